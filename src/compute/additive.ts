/**
 * Additive attention scores: e = vᵀ tanh(W_1 q + W_2 k) (Bahdanau et al. 2014).
 *
 * N queries, M keys, D = d_k their width, A width of the hidden layer.
 */
import { matmul } from './linear.ts';
import { row, type Tensor, zeros } from './tensor.ts';

/** `w1`, `w2` `[D, A]`, `v` `[A]`. */
export type AdditiveWeights = Readonly<Record<'w1' | 'w2' | 'v', Tensor>>;

/** The score of every query `[N, D]` with every key `[M, D]`: `[N, M]`. */
export function additiveScores(q: Tensor, k: Tensor, { w1, w2, v }: AdditiveWeights): Tensor {
  if (w1.shape[1] !== v.shape[0] || w2.shape[1] !== v.shape[0]) {
    throw new Error(
      `additiveScores: expected w1 [D, A], w2 [D, A], v [A], got [${w1.shape}], [${w2.shape}], [${v.shape}]`,
    );
  }
  const [left, right] = [matmul(q, w1), matmul(k, w2)];
  const [n, m] = [q.shape[0]!, k.shape[0]!];
  const out = zeros(n, m);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      const [a, b] = [row(left, i), row(right, j)];
      let sum = 0;
      for (let h = 0; h < a.length; h++) sum += v.data[h]! * Math.tanh(a[h]! + b[h]!);
      out.data[i * m + j] = sum;
    }
  }
  return out;
}
