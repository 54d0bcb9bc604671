/** How many tokens BERT replaces by [MASK], on average, in a drawn text. */
import { SHARES } from '#compute/masking.ts';
import { significant } from '#demos/format.ts';
import { defineTemplate } from './template.ts';

export const bertMaskCount = defineTemplate({
  name: 'bert-mask-count',
  questions: ['bert-mask-vs-attention-mask'],
  draw: (random) => {
    const n = 20 * random.integer(5, 60);
    const picked = n * SHARES.picked;
    return {
      parameters: { n },
      right: [{ id: 'right', value: picked * SHARES.mask }],
      wrong: [
        { id: 'picked', value: picked },
        { id: 'of-all', value: n * SHARES.mask },
        { id: 'random', value: picked * SHARES.random },
        { id: 'changed', value: picked * (SHARES.mask + SHARES.random) },
      ],
    };
  },
  show: (value) => significant(value, 4),
  words: ({ n }, right) => ({
    n: String(n),
    picked: significant(n * SHARES.picked, 4),
    right: significant(right, 4),
  }),
});
