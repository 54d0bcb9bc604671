import { describe, expect, it } from 'vitest';
import { decoder } from '#compute/decoder.ts';
import { encoder } from '#compute/encoder.ts';
import { decodeIncrementally, encodeIncrementally } from '#compute/incremental.ts';
import { maxDifference } from '#compute/linear.ts';
import { causalMask, lengthMask, paddingMask } from '#compute/masks.ts';
import { type Random, randomFrom } from '#compute/random.ts';
import { takeRows } from '#compute/shapes.ts';
import { mean, variance } from '#compute/statistics.ts';
import { row, type Tensor, tensor, zeros } from '#compute/tensor.ts';
import { countParameters, drawDecoderLayer, drawEncoderLayer } from '#compute/weights.ts';

const random = randomFrom(11);
const [heads, dModel, dFf] = [4, 16, 32];
const encoderWeights = {
  layers: [0, 1, 2].map(() => drawEncoderLayer(random, dModel, dFf)),
};
const decoderWeights = {
  layers: [0, 1, 2].map(() => drawDecoderLayer(random, dModel, dFf)),
};
const x = random.normals(6, dModel);
const y = random.normals(5, dModel);

/** The same rows but for those from `at` on. */
function changedFrom(input: Tensor, at: number): Tensor {
  const data = input.data.slice();
  for (let i = at * dModel; i < data.length; i++) data[i]! += 1;
  return tensor(input.shape, data);
}

const changedRows = (a: Tensor, b: Tensor): number[] =>
  Array.from({ length: a.shape[0]! }, (_, i) => i).filter((i) =>
    row(a, i).some((value, j) => value !== row(b, i)[j]),
  );

describe('the encoder', () => {
  it('knows no order: permuted inputs give permuted outputs', () => {
    const order = [3, 0, 5, 1, 4, 2];
    const permuted = encoder(takeRows(x, order), encoderWeights, { heads }).output;
    const output = takeRows(encoder(x, encoderWeights, { heads }).output, order);
    expect(maxDifference(permuted, output)).toBeLessThan(1e-12);
  });

  it('gives rows of mean 0 and variance 1 where the last thing is a fresh layer norm', () => {
    const { output } = encoder(x, encoderWeights, { heads });
    for (let i = 0; i < 6; i++) {
      expect(mean(row(output, i))).toBeCloseTo(0, 12);
      expect(variance(row(output, i))).toBeCloseTo(1, 3);
    }
  });

  it('behind a padding mask does not see the padding', () => {
    const options = { heads, mask: paddingMask(6, 4) };
    const before = encoder(x, encoderWeights, options).output;
    const after = encoder(changedFrom(x, 4), encoderWeights, options).output;
    expect(changedRows(before, after)).toEqual([4, 5]);
  });

  it.each(['post', 'pre'] as const)(
    'behind a causal mask does not see the future, %s-LN',
    (norm) => {
      const options = { heads, norm, mask: causalMask(6) };
      const before = encoder(x, encoderWeights, options).output;
      for (const at of [1, 4]) {
        const after = encoder(changedFrom(x, at), encoderWeights, options).output;
        expect(Math.min(...changedRows(before, after))).toBe(at);
      }
    },
  );

  it.each(['post', 'pre'] as const)(
    'one position after the other with a cache gives the same, %s-LN',
    (norm) => {
      const parallel = encoder(x, encoderWeights, { heads, norm, mask: causalMask(6) }).output;
      const cached = encodeIncrementally(x, encoderWeights, { heads, norm });
      expect(maxDifference(parallel, cached)).toBeLessThan(1e-10);
    },
  );

  it('all padding gives numbers, not NaN', () => {
    const { output } = encoder(x, encoderWeights, { heads, mask: paddingMask(6, 0) });
    expect(output.data.every(Number.isFinite)).toBe(true);
  });

  it('refuses heads that do not divide the width', () => {
    expect(() => encoder(x, encoderWeights, { heads: 3 })).toThrow(
      'multiHead: expected heads to divide d_model, got 3 heads and 16',
    );
  });
});

describe('the decoder', () => {
  const options = { heads, selfMask: causalMask(5) };

  it('does not see the future of the target', () => {
    const before = decoder(y, x, decoderWeights, options).output;
    const after = decoder(changedFrom(y, 3), x, decoderWeights, options).output;
    expect(changedRows(before, after)).toEqual([3, 4]);
  });

  it('reads the memory as a set: reordered source rows change nothing', () => {
    const before = decoder(y, x, decoderWeights, options).output;
    const after = decoder(y, takeRows(x, [5, 2, 0, 4, 1, 3]), decoderWeights, options).output;
    expect(maxDifference(before, after)).toBeLessThan(1e-12);
  });

  it('does not see padding of the source, and misses a token left out', () => {
    const before = decoder(y, x, decoderWeights, { ...options, memoryMask: lengthMask(5, 6, 4) });
    const cut = decoder(y, takeRows(x, [0, 1, 2, 3]), decoderWeights, options);
    expect(maxDifference(before.output, cut.output)).toBeLessThan(1e-12);
    const whole = decoder(y, x, decoderWeights, options);
    expect(maxDifference(whole.output, cut.output)).toBeGreaterThan(0.01);
  });

  it.each(['post', 'pre'] as const)(
    'one position after the other with a cache gives the same, %s-LN',
    (norm) => {
      const parallel = decoder(y, x, decoderWeights, { ...options, norm }).output;
      const cached = decodeIncrementally(y, x, decoderWeights, { heads, norm });
      expect(maxDifference(parallel, cached)).toBeLessThan(1e-10);
    },
  );

  it('scores [targets × sources], each row sharing out 1', () => {
    for (const layer of decoder(y, x, decoderWeights, options).layers) {
      for (const { weights } of layer.crossAttention.heads) {
        expect(weights.shape).toEqual([5, 6]);
        for (let i = 0; i < 5; i++) {
          expect(row(weights, i).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        }
      }
    }
  });
});

describe('parameters of the base model, d_model 512, d_ff 2048', () => {
  // Only shapes count here.
  const nothing: Random = { ...random, normals: zeros };
  const encoderLayer = drawEncoderLayer(nothing, 512, 2048);
  const decoderLayer = drawDecoderLayer(nothing, 512, 2048);

  it('has the published counts', () => {
    expect(countParameters(encoderLayer.selfAttention)).toBe(1_050_624);
    expect(countParameters(encoderLayer.feedForward)).toBe(2_099_712);
    expect(countParameters(encoderLayer.norm1)).toBe(1_024);
    expect(countParameters(encoderLayer)).toBe(3_152_384);
    expect(countParameters(decoderLayer)).toBe(4_204_032);
  });

  it('six and six with one embedding of 37 000 tokens: 63 082 496', () => {
    const stacks = 6 * (countParameters(encoderLayer) + countParameters(decoderLayer));
    expect(stacks + 37_000 * 512).toBe(63_082_496);
  });
});
