/**
 * Which key each query may look at, as matrices of 1 (may) and 0 (may not).
 *
 * N queries (rows), M keys (columns).
 */
import type { Mask } from './attention.ts';
import { map } from './linear.ts';
import { tensor } from './tensor.ts';

/** Keys beyond `length` are padding: 0 for every query. `[N, N]` */
export const paddingMask = (n: number, length: number): Mask => lengthMask(n, n, length);

/** The same for `queries` over another sequence of `keys`, in cross-attention: `[N, M]`. */
export const lengthMask = (queries: number, keys: number, length: number): Mask =>
  build(queries, keys, (_, key) => key < length);

/** Query i sees keys 0 … i, itself included: ones on and under the diagonal. `[N, N]` */
export const causalMask = (n: number): Mask => build(n, n, (query, key) => key <= query);

/** 1 where both masks allow it. */
export const both = (a: Mask, b: Mask): Mask => map(a, (value, i) => value * b.data[i]!);

const build = (n: number, m: number, allowed: (query: number, key: number) => boolean): Mask =>
  tensor(
    [n, m],
    Array.from({ length: n * m }, (_, i) => (allowed(Math.floor(i / m), i % m) ? 1 : 0)),
  );
