/** Shows how softmax over unscaled scores saturates as d_k grows, and that 1/√d_k keeps it soft. */
import { dot } from '#compute/linear.ts';
import type { Random } from '#compute/random.ts';
import { entropy, softmax } from '#compute/softmax.ts';
import { mean } from '#compute/statistics.ts';
import { row, type Tensor } from '#compute/tensor.ts';
import { figure, paragraph, table, tex } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { UserError } from '#locales/user-error.ts';
import { defineDemo } from './demo.ts';
import { fixed, percent } from './format.ts';
import { integer } from './parameters.ts';

/** Random numbers drawn at most, queries · (keys + 1) · d_k. */
const MAX_DRAWN = 4_500_000;
/** A weight above it counts as "all on one key". */
const NEARLY_ONE = 0.99;

export const saturation = defineDemo({
  name: 'saturation',
  title: { en: 'Softmax saturation', zh: 'softmax 饱和' },
  questions: ['scale-sqrt-dk'],
  parameters: {
    keys: integer(16, 2, 64),
    dk: integer(64, 1, 1024),
    queries: integer(500, 1, 2000),
  },
  check: ({ keys, dk, queries }) => {
    if (queries * (keys + 1) * dk > MAX_DRAWN) {
      throw new UserError('demo-saturation-too-large', {
        max: String(MAX_DRAWN),
        most: String(Math.floor(MAX_DRAWN / ((keys + 1) * dk))),
      });
    }
  },
  run: ({ keys, dk, queries }, random) => {
    const all = Array.from({ length: queries }, () => draw(keys, dk, random));
    const shown = all[0]!;
    const scale = 1 / Math.sqrt(dk);
    const raw = all.map(({ logits }) => softmax(logits));
    const scaled = all.map(({ logits }) => softmax(logits.map((logit) => logit * scale)));
    const both = (measure: (rows: Float64Array[]) => number) => ({
      raw: measure(raw),
      scaled: measure(scaled),
    });
    return {
      // The logits of every query are given too: the summary over all of them can be computed again.
      inputs: {
        query: [...shown.query],
        keys: shown.keys,
        allLogits: all.map(({ logits }) => [...logits]),
      },
      values: {
        logits: [...shown.logits],
        weights: [...raw[0]!],
        scaledWeights: [...scaled[0]!],
        meanMax: both((rows) => mean(rows.map((weights) => Math.max(...weights)))),
        meanEntropy: both((rows) => mean(rows.map(entropy))),
        shareAbove99: both((rows) =>
          mean(rows.map((weights) => (Math.max(...weights) > NEARLY_ONE ? 1 : 0))),
        ),
      },
    };
  },
  present: ({ values }, { language, say, parameters: { keys, dk, queries } }) => {
    const { meanMax, meanEntropy, shareAbove99 } = values;
    const spec: FigureSpec = {
      kind: 'bars',
      title: say('demo-saturation-figure', { dk: String(dk) }),
      y: { label: say('demo-saturation-axis') },
      categories: values.weights.map((_, i) => String(i + 1)),
      series: [
        { name: say('demo-saturation-raw'), values: values.weights },
        { name: say('demo-saturation-scaled'), values: values.scaledWeights },
      ],
    };
    const told = {
      keys: String(keys),
      dk: String(dk),
      queries: String(queries),
      raw: fixed(meanMax.raw),
      scaled: fixed(meanMax.scaled),
      above: percent(shareAbove99.raw),
      aboveScaled: percent(shareAbove99.scaled),
    };
    return {
      look: paragraph(say('demo-saturation-look', told)),
      numbers: [
        table(
          [say('demo-saturation-over', told), tex('q \\cdot k'), tex('q \\cdot k / \\sqrt{d_k}')],
          [
            [say('demo-saturation-mean-max'), fixed(meanMax.raw, 3), fixed(meanMax.scaled, 3)],
            [
              say('demo-saturation-entropy', { most: fixed(Math.log(keys), 3) }),
              fixed(meanEntropy.raw, 3),
              fixed(meanEntropy.scaled, 3),
            ],
            [say('demo-saturation-above'), told.above, told.aboveScaled],
          ],
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(say('demo-saturation-conclusion', told)),
      tryWith: [
        { label: 'd_k = 8', parameters: { dk: '8' } },
        { label: 'd_k = 512', parameters: { dk: '512' } },
      ],
      python: [
        'import numpy as np',
        `q, k = np.random.normal(size=(${queries}, 1, ${dk})), np.random.normal(size=(${queries}, ${keys}, ${dk}))`,
        's = (q * k).sum(-1)',
        'p = lambda s: np.exp(s - s.max(-1, keepdims=True)) / np.exp(s - s.max(-1, keepdims=True)).sum(-1, keepdims=True)',
        `print(p(s).max(-1).mean(), p(s / np.sqrt(${dk})).max(-1).mean())`,
      ].join('\n'),
    };
  },
});

/** One query with its keys, all N(0, 1), and their dot products. */
function draw(
  keys: number,
  dk: number,
  random: Random,
): { query: Float64Array; keys: Tensor; logits: Float64Array } {
  const query = random.normals(dk).data;
  const drawn = random.normals(keys, dk);
  const logits = Float64Array.from({ length: keys }, (_, i) => dot(query, row(drawn, i)));
  return { query, keys: drawn, logits };
}
