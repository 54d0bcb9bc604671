/** The number of parameters of a position-wise feed-forward layer, biases included. */
import { feedForwardParameters } from '#compute/costs.ts';
import { whole } from '#demos/format.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

export const ffnParameterCount = defineTemplate({
  name: 'ffn-parameter-count',
  questions: ['ffn-activation', 'encoder-overview', 'decoder-overview'],
  draw: (random) => {
    const dModel = oneOf([64, 128, 256, 512, 768], random);
    const factor = oneOf([2, 3, 4, 8], random);
    const inner = dModel * factor;
    return {
      parameters: { dModel, inner },
      right: [{ id: 'right', value: feedForwardParameters(dModel, inner) }],
      wrong: [
        { id: 'one-matrix', value: dModel * inner + inner },
        { id: 'no-biases', value: 2 * dModel * inner },
        { id: 'square', value: inner ** 2 + inner },
        { id: 'attention', value: 4 * dModel ** 2 },
      ],
    };
  },
  show: (value) => whole(value),
  words: ({ dModel, inner }, right) => ({
    dModel: String(dModel),
    inner: String(inner),
    right: whole(right),
  }),
});
