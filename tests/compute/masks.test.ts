import { describe, expect, it } from 'vitest';
import { applyMask, attention } from '#compute/attention.ts';
import { both, causalMask, lengthMask, paddingMask } from '#compute/masks.ts';
import { randomFrom } from '#compute/random.ts';
import { softmaxRows } from '#compute/softmax.ts';
import { matrix, row, toNested, zeros } from '#compute/tensor.ts';

describe('masks', () => {
  it('padding hides keys from every query', () => {
    expect(toNested(paddingMask(3, 2))).toEqual([
      [1, 1, 0],
      [1, 1, 0],
      [1, 1, 0],
    ]);
    expect(toNested(lengthMask(2, 3, 1))).toEqual([
      [1, 0, 0],
      [1, 0, 0],
    ]);
  });

  it('causal keeps the diagonal: n(n+1)/2 pairs', () => {
    expect(toNested(causalMask(3))).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 1],
    ]);
    for (const n of [1, 5, 512]) {
      expect(causalMask(n).data.reduce((a, b) => a + b)).toBe((n * (n + 1)) / 2);
    }
  });

  it('combined, a pair must be allowed by both', () => {
    expect(toNested(both(paddingMask(3, 2), causalMask(3)))).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 0],
    ]);
  });

  it.each([-1000, -10_000, -1e9, Number.NEGATIVE_INFINITY])(
    'filled with %f, the scores 2, 1 and two padded ones share all the weight',
    (fill) => {
      const filled = applyMask(matrix([[2, 1, 0, 3]]), matrix([[1, 1, 0, 0]]), fill);
      const weights = [...softmaxRows(filled).data];
      expect(weights[0]).toBeCloseTo(0.7311, 4);
      expect(weights[1]).toBeCloseTo(0.2689, 4);
      expect(weights.slice(2)).toEqual([0, 0]);
    },
  );

  it('zeroing the weights after the softmax is something else: 0.324 is left of 1', () => {
    const weights = softmaxRows(matrix([[2, 1, 0, 3]])).data;
    expect(weights[0]! + weights[1]!).toBeCloseTo(0.324, 3);
  });

  it('a query that may look at nothing: NaN as in PyTorch, or zeros where asked', () => {
    const random = randomFrom(4);
    const [q, k, v] = [random.normals(2, 3), random.normals(4, 3), random.normals(4, 2)];
    const mask = matrix([
      [0, 0, 0, 0],
      [1, 0, 1, 0],
    ]);
    const honest = attention(q, k, v, mask);
    expect([...row(honest.weights, 0)]).toEqual(Array(4).fill(Number.NaN));
    const safe = attention(q, k, v, mask, { whenEmpty: 0 });
    expect([...row(safe.weights, 0)]).toEqual([0, 0, 0, 0]);
    expect([...row(safe.output, 0)]).toEqual([0, 0]);
    expect([...row(safe.output, 1)]).toEqual([...row(honest.output, 1)]);
    const spread = attention(q, k, v, mask, { fill: -1e9 });
    expect([...row(spread.weights, 0)]).toEqual(Array(4).fill(0.25));
  });

  it('a mask of another shape is refused', () => {
    expect(() => applyMask(zeros(2, 3), zeros(3, 2))).toThrow(
      'applyMask: scores [2,3] and mask [3,2]',
    );
  });
});
