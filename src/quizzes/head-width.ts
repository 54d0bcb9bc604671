/** By what the scores of a head are divided: the root of its width, which is a share of the model's. */
import { headWidth } from '#compute/costs.ts';
import { significant } from '#demos/format.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

export const headWidthQuiz = defineTemplate({
  name: 'head-width',
  questions: ['head-dim-reduction', 'multi-head', 'scale-sqrt-dk'],
  draw: (random) => {
    const heads = oneOf([2, 4, 6, 8, 12, 16, 32], random);
    const dModel = heads * oneOf([16, 32, 48, 64, 80, 96, 128], random);
    const dk = headWidth(dModel, heads);
    return {
      parameters: { dModel, heads },
      right: [{ id: 'right', value: Math.sqrt(dk) }],
      wrong: [
        { id: 'unrooted', value: dk },
        { id: 'model', value: Math.sqrt(dModel) },
        { id: 'heads', value: Math.sqrt(heads) },
        { id: 'whole-model', value: dModel },
      ],
    };
  },
  show: (value) => significant(value),
  words: ({ dModel, heads }, right) => ({
    dModel: String(dModel),
    heads: String(heads),
    dk: String(dModel / heads),
    right: significant(right),
  }),
});
