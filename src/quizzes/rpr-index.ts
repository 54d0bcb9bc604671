/** Which row of the table of relative positions a drawn query and key use. */
import { relativeIndex } from '#compute/relative.ts';
import { defineTemplate } from './template.ts';

export const rprIndex = defineTemplate({
  name: 'rpr-index',
  questions: ['rpr'],
  draw: (random) => {
    const clip = random.integer(2, 5);
    const n = random.integer(8, 14);
    const i = random.integer(0, n - 1);
    const j = random.integer(0, n - 1);
    if (Math.abs(j - i) <= clip) return undefined;
    const at = (query: number, key: number) => relativeIndex(n, clip).data[query * n + key]!;
    return {
      parameters: { clip, i, j },
      right: [{ id: 'right', value: at(i, j) }],
      wrong: [
        { id: 'reversed', value: at(j, i) },
        { id: 'unclipped', value: j - i + clip },
        { id: 'unshifted', value: at(i, j) - clip },
        { id: 'zero', value: clip },
      ],
    };
  },
  show: (value) => (value < 0 ? `−${-value}` : String(value)),
  words: ({ clip, i, j }, right) => ({
    clip: String(clip),
    i: String(i),
    j: String(j),
    offset: j - i < 0 ? `−${i - j}` : String(j - i),
    right: String(right),
  }),
});
