/** The variance of q·k for a drawn width and variance of the components. */
import { dotProductVariance } from '#compute/statistics.ts';
import { significant } from '#demos/format.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

export const dotProductVarianceQuiz = defineTemplate({
  name: 'dot-product-variance',
  questions: ['scale-sqrt-dk', 'embedding-scale', 'dot-vs-additive'],
  draw: (random) => {
    const dk = oneOf([8, 16, 24, 32, 48, 64, 80, 96, 128, 160, 192, 256], random);
    const spread = oneOf([0.5, 1, 2, 3], random);
    const value = dotProductVariance(dk, spread);
    return {
      parameters: { dk, spread },
      right: [{ id: 'right', value }],
      wrong: [
        { id: 'deviation', value: Math.sqrt(value) },
        { id: 'scaled', value: value / dk },
        { id: 'squared', value: value * dk },
        { id: 'once', value: dk * spread === value ? dk / 2 : dk * spread },
      ],
    };
  },
  show: (value) => significant(value, 6),
  words: ({ dk, spread }, right) => ({
    dk: String(dk),
    spread: String(spread),
    right: significant(right, 6),
  }),
});
