/**
 * Eigenvalues, singular values and rank of small matrices, by Jacobi rotations: slow, short and accurate.
 *
 * M rows, N columns. For a few dozen rows; larger matrices want a Householder reduction first.
 */
import { transpose } from './linear.ts';
import { row, type Tensor, tensor } from './tensor.ts';

/** Rounds over all pairs before giving up; convergence is quadratic, 6 to 10 are usual. */
const MAX_SWEEPS = 60;

/** Eigenvalues of a symmetric matrix `[N, N]`, ascending (cyclic Jacobi; Golub & Van Loan, §8.5). */
export function eigenvalues(symmetric: Tensor): number[] {
  const [n, columns] = symmetric.shape as [number, number];
  if (n !== columns) throw new Error(`eigenvalues: expected [N, N], got [${symmetric.shape}]`);
  const a = symmetric.data.slice();
  const at = (i: number, j: number): number => a[i * n + j]!;
  const total = a.reduce((sum, x) => sum + x * x, 0);
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += at(p, q) ** 2;
    if (off <= total * 1e-32) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (at(p, q) === 0) continue;
        const [c, s] = rotation((at(q, q) - at(p, p)) / (2 * at(p, q)));
        for (let i = 0; i < n; i++) rotate(a, i * n + p, i * n + q, c, s);
        for (let i = 0; i < n; i++) rotate(a, p * n + i, q * n + i, c, s);
      }
    }
  }
  return Array.from({ length: n }, (_, i) => at(i, i)).sort((x, y) => x - y);
}

/** Singular values of `[M, N]`, descending (one-sided Jacobi: rotates columns until they are orthogonal). */
export function singularValues(a: Tensor): number[] {
  // Rows of the transpose are the columns; the smaller side gives fewer pairs.
  const source = a.shape[0]! >= a.shape[1]! ? transpose(a) : a;
  const [n, m] = source.shape as [number, number];
  const u = tensor([n, m], source.data.slice());
  for (let sweep = 0, rotated = true; rotated && sweep < MAX_SWEEPS; sweep++) {
    rotated = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const [x, y] = [row(u, p), row(u, q)];
        let [xx, yy, xy] = [0, 0, 0];
        for (let i = 0; i < m; i++) {
          xx += x[i]! * x[i]!;
          yy += y[i]! * y[i]!;
          xy += x[i]! * y[i]!;
        }
        if (Math.abs(xy) <= Number.EPSILON * Math.sqrt(xx * yy)) continue;
        rotated = true;
        const [c, s] = rotation((yy - xx) / (2 * xy));
        for (let i = 0; i < m; i++) rotate(u.data, p * m + i, q * m + i, c, s);
      }
    }
  }
  return Array.from({ length: n }, (_, i) => Math.hypot(...row(u, i))).sort((x, y) => y - x);
}

/** Singular values above max(M, N) · ε · the largest one: the rule of NumPy's `matrix_rank`. */
export function rank(a: Tensor): number {
  const values = singularValues(a);
  const tolerance = Math.max(...a.shape) * Number.EPSILON * (values[0] ?? 0);
  return values.filter((value) => value > tolerance).length;
}

/** Cosine and sine of the smaller angle that makes the pair orthogonal; `theta` = cot 2φ. */
function rotation(theta: number): [cosine: number, sine: number] {
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  return [c, t * c];
}

function rotate(data: Float64Array, i: number, j: number, c: number, s: number): void {
  const [x, y] = [data[i]!, data[j]!];
  data[i] = c * x - s * y;
  data[j] = s * x + c * y;
}
