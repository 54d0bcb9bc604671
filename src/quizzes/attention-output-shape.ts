/** The shape of one head's output for drawn numbers of queries, keys and widths. */
import { attention } from '#compute/attention.ts';
import { zeros } from '#compute/tensor.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

type Shape = readonly [rows: number, columns: number];

export const attentionOutputShape = defineTemplate({
  name: 'attention-output-shape',
  questions: ['cross-attention-kv-source', 'encoder-decoder-interaction', 'multi-head'],
  draw: (random) => {
    const n = random.integer(3, 9);
    const m = random.integer(3, 12);
    const dk = oneOf([4, 8, 16], random);
    const dv = oneOf([6, 10, 20], random);
    if (n === m) return undefined;
    const { output, weights } = attention(zeros(n, dk), zeros(m, dk), zeros(m, dv));
    const value = output.shape as unknown as Shape;
    return {
      parameters: { n, m, dk, dv },
      right: [{ id: 'right', value }],
      wrong: [
        { id: 'weights', value: weights.shape as unknown as Shape },
        { id: 'keys', value: [m, dv] as Shape },
        { id: 'width', value: [n, dk] as Shape },
        { id: 'turned', value: [dv, n] as Shape },
      ],
    };
  },
  show: ([rows, columns]) => `\`[${rows}, ${columns}]\``,
  words: ({ n, m, dk, dv }, [rows, columns]) => ({
    n: String(n),
    m: String(m),
    dk: String(dk),
    dv: String(dv),
    right: `[${rows}, ${columns}]`,
  }),
});
