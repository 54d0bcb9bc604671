/** How many learned vectors a table of relative positions has for a drawn clipping distance. */
import { relativeIndex } from '#compute/relative.ts';
import { defineTemplate } from './template.ts';

export const rprVectorCount = defineTemplate({
  name: 'rpr-vector-count',
  questions: ['rpr'],
  draw: (random) => {
    const clip = random.integer(2, 20);
    const n = 2 * clip + random.integer(3, 30);
    const value = new Set(relativeIndex(n, clip).data).size;
    return {
      parameters: { clip, n },
      right: [{ id: 'right', value }],
      wrong: [
        { id: 'no-zero', value: 2 * clip },
        { id: 'one-side', value: clip + 1 },
        { id: 'sentence', value: 2 * n - 1 },
        { id: 'pairs', value: n * n },
      ],
    };
  },
  show: String,
  words: ({ clip, n }, right) => ({ clip: String(clip), n: String(n), right: String(right) }),
});
