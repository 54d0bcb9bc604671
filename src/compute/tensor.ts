/**
 * Dense row-major float64 tensors of rank 1 to 4: plain data, so that they cross to a worker and back.
 *
 * Only what the demos need; no broadcasting beyond a trailing vector, no views, no gradients.
 */

export interface Tensor {
  /** Lengths of the axes, outermost first: `[batch, heads, n, d]`. */
  readonly shape: readonly number[];
  /** The numbers, last axis contiguous. */
  readonly data: Float64Array;
}

/** Nested arrays of numbers, the JSON form of a tensor; −∞ (and any non-finite number) becomes `null`. */
export type Nested = number | null | readonly Nested[];

const size = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/** A tensor of `shape` over `data`; throws where the two disagree. */
export function tensor(shape: readonly number[], data: Float64Array | readonly number[]): Tensor {
  if (size(shape) !== data.length) {
    throw new Error(`tensor: shape [${shape}] needs ${size(shape)} numbers, got ${data.length}`);
  }
  return { shape, data: data instanceof Float64Array ? data : Float64Array.from(data) };
}

export const zeros = (...shape: number[]): Tensor => ({
  shape,
  data: new Float64Array(size(shape)),
});

/** A matrix from rows of numbers: `matrix([[1, 2], [3, 4]])` has shape `[2, 2]`. */
export function matrix(rows: readonly (readonly number[])[]): Tensor {
  const columns = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== columns)) throw new Error('matrix: rows differ in length');
  return tensor([rows.length, columns], rows.flat());
}

/** The tensor as nested arrays, e.g. `[[1, null], [3, 4]]`. */
export function toNested({ shape, data }: Tensor): Nested {
  const build = (axis: number, offset: number): Nested => {
    if (axis === shape.length) {
      const value = data[offset]!;
      return Number.isFinite(value) ? value : null;
    }
    const stride = size(shape.slice(axis + 1));
    return Array.from({ length: shape[axis]! }, (_, i) => build(axis + 1, offset + i * stride));
  };
  return build(0, 0);
}

/** Row `i` of a matrix (shape `[rows, columns]`) as a view on the same numbers. */
export function row({ shape, data }: Tensor, i: number): Float64Array {
  const columns = shape[1]!;
  return data.subarray(i * columns, (i + 1) * columns);
}
