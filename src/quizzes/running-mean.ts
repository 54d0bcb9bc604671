/** The running mean of BatchNorm after one more batch. */
import { updateRunning } from '#compute/batch-norm.ts';
import { significant } from '#demos/format.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

export const runningMean = defineTemplate({
  name: 'running-mean',
  questions: ['bn-test-time', 'batchnorm'],
  draw: (random) => {
    const momentum = oneOf([0.1, 0.2, 0.25], random);
    const old = random.integer(0, 10);
    const now = random.integer(0, 20);
    if (Math.abs(old - now) < 3) return undefined;
    const of = (mean: number) => ({ mean: Float64Array.of(mean), variance: Float64Array.of(1) });
    const value = updateRunning(of(old), of(now), 32, momentum).mean[0]!;
    return {
      parameters: { momentum, old, now },
      right: [{ id: 'right', value }],
      wrong: [
        { id: 'reversed', value: momentum * old + (1 - momentum) * now },
        { id: 'batch', value: now },
        { id: 'middle', value: (old + now) / 2 },
        { id: 'added', value: old + momentum * now },
      ],
    };
  },
  show: (value) => significant(value),
  words: ({ momentum, old, now }, right) => ({
    momentum: String(momentum),
    old: String(old),
    now: String(now),
    right: significant(right),
  }),
});
