/** Reads what PyTorch and NumPy computed (`tests/fixtures/reference/make.py`), and compares tensors with it. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type Nested, type Tensor, tensor } from '#compute/tensor.ts';

/** The nested arrays of one fixture, as they stand in the file. */
export const reference = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../fixtures/reference/${name}.json`, import.meta.url), 'utf8'),
    // biome-ignore lint/suspicious/noExplicitAny: every fixture has a shape of its own, known to its test
  ) as any;

/** Nested arrays as a tensor; `null` is −∞. */
export function asTensor(nested: Nested): Tensor {
  const shape: number[] = [];
  for (let part: Nested | undefined = nested; Array.isArray(part); part = part[0]) {
    shape.push(part.length);
  }
  const data = ([nested] as unknown[]).flat(shape.length) as (number | null)[];
  return tensor(
    shape,
    data.map((value) => value ?? Number.NEGATIVE_INFINITY),
  );
}

/** Every array of numbers in records and lists of records as a tensor, whole numbers left as they are. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is the fixture's
export function asWeights(value: any): any {
  if (Array.isArray(value)) {
    return typeof value[0] === 'object' && !Array.isArray(value[0])
      ? value.map(asWeights)
      : asTensor(value);
  }
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asWeights(inner)]));
}

/** Same shape, every number within `tolerance` (absolute, and relative for large ones). */
export function expectClose(actual: Tensor, expected: Nested, tolerance = 1e-9): void {
  const wanted = asTensor(expected);
  expect(actual.shape).toEqual(wanted.shape);
  const off = [...actual.data].filter((value, i) => {
    const target = wanted.data[i]!;
    return !(Math.abs(value - target) <= tolerance * Math.max(1, Math.abs(target)));
  });
  expect(off).toEqual([]);
}
