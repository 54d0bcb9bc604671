/**
 * Rotary position embedding (Su et al. 2021, "RoFormer", arXiv:2104.09864, §3.4.2).
 *
 * N positions, D = width of a head, θ_i = 10000^(−2i/D) for the pair of dimensions 2i and 2i + 1 (the
 * layout of the paper; "rotate half" code pairs i with i + D/2 instead).
 */
import { dot } from './linear.ts';
import { frequency } from './sinusoids.ts';
import { row, type Tensor, zeros } from './tensor.ts';

/** R_m x: turns every pair (x_{2i}, x_{2i+1}) of one vector by the angle m θ_i. D must be even. */
export function rotate(x: Float64Array, position: number): Float64Array {
  const d = x.length;
  if (d % 2 !== 0) throw new Error(`rotate: expected a vector of even width, got [${d}]`);
  const out = new Float64Array(d);
  for (let pair = 0; pair < d / 2; pair++) {
    const angle = position * frequency(pair, d);
    const [a, b] = [x[2 * pair]!, x[2 * pair + 1]!];
    out[2 * pair] = a * Math.cos(angle) - b * Math.sin(angle);
    out[2 * pair + 1] = a * Math.sin(angle) + b * Math.cos(angle);
  }
  return out;
}

/** Row m of `[N, D]` turned as position m: what stands in for the queries and for the keys. */
export function rotary(x: Tensor): Tensor {
  if (x.shape.length !== 2 || x.shape[1]! % 2 !== 0) {
    throw new Error(`rotary: expected [N, even D], got [${x.shape}]`);
  }
  const out = zeros(...x.shape);
  for (let i = 0; i < x.shape[0]!; i++) row(out, i).set(rotate(row(x, i), i));
  return out;
}

/** (R_m q) · (R_n k) = q · (R_{n−m} k): the score knows m and n only by their difference. */
export const rotaryScore = (q: Float64Array, m: number, k: Float64Array, n: number): number =>
  dot(rotate(q, m), rotate(k, n));
