/** The learning rate of the original schedule at a drawn step. */
import { learningRate } from '#compute/schedule.ts';
import { significant } from '#demos/format.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

export const learningRateAtStep = defineTemplate({
  name: 'learning-rate-at-step',
  questions: ['lr-warmup-dropout'],
  draw: (random) => {
    const dModel = oneOf([256, 512, 768, 1024], random);
    const warmup = oneOf([2000, 4000, 8000], random);
    const step = oneOf([100, 500, 1000, 4000, 10_000, 20_000, 50_000, 100_000], random);
    if (step === warmup) return undefined;
    const rising = step < warmup;
    return {
      parameters: { dModel, warmup, step, rising },
      right: [{ id: 'right', value: learningRate(step, dModel, warmup) }],
      wrong: [
        {
          id: rising ? 'falling' : 'rising',
          value: dModel ** -0.5 * (rising ? step ** -0.5 : step * warmup ** -1.5),
        },
        { id: 'no-width', value: learningRate(step, 1, warmup) },
        { id: 'peak', value: learningRate(warmup, dModel, warmup) },
        { id: 'no-root', value: learningRate(step, dModel ** 2, warmup) },
      ],
    };
  },
  show: (value) => significant(value),
  words: ({ dModel, warmup, step, rising }, right, say) => ({
    dModel: String(dModel),
    warmup: String(warmup),
    step: String(step),
    phase: say(`quiz-learning-rate-at-step-${rising ? 'rises' : 'falls'}`),
    right: significant(right),
  }),
});
