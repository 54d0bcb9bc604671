import { describe, expect, it } from 'vitest';
import { additiveScores } from '#compute/additive.ts';
import { attention } from '#compute/attention.ts';
import { decoderLayer } from '#compute/decoder.ts';
import { encoder, encoderLayer } from '#compute/encoder.ts';
import { gradientNorms } from '#compute/gradients.ts';
import { causalMask, lengthMask, paddingMask } from '#compute/masks.ts';
import { multiHead } from '#compute/multi-head.ts';
import { layerNorm } from '#compute/norms.ts';
import { stack, unstack } from '#compute/shapes.ts';
import { softmaxRows } from '#compute/softmax.ts';
import { eigenvalues, rank, singularValues } from '#compute/spectrum.ts';
import { asTensor, asWeights, expectClose, reference } from '../support/reference.ts';

describe('what PyTorch and NumPy compute from the same numbers', () => {
  it('softmax, with masked and with huge scores', () => {
    const { scores, weights } = reference('softmax');
    expectClose(softmaxRows(asTensor(scores)), weights);
  });

  it('attention behind a mask', () => {
    const { q, k, v, mask, weights, output } = reference('attention');
    const ours = attention(asTensor(q), asTensor(k), asTensor(v), asTensor(mask));
    expectClose(ours.weights, weights);
    expectClose(ours.output, output);
  });

  it('nn.MultiheadAttention, over another sequence and behind a causal mask', () => {
    const { heads, cross, causal, ...given } = reference('multi-head');
    const { x, memory, weights } = asWeights(given);
    const overMemory = multiHead(x, memory, weights, heads);
    expectClose(overMemory.output, cross.output);
    expectClose(stack(overMemory.heads.map((head) => head.weights)), cross.headWeights);
    const masked = multiHead(x, x, weights, heads, causalMask(5));
    expectClose(masked.output, causal.output);
    expectClose(stack(masked.heads.map((head) => head.weights)), causal.headWeights);
  });

  describe.each(['post', 'pre'] as const)('with %s-LN', (norm) => {
    it('nn.TransformerEncoderLayer: plain, causal and padded', () => {
      const {
        heads,
        length,
        x: input,
        weights: given,
        [norm]: expected,
      } = reference('encoder-layer');
      const [x, weights] = [asTensor(input), asWeights(given)];
      expectClose(encoderLayer(x, weights, { heads, norm }).output, expected.output);
      expectClose(
        encoderLayer(x, weights, { heads, norm, mask: causalMask(5) }).output,
        expected.causal,
      );
      expectClose(
        encoderLayer(x, weights, { heads, norm, mask: paddingMask(5, length) }).output,
        expected.padded,
      );
    });

    it('nn.TransformerDecoderLayer: causal, and with a padded source', () => {
      const { heads, length, y, memory, weights, [norm]: expected } = reference('decoder-layer');
      const run = (memoryMask?: ReturnType<typeof lengthMask>) =>
        decoderLayer(asTensor(y), asTensor(memory), asWeights(weights), {
          heads,
          norm,
          selfMask: causalMask(4),
          memoryMask,
        }).output;
      expectClose(run(), expected.causal);
      expectClose(run(lengthMask(4, 6, length)), expected.padded);
    });
  });

  it('nn.TransformerEncoder of three pre-LN layers with a final norm', () => {
    const { heads, x, weights, output } = reference('encoder');
    const ours = encoder(asTensor(x), asWeights(weights), { heads, norm: 'pre' });
    expectClose(ours.output, output);
  });

  it('layer_norm, with and without gain and bias', () => {
    const { x, gain, bias, epsilon, plain, output } = reference('layer-norm');
    expectClose(layerNorm(asTensor(x)), plain);
    expectClose(
      layerNorm(asTensor(x), {
        gain: Float64Array.from(gain),
        bias: Float64Array.from(bias),
        epsilon,
      }),
      output,
    );
  });

  it.each(['plain', 'residual'] as const)('autograd through tanh layers, %s', (kind) => {
    const given = reference('gradients');
    const norms = gradientNorms(
      asTensor(given.x),
      unstack(asTensor(given.weights)),
      asTensor(given.upstream),
      kind === 'residual',
    );
    expect(norms).toHaveLength(5);
    for (const [i, norm] of norms.entries()) expect(norm).toBeCloseTo(given[kind][i], 9);
  });

  it('singular values, rank and eigenvalues', () => {
    const given = reference('spectrum');
    for (const [i, value] of singularValues(asTensor(given.a)).entries()) {
      expect(value).toBeCloseTo(given.singularValues[i], 9);
    }
    for (const [i, value] of eigenvalues(asTensor(given.symmetric)).entries()) {
      expect(value).toBeCloseTo(given.eigenvalues[i], 9);
    }
    expect(rank(asTensor(given.low))).toBe(given.rank);
    expect(given.rank).toBe(3);
  });

  it('additive scores', () => {
    const { scores, ...given } = reference('additive');
    const { q, k, ...weights } = asWeights(given);
    expectClose(additiveScores(q, k, weights), scores);
  });
});
