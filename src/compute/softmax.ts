/**
 * Softmax and what it loses when it saturates.
 *
 * p_i = exp(z_i − max z) / Σ_j exp(z_j − max z); subtracting the maximum changes nothing but keeps exp finite.
 */
import { row, type Tensor, zeros } from './tensor.ts';

/**
 * Softmax of one row.
 *
 * Where every score is −∞ there is nothing to share out: 0/0. `whenEmpty` is what each weight is then: NaN,
 * as IEEE arithmetic and PyTorch have it, or 0, which keeps a sentence without keys from poisoning a batch.
 * @default NaN
 */
export function softmax(scores: Float64Array, whenEmpty = Number.NaN): Float64Array {
  let max = Number.NEGATIVE_INFINITY;
  for (const score of scores) max = Math.max(max, score);
  if (max === Number.NEGATIVE_INFINITY) return new Float64Array(scores.length).fill(whenEmpty);
  const weights = new Float64Array(scores.length);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    weights[i] = Math.exp(scores[i]! - max);
    sum += weights[i]!;
  }
  for (let i = 0; i < weights.length; i++) weights[i]! /= sum;
  return weights;
}

/** Softmax of every row of `[M, N]`; `whenEmpty` as in `softmax`. */
export function softmaxRows(scores: Tensor, whenEmpty = Number.NaN): Tensor {
  const out = zeros(...scores.shape);
  for (let i = 0; i < scores.shape[0]!; i++) row(out, i).set(softmax(row(scores, i), whenEmpty));
  return out;
}

/** Shannon entropy −Σ p ln p in nats; 0 ln 0 = 0. The highest for N weights is ln N. */
export function entropy(weights: Float64Array): number {
  let sum = 0;
  for (const p of weights) if (p > 0) sum -= p * Math.log(p);
  return sum;
}
