/**
 * Batch normalisation of sequences in training mode, and RMS normalisation: what LayerNorm is compared with.
 *
 * B sentences, N positions, D features; tensors are [B, N, D].
 */
import { type Tensor, zeros } from './tensor.ts';

/**
 * BatchNorm (Ioffe & Szegedy 2015) with one mean and one population variance a feature, taken over the
 * whole batch and all positions, padding included, as `BatchNorm1d` does: `[B, N, D] → [B, N, D]`.
 */
export function batchNormSequences(x: Tensor, epsilon = 1e-5): Tensor {
  const [b, n, d] = x.shape as [number, number, number];
  if (x.shape.length !== 3) {
    throw new Error(`batchNormSequences: expected [B, N, D], got [${x.shape}]`);
  }
  const out = zeros(b, n, d);
  const count = b * n;
  for (let feature = 0; feature < d; feature++) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += x.data[i * d + feature]!;
    const mean = sum / count;
    let squares = 0;
    for (let i = 0; i < count; i++) squares += (x.data[i * d + feature]! - mean) ** 2;
    const scale = 1 / Math.sqrt(squares / count + epsilon);
    for (let i = 0; i < count; i++) {
      out.data[i * d + feature] = (x.data[i * d + feature]! - mean) * scale;
    }
  }
  return out;
}

/** RMSNorm (Zhang & Sennrich 2019): x / √(mean(x²) + ε) over the last axis; no mean is subtracted. */
export function rmsNorm(x: Tensor, epsilon = 1e-5): Tensor {
  const d = x.shape.at(-1)!;
  const out = zeros(...x.shape);
  for (let start = 0; start < x.data.length; start += d) {
    let squares = 0;
    for (let i = 0; i < d; i++) squares += x.data[start + i]! ** 2;
    const scale = 1 / Math.sqrt(squares / d + epsilon);
    for (let i = 0; i < d; i++) out.data[start + i] = x.data[start + i]! * scale;
  }
  return out;
}
