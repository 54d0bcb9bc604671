/** How likely a generated sequence is free of errors, for a drawn chance of an error at each step. */
import { chanceAllRight } from '#compute/compounding.ts';
import { percent } from '#demos/format.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

export const errorCompounding = defineTemplate({
  name: 'error-compounding',
  questions: ['teacher-forcing-gap'],
  draw: (random) => {
    const error = oneOf([0.01, 0.02, 0.03, 0.05], random);
    const steps = oneOf([10, 15, 20, 30, 40, 50], random);
    const value = chanceAllRight(error, steps);
    return {
      parameters: { error, steps },
      right: [{ id: 'right', value }],
      wrong: [
        { id: 'one-step', value: chanceAllRight(error, 1) },
        { id: 'some-wrong', value: 1 - value },
        { id: 'added', value: Math.max(0, 1 - error * steps) },
        { id: 'all-wrong', value: error ** steps },
      ],
    };
  },
  show: (value) => percent(value),
  words: ({ error, steps }, right) => ({
    error: String(Math.round(error * 100)),
    keep: String(1 - error),
    steps: String(steps),
    right: percent(right),
  }),
});
