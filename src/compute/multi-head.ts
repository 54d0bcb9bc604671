/**
 * Multi-head attention: Concat(head_1, …, head_H) W^O (Vaswani et al. 2017, §3.2.2).
 *
 * N queries, M keys, D = d_model, H heads, d = D / H width of a head.
 *
 * The projections of all heads stand side by side in one matrix, as every implementation has them: columns
 * h·d … (h+1)·d − 1 of `wq` are W_h^Q. Rectangular heads (d ≠ D / H) are left out.
 */
import { type Attention, attention, type Mask, type MaskingOptions } from './attention.ts';
import { linear } from './linear.ts';
import { columns, concatColumns } from './shapes.ts';
import type { Tensor } from './tensor.ts';

/** The four projections `[D, D]` and their biases `[D]`. */
export type MultiHeadWeights = Readonly<
  Record<'wq' | 'wk' | 'wv' | 'wo' | 'bq' | 'bk' | 'bv' | 'bo', Tensor>
>;

export interface MultiHead {
  /** Scores, weights and output of each head; outputs are `[N, d]`. */
  readonly heads: readonly Attention[];
  /** `[N, D]` */
  readonly output: Tensor;
}

/** Keys and values of a sequence `[M, D]`, all heads side by side: each `[M, D]`. */
export interface KeysAndValues {
  readonly keys: Tensor;
  readonly values: Tensor;
}

/** Attention of `x` `[N, D]` over `memory` `[M, D]`; self-attention where both are the same. */
export const multiHead = (
  x: Tensor,
  memory: Tensor,
  weights: MultiHeadWeights,
  heads: number,
  mask?: Mask,
  options?: MaskingOptions,
): MultiHead => attend(x, project(memory, weights), weights, heads, mask, options);

/** K = memory W^K + b^K, V = memory W^V + b^V. */
export const project = (memory: Tensor, { wk, bk, wv, bv }: MultiHeadWeights): KeysAndValues => ({
  keys: linear(memory, wk, bk),
  values: linear(memory, wv, bv),
});

/** Attention of `x` `[N, D]` over keys and values that are there already: of a cache, or of the encoder. */
export function attend(
  x: Tensor,
  { keys, values }: KeysAndValues,
  { wq, bq, wo, bo }: MultiHeadWeights,
  heads: number,
  mask?: Mask,
  options?: MaskingOptions,
): MultiHead {
  const dModel = wq.shape[1]!;
  if (dModel % heads !== 0) {
    throw new Error(
      `multiHead: expected heads to divide d_model, got ${heads} heads and ${dModel}`,
    );
  }
  const width = dModel / heads;
  const queries = linear(x, wq, bq);
  const each = Array.from({ length: heads }, (_, h) => {
    const [from, to] = [h * width, (h + 1) * width];
    return attention(
      columns(queries, from, to),
      columns(keys, from, to),
      columns(values, from, to),
      mask,
      options,
    );
  });
  return { heads: each, output: linear(concatColumns(each.map(({ output }) => output)), wo, bo) };
}
