/**
 * The buckets of T5's relative position bias (Raffel et al. 2020, arXiv:1910.10683, §2.1).
 *
 * B buckets, M the distance from which all share the last one. Each head learns one number a bucket, added
 * to the score; near offsets have a bucket each, farther ones share buckets that widen like a logarithm.
 */
import { type Tensor, zeros } from './tensor.ts';

export interface BucketOptions {
  /** B. @default 32 */
  readonly buckets?: number;
  /** M. @default 128 */
  readonly maxDistance?: number;
  /** Encoder: half the buckets for keys behind the query. Decoder: all for keys before it. @default true */
  readonly bidirectional?: boolean;
}

/** The bucket of offset j − i (key minus query), from 0 to B − 1. */
export function t5Bucket(
  offset: number,
  { buckets = 32, maxDistance = 128, bidirectional = true }: BucketOptions = {},
): number {
  const size = bidirectional ? buckets / 2 : buckets;
  const base = bidirectional && offset > 0 ? size : 0;
  const distance = bidirectional ? Math.abs(offset) : Math.max(0, -offset);
  const exact = size / 2;
  if (distance < exact) return base + distance;
  // log2, because it is exact at powers of two, where the edges of the buckets are.
  const steps = (Math.log2(distance / exact) / Math.log2(maxDistance / exact)) * (size - exact);
  return base + Math.min(size - 1, exact + Math.floor(steps));
}

/** The bucket of every query (row) and key (column): `[N, N]`. */
export function t5Buckets(n: number, options?: BucketOptions): Tensor {
  const out = zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) out.data[i * n + j] = t5Bucket(j - i, options);
  }
  return out;
}
