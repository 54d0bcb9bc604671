/** The learning rate of the paper along the training steps, with its peak at the end of the warm-up. */
import { learningRate } from '#compute/schedule.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { defineDemo } from './demo.ts';
import { significant, whole } from './format.ts';
import { integer } from './parameters.ts';

/** More points than the figure has pixels tell nothing. */
const MAX_POINTS = 400;

export const schedule = defineDemo({
  name: 'schedule',
  title: { en: 'Learning rate with warm-up', zh: '带预热的学习率' },
  questions: ['lr-warmup-dropout'],
  exact: true,
  parameters: {
    dModel: integer(512, 1, 16_384),
    warmup: integer(4000, 1, 100_000),
    steps: integer(20_000, 1, 100_000),
  },
  run: ({ dModel, warmup, steps }) => {
    const rate = Array.from({ length: steps }, (_, i) => learningRate(i + 1, dModel, warmup));
    const peakRate = Math.max(...rate.slice(0, warmup + 1));
    return { inputs: {}, values: { rate, peakStep: rate.indexOf(peakRate) + 1, peakRate } };
  },
  present: (
    { values: { rate, peakStep, peakRate } },
    { language, say, parameters: { dModel, warmup, steps } },
  ) => {
    const every = Math.max(1, Math.ceil(steps / MAX_POINTS));
    const shown = [
      ...new Set([...rate.keys()].filter((i) => i % every === 0).concat(peakStep - 1, steps - 1)),
    ].toSorted((a, b) => a - b);
    const spec: FigureSpec = {
      kind: 'lines',
      title: say('demo-schedule-figure', { dModel: String(dModel) }),
      x: { label: say('demo-schedule-step') },
      y: { label: say('demo-schedule-rate') },
      series: [
        {
          name: say('demo-schedule-rate'),
          x: shown.map((i) => i + 1),
          y: shown.map((i) => rate[i]!),
        },
      ],
      marks: [{ x: peakStep, label: say('demo-schedule-peak', { step: whole(peakStep) }) }],
    };
    const told = {
      warmup: whole(warmup),
      step: whole(peakStep),
      rate: significant(peakRate, 4),
      last: significant(rate.at(-1)!, 4),
      steps: whole(steps),
    };
    const steps1 = [
      ...new Set([1, Math.min(steps, 1000), peakStep, Math.min(steps, 2 * warmup), steps]),
    ].toSorted((a, b) => a - b);
    return {
      look: paragraph(say('demo-schedule-look', told)),
      numbers: [
        table(
          [say('demo-schedule-step'), say('demo-schedule-rate')],
          steps1.map((step) => [whole(step), significant(rate[step - 1]!, 5)]),
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(
        say(warmup <= steps ? 'demo-schedule-conclusion' : 'demo-schedule-rising', told),
      ),
      tryWith: [
        { label: 'dModel = 1024', parameters: { dModel: '1024' } },
        { label: 'warmup = 8000', parameters: { warmup: '8000' } },
        { label: 'warmup = 1', parameters: { warmup: '1', steps: '1000' } },
      ],
      python: [
        'import numpy as np',
        `step = np.arange(1, ${steps} + 1.0)`,
        `rate = ${dModel} ** -0.5 * np.minimum(step ** -0.5, step * ${warmup} ** -1.5)`,
        'print(rate.argmax() + 1, rate.max())',
      ].join('\n'),
    };
  },
});
