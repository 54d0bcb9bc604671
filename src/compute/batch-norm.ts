/**
 * Batch normalisation of a matrix (Ioffe & Szegedy 2015): batch statistics in training, running ones at test.
 *
 * B examples (rows), F features (columns).
 */
import { type Tensor, zeros } from './tensor.ts';

export interface Statistics {
  /** One mean a feature: `[F]`. */
  readonly mean: Float64Array;
  /** One population variance a feature: `[F]`. */
  readonly variance: Float64Array;
}

/** Mean and population variance of every column of `[B, F]`. */
export function batchStatistics(x: Tensor): Statistics {
  const [b, f] = x.shape as [number, number];
  const mean = new Float64Array(f);
  const variance = new Float64Array(f);
  for (let i = 0; i < b; i++) for (let j = 0; j < f; j++) mean[j]! += x.data[i * f + j]! / b;
  for (let i = 0; i < b; i++) {
    for (let j = 0; j < f; j++) variance[j]! += (x.data[i * f + j]! - mean[j]!) ** 2 / b;
  }
  return { mean, variance };
}

/** (x − mean) / √(variance + ε), column by column: with the batch's own statistics or with stored ones. */
export function normalise(x: Tensor, { mean, variance }: Statistics, epsilon = 1e-5): Tensor {
  const [, f] = x.shape as [number, number];
  const out = zeros(...x.shape);
  x.data.forEach((value, i) => {
    const j = i % f;
    out.data[i] = (value - mean[j]!) / Math.sqrt(variance[j]! + epsilon);
  });
  return out;
}

/**
 * Running statistics after one more batch: (1 − m) · old + m · new, as PyTorch keeps them. The stored
 * variance is the unbiased one, b/(b − 1) times that of the batch.
 */
export function updateRunning(
  running: Statistics,
  batch: Statistics,
  size: number,
  momentum: number,
): Statistics {
  const blend = (old: Float64Array, now: Float64Array, factor: number) =>
    old.map((value, j) => (1 - momentum) * value + momentum * factor * now[j]!);
  return {
    mean: blend(running.mean, batch.mean, 1),
    variance: blend(running.variance, batch.variance, size / (size - 1)),
  };
}
