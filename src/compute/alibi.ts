/**
 * Attention with linear biases (Press, Smith & Lewis 2022, arXiv:2108.12409, §3).
 *
 * N positions, H heads, m_h the slope of head h. Nothing is learned.
 */
import { type Tensor, zeros } from './tensor.ts';

/**
 * Slopes m_h = 2^(−8h/H), h = 1 … H, for H a power of two; otherwise those of the power of two below, then
 * every other slope of the power above, as in the code of the authors.
 */
export function alibiSlopes(heads: number): number[] {
  if (!Number.isInteger(heads) || heads < 1) {
    throw new Error(`alibiSlopes: expected a whole number of heads from 1, got ${heads}`);
  }
  const below = 2 ** Math.floor(Math.log2(heads));
  const between = geometric(2 * below).filter((_, i) => i % 2 === 0);
  return [...geometric(below), ...between.slice(0, heads - below)];
}

/** −m_h (i − j) for keys j ≤ i, −∞ for the keys behind the causal mask: `[H, N, N]`. */
export function alibiBias(slopes: readonly number[], n: number): Tensor {
  const out = zeros(slopes.length, n, n);
  slopes.forEach((slope, head) => {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        out.data[(head * n + i) * n + j] = j > i ? Number.NEGATIVE_INFINITY : slope * (j - i);
      }
    }
  });
  return out;
}

/** 2^(−8/H), 2^(−16/H), … 2^(−8). */
const geometric = (heads: number): number[] =>
  Array.from({ length: heads }, (_, i) => 2 ** ((-8 * (i + 1)) / heads));
