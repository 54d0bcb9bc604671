/**
 * How near a set of token vectors is to "all the same": rank collapse (Dong, Cordonnier, Loukas 2021).
 *
 * N tokens, D width. X = 1 x̄ᵀ + R splits X into its mean token, a matrix of rank one, and the rest; the two are
 * orthogonal, so ‖X‖² = ‖1 x̄ᵀ‖² + ‖R‖².
 */
import { attention } from './attention.ts';
import { add, matmul, norm } from './linear.ts';
import { layerNorm } from './norms.ts';
import { row, type Tensor, tensor } from './tensor.ts';

/** ‖X − 1 x̄ᵀ‖ / ‖X‖ of `[N, D]`: 0 where all tokens are one and the same, near 1 for independent ones. */
export function distanceToRankOne(x: Tensor): number {
  const [n, d] = x.shape as [number, number];
  const centre = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    const token = row(x, i);
    for (let j = 0; j < d; j++) centre[j]! += token[j]! / n;
  }
  const rest = tensor(
    x.shape,
    x.data.map((value, i) => value - centre[i % d]!),
  );
  return norm(rest.data) / norm(x.data);
}

/** W^Q, W^K and W^V of one attention layer, each `[D, D]`. */
export type Projections = Readonly<Record<'wq' | 'wk' | 'wv', Tensor>>;

/** The distance before the first layer and after each: X ← (X +) Attention(LN(X)), one head, no feed-forward part. */
export function distances(x: Tensor, layers: readonly Projections[], residual: boolean): number[] {
  const all = [distanceToRankOne(x)];
  let current = x;
  for (const { wq, wk, wv } of layers) {
    const input = layerNorm(current);
    const { output } = attention(matmul(input, wq), matmul(input, wk), matmul(input, wv));
    current = residual ? add(current, output) : output;
    all.push(distanceToRankOne(current));
  }
  return all;
}
