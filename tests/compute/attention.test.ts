import { describe, expect, it } from 'vitest';
import { attention } from '#compute/attention.ts';
import { matmul, transpose } from '#compute/linear.ts';
import { both, causalMask, paddingMask } from '#compute/masks.ts';
import { randomFrom } from '#compute/random.ts';
import { entropy, softmax } from '#compute/softmax.ts';
import { variance } from '#compute/statistics.ts';
import { matrix, row, tensor, toNested } from '#compute/tensor.ts';

describe('matmul', () => {
  it('multiplies as on paper', () => {
    const product = matmul(
      matrix([
        [1, 2],
        [3, 4],
      ]),
      matrix([
        [5, 6],
        [7, 8],
      ]),
    );
    expect(toNested(product)).toEqual([
      [19, 22],
      [43, 50],
    ]);
  });

  it('names the shapes it cannot multiply', () => {
    expect(() => matmul(matrix([[1, 2]]), matrix([[1, 2]]))).toThrow(
      'matmul: expected [M, K] × [K, N], got [1,2] × [1,2]',
    );
  });

  it('transposes', () => {
    expect(toNested(transpose(matrix([[1, 2, 3]])))).toEqual([[1], [2], [3]]);
  });
});

describe('softmax', () => {
  it('has the published values of the scores 1, 0.5, 0, −0.5, also times 8', () => {
    const z = Float64Array.of(1, 0.5, 0, -0.5);
    expect([...softmax(z)].map((p) => Number(p.toFixed(4)))).toEqual([
      0.4551, 0.276, 0.1674, 0.1015,
    ]);
    expect([...softmax(z.map((v) => 8 * v))].map((p) => Number(p.toFixed(4)))).toEqual([
      0.9817, 0.018, 0.0003, 0,
    ]);
  });

  it('stays finite for huge scores and sums to one', () => {
    const weights = softmax(Float64Array.of(1e6, 1e6 - 1, -1e6));
    expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  it('gives masked keys exactly nothing', () => {
    const inf = Number.NEGATIVE_INFINITY;
    expect([...softmax(Float64Array.of(2, 1, inf, inf))].map((p) => Number(p.toFixed(4)))).toEqual([
      0.7311, 0.2689, 0, 0,
    ]);
  });

  it('is NaN where everything is masked, as IEEE arithmetic has it', () => {
    expect([...softmax(new Float64Array(2).fill(Number.NEGATIVE_INFINITY))]).toEqual([
      Number.NaN,
      Number.NaN,
    ]);
  });

  it('is most undecided when all scores are equal: entropy ln N', () => {
    expect(entropy(softmax(new Float64Array(16)))).toBeCloseTo(Math.log(16), 12);
  });
});

describe('attention', () => {
  const random = randomFrom(3);
  const [q, k, v] = [random.normals(6, 4), random.normals(6, 4), random.normals(6, 3)];

  it('weighs the values: every row of the weights sums to one', () => {
    const { weights, output } = attention(q, k, v);
    for (let i = 0; i < 6; i++) expect(row(weights, i).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(output.shape).toEqual([6, 3]);
  });

  it('with a causal mask does not see the future', () => {
    const before = attention(q, k, v, causalMask(6)).output;
    const changed = v.data.slice();
    for (let i = 4 * 3; i < changed.length; i++) changed[i]! += 10;
    const after = attention(q, k, tensor(v.shape, changed), causalMask(6)).output;
    for (let i = 0; i < 4; i++) expect([...row(after, i)]).toEqual([...row(before, i)]);
    expect([...row(after, 4)]).not.toEqual([...row(before, 4)]);
  });

  it('with a padding mask does not see the padding', () => {
    const { weights } = attention(q, k, v, both(paddingMask(6, 4), causalMask(6)));
    for (let i = 0; i < 6; i++) expect([...row(weights, i)].slice(4)).toEqual([0, 0]);
  });

  it('names shapes that do not go together', () => {
    expect(() => attention(q, random.normals(6, 5), v)).toThrow(
      'attention: expected q [N, D], k [M, D], v [M, E], got [6,4], [6,5], [6,3]',
    );
  });
});

describe('the seeded generator', () => {
  it('gives the same numbers for a seed, others for another', () => {
    expect(randomFrom(7).normals(5)).toEqual(randomFrom(7).normals(5));
    expect(randomFrom(7).normals(5)).not.toEqual(randomFrom(8).normals(5));
  });

  it('draws N(0, 1)', () => {
    const { data } = randomFrom(1).normals(200_000);
    expect(data.reduce((a, b) => a + b) / data.length).toBeCloseTo(0, 2);
    expect(variance(data)).toBeGreaterThan(0.98);
    expect(variance(data)).toBeLessThan(1.02);
  });

  it('is well mixed from the first number on, for small seeds too', () => {
    const firsts = Array.from({ length: 2000 }, (_, seed) => [
      ...randomFrom(seed).normals(4).data,
    ]).flat();
    expect(Math.max(...firsts.map(Math.abs))).toBeLessThan(5);
    expect(variance(firsts)).toBeGreaterThan(0.95);
    expect(variance(firsts)).toBeLessThan(1.05);
  });
});
