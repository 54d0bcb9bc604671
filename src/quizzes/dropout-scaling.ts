/** What a kept number becomes under inverted dropout. */
import { dropout } from '#compute/dropout.ts';
import { significant } from '#demos/format.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

export const dropoutScaling = defineTemplate({
  name: 'dropout-scaling',
  questions: ['lr-warmup-dropout'],
  draw: (random) => {
    const p = oneOf([0.1, 0.2, 0.25, 0.3, 0.4], random);
    const x = random.integer(2, 12);
    const many = dropout(new Float64Array(64).fill(x), p, random);
    const value = many.find((kept) => kept !== 0);
    if (value === undefined) return undefined;
    return {
      parameters: { p, x },
      right: [{ id: 'right', value }],
      wrong: [
        { id: 'unscaled', value: x },
        { id: 'shrunk', value: x * (1 - p) },
        { id: 'by-p', value: x / p },
        { id: 'times-p', value: x * p },
      ],
    };
  },
  show: (value) => significant(value),
  words: ({ p, x }, right) => ({
    p: String(p),
    x: String(x),
    keep: significant(1 - p),
    right: significant(right),
  }),
});
