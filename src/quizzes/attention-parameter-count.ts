/** The number of weights of a multi-head attention layer without biases. */
import { attentionParameters } from '#compute/costs.ts';
import { whole } from '#demos/format.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

export const attentionParameterCount = defineTemplate({
  name: 'attention-parameter-count',
  questions: ['multi-head', 'head-dim-reduction', 'qk-different-weights'],
  draw: (random) => {
    const dModel = oneOf([64, 128, 256, 512, 768, 1024], random);
    const heads = oneOf([4, 8, 16], random);
    const headDim = dModel / heads;
    return {
      parameters: { dModel, heads },
      right: [{ id: 'right', value: attentionParameters(dModel, heads, headDim) }],
      wrong: [
        { id: 'full-heads', value: attentionParameters(dModel, heads, dModel) },
        { id: 'no-output', value: 3 * dModel * heads * headDim },
        { id: 'one-head', value: attentionParameters(dModel, 1, headDim) },
        { id: 'one-matrix', value: dModel ** 2 },
      ],
    };
  },
  show: (value) => whole(value),
  words: ({ dModel, heads }, right) => ({
    dModel: String(dModel),
    heads: String(heads),
    headDim: String(dModel / heads),
    right: whole(right),
  }),
});
