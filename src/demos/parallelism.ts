/** Counts steps that must wait for each other, in training and in decoding, for a recurrent and a self-attention stack. */
import { cachedStepMacs, recurrentMacs, selfAttentionMacs } from '#compute/costs.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { defineDemo } from './demo.ts';
import { significant, whole } from './format.ts';
import { integer } from './parameters.ts';

/** The width of the base model; it enters the multiply-adds only. */
const D_MODEL = 512;
const MODELS = ['recurrent', 'self-attention', 'self-attention with cache'] as const;

export const parallelism = defineDemo({
  name: 'parallelism',
  title: { en: 'What runs in parallel', zh: '哪些计算可以并行' },
  questions: ['parallelism', 'kv-cache'],
  exact: true,
  parameters: { n: integer(10, 1, 8192), layers: integer(6, 1, 128) },
  run: ({ n, layers }) => {
    const positions = Array.from({ length: n }, (_, i) => i + 1);
    const total = (macs: (t: number) => number) =>
      layers * positions.reduce((sum, t) => sum + macs(t), 0);
    const parallel = layers * selfAttentionMacs(n, D_MODEL);
    return {
      inputs: {},
      values: {
        dModel: D_MODEL,
        // Steps: the longest chain of layer applications each of which needs the one before. A recurrent cell
        // waits for the token before it and the layer below it, so the chain goes along one and then up the
        // other. In decoding a token begins only when the top layer has given the one before, in every model.
        rows: [
          {
            model: MODELS[0],
            trainingSteps: n + layers - 1,
            decodingSteps: n * layers,
            trainingMacs: layers * recurrentMacs(n, D_MODEL),
            // Multiply-adds of decoding all n tokens.
            macs: layers * recurrentMacs(n, D_MODEL),
            keyValueProjections: 0,
          },
          {
            model: MODELS[1],
            trainingSteps: layers,
            decodingSteps: n * layers,
            trainingMacs: parallel,
            macs: total((t) => selfAttentionMacs(t, D_MODEL)),
            keyValueProjections: (n * (n + 1)) / 2,
          },
          {
            model: MODELS[2],
            trainingSteps: layers,
            decodingSteps: n * layers,
            trainingMacs: parallel,
            macs: total((t) => cachedStepMacs(t, D_MODEL)),
            keyValueProjections: n,
          },
        ],
      },
    };
  },
  present: ({ values: { rows } }, { language, say, parameters: { n, layers } }) => {
    const names = rows.map(({ model }) => say(`demo-parallelism-${model.replaceAll(' ', '-')}`));
    const spec: FigureSpec = {
      kind: 'bars',
      title: say('demo-parallelism-figure', { n: whole(n), layers: String(layers) }),
      y: { label: say('demo-parallelism-steps') },
      categories: names,
      series: [
        { name: say('demo-parallelism-training'), values: rows.map((r) => r.trainingSteps) },
        { name: say('demo-parallelism-decoding'), values: rows.map((r) => r.decodingSteps) },
      ],
      digits: 0,
    };
    const [recurrent, attention, cached] = [rows[0]!, rows[1]!, rows[2]!];
    const told = {
      n: whole(n),
      layers: String(layers),
      recurrent: whole(recurrent.trainingSteps),
      attention: whole(attention.trainingSteps),
      decoding: whole(attention.decodingSteps),
      ratio: significant(attention.macs / cached.macs, 2),
      projections: whole(attention.keyValueProjections),
      projectionsCached: whole(cached.keyValueProjections),
      dModel: String(D_MODEL),
    };
    return {
      look: paragraph(say('demo-parallelism-look', told)),
      numbers: [
        table(
          [
            say('demo-parallelism-model'),
            say('demo-parallelism-training-steps'),
            say('demo-parallelism-decoding-steps'),
            say('demo-parallelism-macs', told),
          ],
          rows.map((r, i) => [
            names[i]!,
            whole(r.trainingSteps),
            whole(r.decodingSteps),
            significant(r.macs),
          ]),
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(say('demo-parallelism-conclusion', told)),
      tryWith: [
        { label: 'n = 512', parameters: { n: '512' } },
        { label: 'n = 2, layers = 12', parameters: { n: '2', layers: '12' } },
        { label: 'n = 4096, layers = 32', parameters: { n: '4096', layers: '32' } },
      ],
      python: [
        `n, layers, d = ${n}, ${layers}, ${D_MODEL}`,
        'print("training steps:", n + layers - 1, "recurrent,", layers, "self-attention")',
        'print("decoding steps:", n * layers)',
        'full = layers * sum(4 * t * d * d + 2 * t * t * d for t in range(1, n + 1))   # everything again for every token',
        'cache = layers * sum(4 * d * d + 2 * t * d for t in range(1, n + 1))          # one new row a token',
        'print(full, cache, full / cache)',
      ].join('\n'),
    };
  },
});
