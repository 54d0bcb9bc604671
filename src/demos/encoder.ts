/** The encoder with fresh random weights: the shapes along the way, the attention of the last layer, and no sense of order. */
import { encoder as encode } from '#compute/encoder.ts';
import { maxDifference } from '#compute/linear.ts';
import { stack, takeRows, unstack } from '#compute/shapes.ts';
import { countParameters, drawEncoderLayer } from '#compute/weights.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { counted } from '#locales/words.ts';
import { requireHeadsDivide } from './checks.ts';
import { defineDemo } from './demo.ts';
import { significant, whole } from './format.ts';
import { firstPanels, numbered, panel } from './panels.ts';
import { integer } from './parameters.ts';

const MAX_HEADS = 16;

export const encoder = defineDemo({
  name: 'encoder',
  title: { en: 'The encoder', zh: '编码器' },
  questions: ['encoder-overview'],
  parameters: {
    n: integer(5, 1, 32),
    dModel: integer(8, 1, 64),
    heads: integer(2, 1, MAX_HEADS),
    dFf: integer(16, 1, 256),
    layers: integer(2, 1, 6),
  },
  check: ({ dModel, heads }) => requireHeadsDivide(dModel, heads, MAX_HEADS),
  run: ({ n, dModel, heads, dFf, layers }, random) => {
    const x = random.normals(n, dModel);
    const weights = {
      layers: Array.from({ length: layers }, () => drawEncoderLayer(random, dModel, dFf)),
    };
    const { layers: results, output } = encode(x, weights, { heads });
    const attentionWeights = results.map(({ selfAttention }) =>
      stack(selfAttention.heads.map((head) => head.weights)),
    );
    const backwards = numbered(n).map((_, i) => n - 1 - i);
    const reversed = encode(takeRows(x, backwards), weights, { heads }).output;
    return {
      inputs: { x, weights },
      values: {
        output,
        attentionWeights: stack(attentionWeights),
        trace: results.flatMap(({ selfAttention, attended, feedForward, output: after }, i) =>
          [
            { step: 'attention-weights', shape: attentionWeights[i]!.shape },
            { step: 'self-attention', shape: selfAttention.output.shape },
            { step: 'add-norm', shape: attended.shape },
            { step: 'hidden', shape: feedForward.hidden.shape },
            { step: 'feed-forward', shape: feedForward.output.shape },
            { step: 'add-norm', shape: after.shape },
          ].map((entry) => ({ layer: i + 1, ...entry })),
        ),
        parameters: countParameters(weights),
        // Between the output of the reversed input and the reversed output.
        reversedDifference: maxDifference(reversed, takeRows(output, backwards)),
      },
    };
  },
  present: (
    { inputs, values },
    { language, say, parameters: { n, dModel, heads, dFf, layers } },
  ) => {
    const dimensions = numbered(dModel);
    const through: FigureSpec = {
      kind: 'heatmap',
      title: say('demo-encoder-figure'),
      rowLabel: say('demo-encoder-position'),
      columnLabel: say('demo-encoder-dimension'),
      panels: [
        panel(say('demo-encoder-input'), inputs.x, numbered(n), dimensions),
        panel(say('demo-encoder-output'), values.output, numbered(n), dimensions),
      ],
      colours: 'diverging',
      digits: 1,
    };
    const attention: FigureSpec = {
      kind: 'heatmap',
      rowLabel: say('demo-encoder-query'),
      columnLabel: say('demo-encoder-key'),
      ...firstPanels(
        say('demo-encoder-figure-attention', { layer: String(layers) }),
        unstack(unstack(values.attentionWeights).at(-1)!).map((weights, h) =>
          panel(say('demo-encoder-head', { number: String(h + 1) }), weights),
        ),
        say,
      ),
    };
    const told = {
      n: String(n),
      dModel: String(dModel),
      layers: counted(layers),
      parameters: whole(values.parameters),
      difference: significant(values.reversedDifference, 2),
    };
    return {
      look: paragraph(say('demo-encoder-look', told)),
      numbers: [
        table(
          [say('demo-encoder-step'), say('demo-encoder-shape')],
          values.trace
            .filter(({ layer }) => layer === 1)
            .map(({ step, shape }) => [say(`demo-encoder-step-${step}`), shape.join(' × ')]),
        ),
      ],
      figures: [through, attention].map((spec) => figure(spec, describeFigure(spec, language))),
      conclusion: paragraph(say('demo-encoder-conclusion', told)),
      tryWith: [
        { label: 'heads = 4', parameters: { heads: '4' } },
        { label: 'n = 8, layers = 6', parameters: { n: '8', layers: '6' } },
        { label: 'dModel = 64, dFf = 256', parameters: { dModel: '64', dFf: '256', heads: '8' } },
      ],
      python: [
        'import torch',
        `layer = torch.nn.TransformerEncoderLayer(${dModel}, ${heads}, ${dFf}, dropout=0.0, batch_first=True)`,
        `encoder = torch.nn.TransformerEncoder(layer, ${layers})`,
        `x = torch.randn(1, ${n}, ${dModel})`,
        'print((encoder(x.flip(1)) - encoder(x).flip(1)).abs().max(), sum(p.numel() for p in encoder.parameters()))',
      ].join('\n'),
    };
  },
});
