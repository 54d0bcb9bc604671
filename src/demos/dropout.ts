/** Inverted dropout on ones: the mean stays, the variance rises, and test time does nothing. */
import { dropout as drop } from '#compute/dropout.ts';
import { mean, variance } from '#compute/statistics.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { defineDemo } from './demo.ts';
import { fixed, percent, significant, whole } from './format.ts';
import { integer, number } from './parameters.ts';

/** How many of the numbers the figure shows. */
const SHOWN = 20;

export const dropout = defineDemo({
  name: 'dropout',
  title: { en: 'Dropout in training and at test', zh: '训练与测试时的 Dropout' },
  questions: ['lr-warmup-dropout'],
  parameters: { p: number(0.1, 0, 0.95), n: integer(100_000, 1, 500_000) },
  run: ({ p, n }, random) => {
    const ones = new Float64Array(n).fill(1);
    const train = drop(ones, p, random);
    return {
      // Every number is 1 and every draw follows from the seed: there is nothing else to give.
      inputs: { ones: n },
      values: {
        trainMean: mean(train),
        trainVariance: variance(train),
        testMean: mean(ones),
        keptShare: mean(train.map((value) => (value === 0 ? 0 : 1))),
        first: [...train.subarray(0, Math.min(n, SHOWN))],
      },
    };
  },
  present: ({ values }, { language, say, parameters: { p, n } }) => {
    const spec: FigureSpec = {
      kind: 'bars',
      title: say('demo-dropout-figure', { p: String(p) }),
      y: { label: say('demo-dropout-value') },
      categories: values.first.map((_, i) => String(i + 1)),
      series: [
        { name: say('demo-dropout-train'), values: values.first },
        { name: say('demo-dropout-test'), values: values.first.map(() => 1) },
      ],
    };
    const told = {
      n: whole(n),
      p: String(p),
      kept: percent(values.keptShare),
      factor: significant(1 / (1 - p), 4),
      mean: fixed(values.trainMean, 4),
      variance: fixed(values.trainVariance, 4),
      expected: fixed(p / (1 - p), 4),
    };
    return {
      look: paragraph(say('demo-dropout-look', told)),
      numbers: [
        table(
          ['', say('demo-dropout-train'), say('demo-dropout-test')],
          [
            [say('demo-dropout-mean'), told.mean, fixed(values.testMean, 4)],
            [say('demo-dropout-variance', told), told.variance, '0'],
            [say('demo-dropout-kept'), told.kept, percent(1)],
          ],
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(say('demo-dropout-conclusion', told)),
      tryWith: [
        { label: 'p = 0.3', parameters: { p: '0.3' } },
        { label: 'p = 0.5', parameters: { p: '0.5' } },
      ],
      python: [
        'import torch',
        `drop, x = torch.nn.Dropout(${p}), torch.ones(${n})`,
        'y = drop.train()(x)',
        'print(y.mean(), y.var(unbiased=False), drop.eval()(x).mean())',
      ].join('\n'),
    };
  },
});
