/** What is left of a gradient at the bottom of a stack of drawn depth, with a residual connection around every layer. */
import { gradientNorms } from '#compute/gradients.ts';
import { tensor } from '#compute/tensor.ts';
import { significant } from '#demos/format.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

/** d(output)/d(input) of `depth` layers of width 1 at the input 0, where tanh has slope 1: each is multiplied by `slope`. */
function derivative(slope: number, depth: number, residual: boolean): number {
  const weights = Array.from({ length: depth }, () => tensor([1, 1], Float64Array.of(slope)));
  const one = tensor([1], Float64Array.of(1));
  return gradientNorms(tensor([1], Float64Array.of(0)), weights, one, residual)[0]!;
}

export const gradientThroughDepth = defineTemplate({
  name: 'gradient-through-depth',
  questions: ['residual'],
  draw: (random) => {
    const slope = oneOf([0.1, 0.2, 0.3, 0.5], random);
    const depth = random.integer(3, 8);
    return {
      parameters: { slope, depth },
      right: [{ id: 'right', value: derivative(slope, depth, true) }],
      wrong: [
        { id: 'no-skips', value: derivative(slope, depth, false) },
        { id: 'one-skip', value: 1 + derivative(slope, depth, false) },
        { id: 'added', value: 1 + slope * depth },
        { id: 'identity', value: 1 },
      ],
    };
  },
  show: (value) => significant(value),
  words: ({ slope, depth }, right) => ({
    slope: String(slope),
    factor: String(1 + slope),
    depth: String(depth),
    right: significant(right),
  }),
});
