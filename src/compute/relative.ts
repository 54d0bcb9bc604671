/**
 * Relative position representations (Shaw, Uszkoreit & Vaswani 2018, arXiv:1803.02155, §3).
 *
 * N positions, K = clip, D = width of a head; a^K and a^V hold one vector a clipped offset: `[2K+1, D]`.
 */
import { dot, matmul, transpose } from './linear.ts';
import { softmaxRows } from './softmax.ts';
import { row, type Tensor, zeros } from './tensor.ts';

/** Row of the table for query i and key j, clip(j − i, −K, K) + K, from 0 to 2K: `[N, N]`. */
export function relativeIndex(n: number, clip: number): Tensor {
  const out = zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      out.data[i * n + j] = Math.max(-clip, Math.min(clip, j - i)) + clip;
    }
  }
  return out;
}

export interface RelativeAttention {
  /** e_ij: `[N, N]`. */
  readonly scores: Tensor;
  /** α_ij, the softmax of each row of scores: `[N, N]`. */
  readonly weights: Tensor;
  /** z_i: `[N, D]`. */
  readonly output: Tensor;
}

export interface RelativeInput {
  /** Projected queries, keys and values, all `[N, D]`. */
  readonly q: Tensor;
  readonly k: Tensor;
  readonly v: Tensor;
  /** Vectors added to keys and to values, both `[2K+1, D]`. */
  readonly aK: Tensor;
  readonly aV: Tensor;
}

/** e_ij = q_i · (k_j + a^K_ij) / √D and z_i = Σ_j α_ij (v_j + a^V_ij), as the equations stand. */
export function relativeAttention(input: RelativeInput): RelativeAttention {
  const { n, d, clip } = sizes('relativeAttention', input);
  const { q, k, v, aK, aV } = input;
  const index = relativeIndex(n, clip).data;
  const scores = zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const edge = row(aK, index[i * n + j]!);
      const key = row(k, j).map((value, at) => value + edge[at]!);
      scores.data[i * n + j] = dot(row(q, i), key) / Math.sqrt(d);
    }
  }
  const weights = softmaxRows(scores);
  const output = zeros(n, d);
  for (let i = 0; i < n; i++) {
    const z = row(output, i);
    for (let j = 0; j < n; j++) {
      const [value, edge] = [row(v, j), row(aV, index[i * n + j]!)];
      for (let at = 0; at < d; at++) z[at]! += row(weights, i)[j]! * (value[at]! + edge[at]!);
    }
  }
  return { scores, weights, output };
}

/**
 * The same scores in two products, q kᵀ and q (a^K)ᵀ, the second of which is only looked up: no
 * `[N, N, D]` tensor is ever built (§3.3). `[N, N]`
 */
export function relativeScoresSplit({ q, k, aK }: Pick<RelativeInput, 'q' | 'k' | 'aK'>): Tensor {
  const { n, d, clip } = sizes('relativeScoresSplit', { q, k, v: k, aK, aV: aK });
  const index = relativeIndex(n, clip).data;
  const scores = matmul(q, transpose(k));
  const edges = matmul(q, transpose(aK));
  for (let i = 0; i < n; i++) {
    const [target, edge] = [row(scores, i), row(edges, i)];
    for (let j = 0; j < n; j++) target[j] = (target[j]! + edge[index[i * n + j]!]!) / Math.sqrt(d);
  }
  return scores;
}

function sizes(
  name: string,
  { q, k, v, aK, aV }: RelativeInput,
): { n: number; d: number; clip: number } {
  const [n, d] = q.shape as [number, number];
  const table = aK.shape[0]!;
  const fits =
    [k, v].every(({ shape }) => shape.join() === q.shape.join()) &&
    [aK, aV].every(({ shape }) => shape.join() === `${table},${d}`) &&
    table % 2 === 1;
  if (!fits) {
    throw new Error(
      `${name}: expected q, k, v [N, D] and aK, aV [2K+1, D], got [${q.shape}], [${k.shape}], [${v.shape}], [${aK.shape}], [${aV.shape}]`,
    );
  }
  return { n, d, clip: (table - 1) / 2 };
}
