/** The larger weight of two scores after dividing them by a drawn temperature. */
import { softmax } from '#compute/softmax.ts';
import { fixed } from '#demos/format.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

export const softmaxTemperature = defineTemplate({
  name: 'softmax-temperature',
  questions: ['scale-sqrt-dk'],
  draw: (random) => {
    const gap = random.integer(2, 12);
    const temperature = oneOf([2, 4, 8], random);
    const larger = (difference: number) => softmax(Float64Array.of(difference, 0))[0]!;
    return {
      parameters: { gap, temperature },
      right: [{ id: 'right', value: larger(gap / temperature) }],
      wrong: [
        { id: 'unscaled', value: larger(gap) },
        { id: 'rooted', value: larger(gap / Math.sqrt(temperature)) },
        { id: 'divided-after', value: larger(gap) / temperature },
        { id: 'even', value: 0.5 },
      ],
    };
  },
  show: (value) => fixed(value, 3),
  words: ({ gap, temperature }, right) => ({
    gap: String(gap),
    temperature: String(temperature),
    scaled: fixed(gap / temperature),
    right: fixed(right, 3),
  }),
});
