/** Seeded chance: the same seed gives the same numbers on every machine. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';
import { type Tensor, tensor } from './tensor.ts';

export interface Random {
  /** A number in [0, 1). */
  uniform(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** A standard normal number, N(0, 1). */
  normal(): number;
  /** A tensor of independent N(0, 1) numbers. */
  normals(...shape: number[]): Tensor;
}

/**
 * A generator of its own for `seed` (any 32-bit whole number): the Mersenne Twister of pure-rand, whose first numbers are already well mixed for small seeds, normal numbers
 * by the Box–Muller transform, both of a pair used.
 */
export function randomFrom(seed: number): Random {
  const generator = mersenne(seed);
  const uniform = () => uniformFloat64(generator);
  let spare: number | undefined;

  const normal = (): number => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    // 1 − u lies in (0, 1], so the logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };

  return {
    uniform,
    integer: (low, high) => uniformInt(generator, low, high),
    normal,
    normals: (...shape) => {
      const data = new Float64Array(shape.reduce((product, n) => product * n, 1));
      for (let i = 0; i < data.length; i++) data[i] = normal();
      return tensor(shape, data);
    },
  };
}
