/** One number of a small row after layer normalisation. */
import { layerNorm } from '#compute/norms.ts';
import { mean, variance } from '#compute/statistics.ts';
import { tensor } from '#compute/tensor.ts';
import { fixed } from '#demos/format.ts';
import { defineTemplate } from './template.ts';

export const layernormRow = defineTemplate({
  name: 'layernorm-row',
  questions: ['layernorm-vs-batchnorm', 'residual'],
  draw: (random) => {
    const row = Array.from({ length: 4 }, () => random.integer(-4, 9));
    const [first = 0] = row;
    const spread = variance(row);
    if (spread < 2 || first === mean(row)) return undefined;
    const centred = first - mean(row);
    return {
      parameters: { row },
      right: [{ id: 'right', value: layerNorm(tensor([1, 4], row)).data[0]! }],
      wrong: [
        { id: 'variance', value: centred / spread },
        { id: 'centred', value: centred },
        { id: 'not-centred', value: first / Math.sqrt(spread) },
        { id: 'unbiased', value: centred / Math.sqrt((spread * 4) / 3) },
      ],
    };
  },
  show: (value) => fixed(value),
  words: ({ row }, right) => ({
    row: row.map((value) => fixed(value, 0)).join(', '),
    mean: fixed(mean(row)),
    deviation: fixed(Math.sqrt(variance(row))),
    right: fixed(right),
  }),
});
