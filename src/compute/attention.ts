/**
 * Scaled dot-product attention: softmax(Q Kᵀ / √d_k) V (Vaswani et al. 2017, §3.2.1).
 *
 * N queries, M keys, D = d_k width of queries and keys, E = d_v width of values.
 */
import { map, matmul, scale, transpose } from './linear.ts';
import { softmaxRows } from './softmax.ts';
import type { Tensor } from './tensor.ts';

/** 1 where a query (row) may look at a key (column), 0 where it may not: `[N, M]`. */
export type Mask = Tensor;

export interface Attention {
  /** Q Kᵀ / √d_k, with `fill` where the mask is 0: `[N, M]`. */
  readonly scores: Tensor;
  /** Softmax of the scores: each row sums to 1. `[N, M]` */
  readonly weights: Tensor;
  /** weights · V: `[N, E]`. */
  readonly output: Tensor;
}

export interface MaskingOptions {
  /** What stands where the mask is 0. @default −∞ */
  readonly fill?: number;
  /** The weights of a query that may look at nothing (see `softmax`). @default NaN */
  readonly whenEmpty?: number;
}

/** Attention of `q` `[N, D]` over `k` `[M, D]` and `v` `[M, E]`; without a mask every key is seen. */
export function attention(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  mask?: Mask,
  { fill, whenEmpty }: MaskingOptions = {},
): Attention {
  if (q.shape[1] !== k.shape[1] || k.shape[0] !== v.shape[0]) {
    throw new Error(
      `attention: expected q [N, D], k [M, D], v [M, E], got [${q.shape}], [${k.shape}], [${v.shape}]`,
    );
  }
  const raw = scale(matmul(q, transpose(k)), 1 / Math.sqrt(q.shape[1]!));
  const scores = mask ? applyMask(raw, mask, fill) : raw;
  const weights = softmaxRows(scores, whenEmpty);
  return { scores, weights, output: matmul(weights, v) };
}

/** The scores with `fill` wherever the mask is 0; both `[N, M]`. */
export function applyMask(scores: Tensor, mask: Mask, fill = Number.NEGATIVE_INFINITY): Tensor {
  if (scores.shape.join() !== mask.shape.join()) {
    throw new Error(`applyMask: scores [${scores.shape}] and mask [${mask.shape}] differ in shape`);
  }
  return map(scores, (score, i) => (mask.data[i] === 0 ? fill : score));
}
