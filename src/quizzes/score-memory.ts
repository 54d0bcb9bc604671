/** The memory of the attention scores for a drawn length. */
import { dotBytes } from '#compute/costs.ts';
import { bytes } from '#demos/format.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

export const scoreMemory = defineTemplate({
  name: 'score-memory',
  questions: ['parallelism', 'dot-vs-additive', 'multi-head'],
  draw: (random) => {
    const n = oneOf([256, 512, 1024, 2048, 4096, 8192], random);
    const heads = oneOf([4, 8, 12, 16], random);
    const dk = 64;
    return {
      parameters: { n, heads, dk },
      right: [{ id: 'right', value: dotBytes(n, heads) }],
      wrong: [
        { id: 'linear', value: 4 * heads * n * dk },
        { id: 'one-head', value: dotBytes(n, 1) },
        { id: 'elements', value: dotBytes(n, heads) / 4 },
        { id: 'per-feature', value: dotBytes(n, heads) * dk },
      ],
    };
  },
  show: (value) => bytes(value),
  words: ({ n, heads, dk }, right) => ({
    n: String(n),
    heads: String(heads),
    dk: String(dk),
    right: bytes(right),
  }),
});
