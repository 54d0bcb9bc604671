/** The wavelength of a drawn pair of the sinusoidal encoding. */
import { wavelengths } from '#compute/sinusoids.ts';
import { significant } from '#demos/format.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

export const sinusoidWavelength = defineTemplate({
  name: 'sinusoid-wavelength',
  questions: ['positional-encoding', 'pe-relative-info'],
  draw: (random) => {
    const dModel = oneOf([64, 128, 256, 512], random);
    const pair = oneOf([1, 2, 4, 8, 16], random) * (dModel / 64);
    const value = wavelengths(dModel)[pair]!;
    const turn = 2 * Math.PI;
    return {
      parameters: { dModel, pair },
      right: [{ id: 'right', value }],
      wrong: [
        { id: 'no-turn', value: value / turn },
        { id: 'half', value: turn * Math.sqrt(value / turn) },
        { id: 'frequency', value: turn / value },
        { id: 'longest', value: turn * 10_000 },
      ],
    };
  },
  show: (value) => significant(value),
  words: ({ dModel, pair }, right) => ({
    dModel: String(dModel),
    pair: String(pair),
    exponent: significant((2 * pair) / dModel),
    right: significant(right),
  }),
});
