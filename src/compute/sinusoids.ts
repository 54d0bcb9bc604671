/**
 * Sinusoidal position encodings (Vaswani et al. 2017, §3.5).
 *
 * N positions, D = d_model, i = 0 … D/2 − 1 the pair of dimensions 2i (sine) and 2i + 1 (cosine).
 */
import { type Tensor, zeros } from './tensor.ts';

/** ω_i = 10000^(−2i/D): radians a position of pair i. */
export const frequency = (pair: number, dModel: number, base = 10_000): number =>
  base ** ((-2 * pair) / dModel);

/** Positions until pair i has gone round once, 2π / ω_i: from 2π up to 2π·10000^((D−2)/D). */
export const wavelengths = (dModel: number): number[] =>
  Array.from({ length: dModel / 2 }, (_, pair) => (2 * Math.PI) / frequency(pair, dModel));

/** PE(pos, 2i) = sin(ω_i pos), PE(pos, 2i+1) = cos(ω_i pos): `[N, D]`. D must be even. */
export function sinusoids(n: number, dModel: number): Tensor {
  if (dModel % 2 !== 0) throw new Error(`sinusoids: dModel must be even, got ${dModel}`);
  const out = zeros(n, dModel);
  for (let position = 0; position < n; position++) {
    for (let pair = 0; pair < dModel / 2; pair++) {
      const angle = position * frequency(pair, dModel);
      out.data[position * dModel + 2 * pair] = Math.sin(angle);
      out.data[position * dModel + 2 * pair + 1] = Math.cos(angle);
    }
  }
  return out;
}
