/** Taking tensors apart and putting them together: rows, columns and stacks. No arithmetic. */
import { row, type Tensor, tensor, zeros } from './tensor.ts';

/** Columns `from` up to but not including `to` of `[N, D]`. */
export function columns(a: Tensor, from: number, to: number): Tensor {
  const [n, d] = a.shape as [number, number];
  if (from < 0 || to > d || from >= to) {
    throw new Error(`columns: expected 0 ≤ from < to ≤ ${d}, got ${from} and ${to}`);
  }
  const out = zeros(n, to - from);
  for (let i = 0; i < n; i++) row(out, i).set(row(a, i).subarray(from, to));
  return out;
}

/** Matrices of equal height side by side: `[N, A], [N, B], … → [N, A + B + …]`. */
export function concatColumns(parts: readonly Tensor[]): Tensor {
  const n = parts[0]?.shape[0] ?? 0;
  if (parts.some((part) => part.shape[0] !== n)) {
    throw new Error(`concatColumns: heights differ in ${shapesOf(parts)}`);
  }
  const out = zeros(
    n,
    parts.reduce((sum, part) => sum + part.shape[1]!, 0),
  );
  for (let i = 0; i < n; i++) {
    let at = 0;
    for (const part of parts) {
      row(out, i).set(row(part, i), at);
      at += part.shape[1]!;
    }
  }
  return out;
}

/** Matrices of equal width under each other: `[A, D], [B, D], … → [A + B + …, D]`. */
export function concatRows(parts: readonly Tensor[]): Tensor {
  const d = parts[0]?.shape[1] ?? 0;
  if (parts.some((part) => part.shape[1] !== d)) {
    throw new Error(`concatRows: widths differ in ${shapesOf(parts)}`);
  }
  return tensor([parts.reduce((sum, part) => sum + part.shape[0]!, 0), d], joined(parts));
}

/** The rows of `[N, D]` at the given places, in that order: `[places, D]`. */
export const takeRows = (a: Tensor, places: readonly number[]): Tensor =>
  concatRows(places.map((i) => tensor([1, a.shape[1]!], row(a, i))));

/** Tensors of one shape along a new first axis: H times `[N, M] → [H, N, M]`. */
export function stack(parts: readonly Tensor[]): Tensor {
  const shape = parts[0]?.shape ?? [];
  if (parts.some((part) => part.shape.join() !== shape.join())) {
    throw new Error(`stack: shapes differ in ${shapesOf(parts)}`);
  }
  return tensor([parts.length, ...shape], joined(parts));
}

/** The parts along the first axis: `[H, N, M] →` H times `[N, M]`; they share the numbers. */
export function unstack({ shape, data }: Tensor): Tensor[] {
  const [count = 0, ...inner] = shape;
  const size = data.length / count;
  return Array.from({ length: count }, (_, i) =>
    tensor(inner, data.subarray(i * size, (i + 1) * size)),
  );
}

function joined(parts: readonly Tensor[]): Float64Array {
  const out = new Float64Array(parts.reduce((sum, part) => sum + part.data.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part.data, at);
    at += part.data.length;
  }
  return out;
}

const shapesOf = (parts: readonly Tensor[]): string =>
  parts.map(({ shape }) => `[${shape}]`).join(', ');
