/** BatchNorm of a small matrix: statistics of the batch, the running ones for test time, and a batch of one. */
import { batchStatistics, normalise, type Statistics, updateRunning } from '#compute/batch-norm.ts';
import { mean } from '#compute/statistics.ts';
import { tensor } from '#compute/tensor.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { defineDemo } from './demo.ts';
import { fixed, significant } from './format.ts';
import { panel } from './panels.ts';
import { integer, number } from './parameters.ts';

/** Batch sizes of the curve, and how many batches of each are averaged. */
const SIZES = [1, 2, 4, 8, 16, 32, 64];
const REPEATS = 50;

export const batchnorm = defineDemo({
  name: 'batchnorm',
  title: { en: 'BatchNorm in training and at test', zh: '训练与测试时的 BatchNorm' },
  questions: ['batchnorm', 'bn-test-time'],
  parameters: {
    batch: integer(10, 2, 64),
    features: integer(5, 1, 16),
    momentum: number(0.1, 0.001, 1),
  },
  run: ({ batch, features, momentum }, random) => {
    const x = random.normals(batch, features);
    const statistics = batchStatistics(x);
    const start: Statistics = {
      mean: new Float64Array(features),
      variance: new Float64Array(features).fill(1),
    };
    const running = updateRunning(start, statistics, batch, momentum);
    const draws = SIZES.map((size) => random.normals(REPEATS, size));
    const first = tensor([1, features], x.data.slice(0, features));
    return {
      inputs: { x, draws },
      values: {
        mean: [...statistics.mean],
        variance: [...statistics.variance],
        output: normalise(x, statistics),
        runningMean: [...running.mean],
        runningVariance: [...running.variance],
        // How far the mean of a batch is from the true mean, 0: about 1/√size.
        byBatchSize: SIZES.map((size, i) => ({
          size,
          meanError: mean(
            Array.from({ length: REPEATS }, (_, r) =>
              Math.abs(mean(draws[i]!.data.slice(r * size, (r + 1) * size))),
            ),
          ),
        })),
        // The first example alone: normalised by itself it is nothing but zeros.
        single: {
          training: [...normalise(first, batchStatistics(first)).data],
          test: [...normalise(first, running).data],
        },
      },
    };
  },
  present: (
    { inputs: { x }, values },
    { language, say, parameters: { batch, features, momentum } },
  ) => {
    const names = Array.from({ length: features }, (_, i) => String(i + 1));
    const matrices: FigureSpec = {
      kind: 'heatmap',
      title: say('demo-batchnorm-figure'),
      rowLabel: say('demo-batchnorm-example'),
      columnLabel: say('demo-batchnorm-feature'),
      colours: 'diverging',
      digits: 1,
      panels: [
        panel(say('demo-batchnorm-input'), x),
        panel(say('demo-batchnorm-output'), values.output),
      ],
    };
    const curve: FigureSpec = {
      kind: 'lines',
      title: say('demo-batchnorm-error'),
      x: { label: say('demo-batchnorm-size'), scale: 'log' },
      y: { label: say('demo-batchnorm-distance') },
      series: [
        {
          name: say('demo-batchnorm-distance'),
          x: SIZES,
          y: values.byBatchSize.map(({ meanError }) => meanError),
        },
      ],
    };
    const list = (numbers: readonly number[]) =>
      numbers
        .slice(0, 4)
        .map((value) => fixed(value))
        .join('  ');
    const told = {
      batch: String(batch),
      features: String(features),
      momentum: String(momentum),
      small: significant(values.byBatchSize[1]!.meanError, 2),
      large: significant(values.byBatchSize.at(-1)!.meanError, 2),
      size: String(SIZES.at(-1)),
      single: fixed(values.single.training[0]!, 1),
      test: fixed(values.single.test[0]!),
    };
    return {
      look: paragraph(say('demo-batchnorm-look', told)),
      numbers: [
        table(
          ['', say('demo-batchnorm-features', { shown: String(Math.min(4, names.length)) })],
          [
            [say('demo-batchnorm-mean'), list(values.mean)],
            [say('demo-batchnorm-variance'), list(values.variance)],
            [say('demo-batchnorm-running-mean', told), list(values.runningMean)],
            [say('demo-batchnorm-running-variance', told), list(values.runningVariance)],
            [say('demo-batchnorm-single'), list(values.single.training)],
            [say('demo-batchnorm-single-test'), list(values.single.test)],
          ],
        ),
      ],
      figures: [
        figure(matrices, describeFigure(matrices, language)),
        figure(curve, describeFigure(curve, language)),
      ],
      conclusion: paragraph(say('demo-batchnorm-conclusion', told)),
      tryWith: [
        { label: 'batch = 2', parameters: { batch: '2' } },
        { label: 'momentum = 0.5', parameters: { momentum: '0.5' } },
        { label: 'batch = 64, features = 3', parameters: { batch: '64', features: '3' } },
      ],
      python: [
        'import torch',
        `x, bn = torch.randn(${batch}, ${features}), torch.nn.BatchNorm1d(${features}, momentum=${momentum})`,
        'y = bn.train()(x)',
        'print(bn.running_mean, bn.running_var)   # the variance kept is the unbiased one',
        'print(bn.eval()(x[:1]))                  # a batch of one, at test time',
      ].join('\n'),
    };
  },
});
