/** By how much ALiBi lowers the score of a key, for a drawn head and distance. */
import { alibiBias, alibiSlopes } from '#compute/alibi.ts';
import { significant } from '#demos/format.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

export const alibiPenalty = defineTemplate({
  name: 'alibi-penalty',
  questions: ['other-positional-encodings'],
  draw: (random) => {
    const heads = oneOf([2, 4, 8], random);
    const head = random.integer(1, heads);
    const distance = random.integer(2, 12);
    const slopes = alibiSlopes(heads);
    const n = distance + 1;
    // The last query and the first key.
    const value = -alibiBias(slopes, n).data[((head - 1) * n + distance) * n]!;
    const slope = slopes[head - 1]!;
    return {
      parameters: { heads, head, distance },
      right: [{ id: 'right', value }],
      wrong: [
        { id: 'no-distance', value: slope },
        { id: 'head-before', value: distance * 2 ** ((-8 * (head - 1)) / heads) },
        { id: 'no-eight', value: distance * 2 ** (-head / heads) },
        { id: 'no-slope', value: distance },
        { id: 'divided', value: slope / distance },
      ],
    };
  },
  show: (value) => significant(value),
  words: ({ heads, head, distance }, right) => ({
    heads: String(heads),
    head: String(head),
    distance: String(distance),
    exponent: significant((8 * head) / heads),
    slope: significant(2 ** ((-8 * head) / heads)),
    right: significant(right),
  }),
});
