/** The decoder with fresh random weights: its two kinds of attention and the shapes along the way. */
import { decoder as decode } from '#compute/decoder.ts';
import { decodeIncrementally } from '#compute/incremental.ts';
import { maxDifference } from '#compute/linear.ts';
import { causalMask } from '#compute/masks.ts';
import type { MultiHead } from '#compute/multi-head.ts';
import { stack, unstack } from '#compute/shapes.ts';
import { type Tensor, zeros } from '#compute/tensor.ts';
import { countParameters, drawDecoderLayer, drawEncoderLayer } from '#compute/weights.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { counted } from '#locales/words.ts';
import { requireHeadsDivide } from './checks.ts';
import { defineDemo } from './demo.ts';
import { significant, whole } from './format.ts';
import { firstPanels, panel } from './panels.ts';
import { integer } from './parameters.ts';

const MAX_HEADS = 16;

export const decoder = defineDemo({
  name: 'decoder',
  title: { en: 'The decoder', zh: '解码器' },
  questions: ['decoder-overview', 'encoder-decoder-interaction'],
  parameters: {
    m: integer(4, 1, 24),
    n: integer(5, 1, 24),
    dModel: integer(8, 1, 64),
    heads: integer(2, 1, MAX_HEADS),
    dFf: integer(16, 1, 256),
    layers: integer(2, 1, 6),
  },
  check: ({ dModel, heads }) => requireHeadsDivide(dModel, heads, MAX_HEADS),
  run: ({ m, n, dModel, heads, dFf, layers }, random) => {
    const y = random.normals(m, dModel);
    const memory = random.normals(n, dModel);
    const weights = {
      layers: Array.from({ length: layers }, () => drawDecoderLayer(random, dModel, dFf)),
    };
    const { layers: results, output } = decode(y, memory, weights, {
      heads,
      selfMask: causalMask(m),
    });
    const weightsOf = ({ heads: each }: MultiHead): Tensor =>
      stack(each.map((head) => head.weights));
    const selfWeights = results.map(({ selfAttention }) => weightsOf(selfAttention));
    const crossWeights = results.map(({ crossAttention }) => weightsOf(crossAttention));
    return {
      inputs: { y, memory, weights },
      values: {
        output,
        selfWeights: stack(selfWeights),
        crossWeights: stack(crossWeights),
        trace: results.flatMap((layer, i) =>
          [
            { step: 'self-weights', shape: selfWeights[i]!.shape },
            { step: 'self-add-norm', shape: layer.attended.shape },
            { step: 'cross-weights', shape: crossWeights[i]!.shape },
            { step: 'cross-add-norm', shape: layer.crossed.shape },
            { step: 'hidden', shape: layer.feedForward.hidden.shape },
            { step: 'feed-forward-add-norm', shape: layer.output.shape },
          ].map((entry) => ({ layer: i + 1, ...entry })),
        ),
        parameters: countParameters(weights),
        // Of an encoder of the same size, for comparison; its shapes count, not its numbers.
        encoderParameters:
          layers * countParameters(drawEncoderLayer({ ...random, normals: zeros }, dModel, dFf)),
        // Between all positions at once and one after the other with a cache.
        incrementalDifference: maxDifference(
          decodeIncrementally(y, memory, weights, { heads }),
          output,
        ),
      },
    };
  },
  present: ({ values }, { language, say, parameters: { m, n, dModel, heads, dFf, layers } }) => {
    const heat = (title: string, weights: Tensor, source: boolean): FigureSpec => ({
      kind: 'heatmap',
      rowLabel: say('demo-decoder-target'),
      columnLabel: say(source ? 'demo-decoder-source' : 'demo-decoder-target'),
      ...firstPanels(
        title,
        unstack(unstack(weights).at(-1)!).map((head, h) =>
          panel(say('demo-decoder-head', { number: String(h + 1) }), head),
        ),
        say,
      ),
    });
    const layer = { layer: String(layers) };
    const figures = [
      heat(say('demo-decoder-figure-self', layer), values.selfWeights, false),
      heat(say('demo-decoder-figure-cross', layer), values.crossWeights, true),
    ];
    const told = {
      m: String(m),
      n: String(n),
      layers: counted(layers),
      parameters: whole(values.parameters),
      encoderParameters: whole(values.encoderParameters),
      difference: significant(values.incrementalDifference, 2),
    };
    return {
      look: paragraph(say('demo-decoder-look', told)),
      numbers: [
        table(
          [say('demo-decoder-step'), say('demo-decoder-shape')],
          values.trace
            .filter((entry) => entry.layer === 1)
            .map(({ step, shape }) => [say(`demo-decoder-step-${step}`), shape.join(' × ')]),
        ),
      ],
      figures: figures.map((spec) => figure(spec, describeFigure(spec, language))),
      conclusion: paragraph(say('demo-decoder-conclusion', told)),
      tryWith: [
        { label: 'm = 6, n = 3', parameters: { m: '6', n: '3' } },
        { label: 'heads = 4', parameters: { heads: '4' } },
        { label: 'dModel = 64, dFf = 256', parameters: { dModel: '64', dFf: '256', heads: '8' } },
      ],
      python: [
        'import torch',
        `layer = torch.nn.TransformerDecoderLayer(${dModel}, ${heads}, ${dFf}, dropout=0.0, batch_first=True)`,
        `decoder = torch.nn.TransformerDecoder(layer, ${layers})`,
        `y, memory = torch.randn(1, ${m}, ${dModel}), torch.randn(1, ${n}, ${dModel})`,
        `output = decoder(y, memory, tgt_mask=torch.ones(${m}, ${m}).triu(1).bool())   # True = may not look`,
        'print(output.shape, sum(p.numel() for p in decoder.parameters()))',
      ].join('\n'),
    };
  },
});
