/**
 * The few operations of linear algebra that attention needs, on tensors of rank 2.
 *
 * M, K, N: rows, inner and columns of a product.
 */
import { addProduct } from './blocked.ts';
import { row, type Tensor, tensor, zeros } from './tensor.ts';

/** C = A B: `[M, K] × [K, N] → [M, N]`. */
export function matmul(a: Tensor, b: Tensor): Tensor {
  const [m, k] = a.shape as [number, number];
  const [inner, n] = b.shape as [number, number];
  if (a.shape.length !== 2 || b.shape.length !== 2 || k !== inner) {
    throw new Error(`matmul: expected [M, K] × [K, N], got [${a.shape}] × [${b.shape}]`);
  }
  const out = zeros(m, n);
  addProduct(out.data, a.data, b.data, m, k, n);
  return out;
}

/** x W + b for every row: `[N, D] × [D, E] + [E] → [N, E]`. */
export function linear(x: Tensor, weight: Tensor, bias: Tensor): Tensor {
  const out = matmul(x, weight);
  const [n, e] = out.shape as [number, number];
  if (bias.shape.length !== 1 || bias.shape[0] !== e) {
    throw new Error(`linear: expected a bias [${e}], got [${bias.shape}]`);
  }
  for (let i = 0; i < n; i++) {
    const target = row(out, i);
    for (let j = 0; j < e; j++) target[j]! += bias.data[j]!;
  }
  return out;
}

/** Aᵀ: `[M, N] → [N, M]`. */
export function transpose(a: Tensor): Tensor {
  const [m, n] = a.shape as [number, number];
  const out = zeros(n, m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) out.data[j * m + i] = a.data[i * n + j]!;
  }
  return out;
}

/** Applies `f` to every number; any shape. */
export const map = (a: Tensor, f: (value: number, index: number) => number): Tensor =>
  tensor(a.shape, a.data.map(f));

/** a · x for every number; any shape. */
export const scale = (a: Tensor, factor: number): Tensor => map(a, (value) => value * factor);

/** A + B of one shape. */
export function add(a: Tensor, b: Tensor): Tensor {
  requireSameShape('add', a, b);
  return map(a, (value, i) => value + b.data[i]!);
}

/** The largest |a − b| over all numbers of two tensors of one shape. */
export function maxDifference(a: Tensor, b: Tensor): number {
  requireSameShape('maxDifference', a, b);
  let largest = 0;
  for (let i = 0; i < a.data.length; i++) {
    largest = Math.max(largest, Math.abs(a.data[i]! - b.data[i]!));
  }
  return largest;
}

/** The inner product of two vectors of one length. */
export function dot(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) throw new Error(`dot: lengths ${a.length} and ${b.length} differ`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** The Euclidean length of a vector; of a tensor's `data`, its Frobenius norm. */
export const norm = (a: Float64Array): number => Math.sqrt(dot(a, a));

function requireSameShape(name: string, a: Tensor, b: Tensor): void {
  if (a.shape.join() !== b.shape.join()) {
    throw new Error(`${name}: expected equal shapes, got [${a.shape}] and [${b.shape}]`);
  }
}
