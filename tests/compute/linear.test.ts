import { describe, expect, it } from 'vitest';
import {
  additiveBytes,
  attentionParameters,
  cachedStepMacs,
  dotBytes,
  scoreMacs,
  selfAttentionMacs,
} from '#compute/costs.ts';
import { add, linear, matmul, maxDifference, transpose } from '#compute/linear.ts';
import { randomFrom } from '#compute/random.ts';
import { distances, distanceToRankOne } from '#compute/rank-collapse.ts';
import { columns, concatColumns, concatRows, stack, takeRows, unstack } from '#compute/shapes.ts';
import { eigenvalues, rank } from '#compute/spectrum.ts';
import { matrix, tensor, toNested } from '#compute/tensor.ts';
import { drawMatrix } from '#compute/weights.ts';

const random = randomFrom(21);

describe('matmul', () => {
  it('is the plain triple sum to the last bit, at every size, square or not', () => {
    for (const [m, k, n] of [
      [1, 1, 1],
      [3, 5, 2],
      [17, 33, 65],
      [70, 129, 66],
    ] as const) {
      const [a, b] = [random.normals(m, k), random.normals(k, n)];
      const plain = tensor([m, n], new Float64Array(m * n));
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          for (let p = 0; p < k; p++)
            plain.data[i * n + j]! += a.data[i * k + p]! * b.data[p * n + j]!;
        }
      }
      expect(matmul(a, b)).toEqual(plain);
    }
  });

  it('carries −∞ and NaN as IEEE arithmetic does', () => {
    const inf = Number.NEGATIVE_INFINITY;
    expect([...matmul(matrix([[1, 0]]), matrix([[inf], [inf]])).data]).toEqual([Number.NaN]);
  });

  it('(A B)ᵀ = Bᵀ Aᵀ', () => {
    const [a, b] = [random.normals(4, 6), random.normals(6, 5)];
    const left = transpose(matmul(a, b));
    expect(maxDifference(left, matmul(transpose(b), transpose(a)))).toBeLessThan(1e-12);
  });
});

describe('linear and add', () => {
  it('adds the bias to every row', () => {
    const out = linear(
      matrix([
        [1, 2],
        [3, 4],
      ]),
      matrix([
        [1, 0],
        [0, 1],
      ]),
      tensor([2], [10, 20]),
    );
    expect(toNested(out)).toEqual([
      [11, 22],
      [13, 24],
    ]);
  });

  it('names shapes that do not go together', () => {
    expect(() => linear(matrix([[1]]), matrix([[1]]), tensor([2], [1, 2]))).toThrow(
      'linear: expected a bias [1], got [2]',
    );
    expect(() => add(matrix([[1]]), matrix([[1, 2]]))).toThrow(
      'add: expected equal shapes, got [1,1] and [1,2]',
    );
  });
});

describe('taking apart and putting together', () => {
  const a = matrix([
    [1, 2, 3],
    [4, 5, 6],
  ]);

  it('columns and back', () => {
    expect(toNested(columns(a, 1, 3))).toEqual([
      [2, 3],
      [5, 6],
    ]);
    expect(concatColumns([columns(a, 0, 1), columns(a, 1, 3)])).toEqual(a);
    expect(() => columns(a, 2, 4)).toThrow('columns: expected 0 ≤ from < to ≤ 3, got 2 and 4');
  });

  it('rows and back', () => {
    expect(toNested(takeRows(a, [1, 0, 1]))).toEqual([
      [4, 5, 6],
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(concatRows([takeRows(a, [0]), takeRows(a, [1])])).toEqual(a);
    expect(() => concatRows([a, columns(a, 0, 1)])).toThrow(
      'concatRows: widths differ in [2,3], [2,1]',
    );
  });

  it('stacks and back', () => {
    expect(stack([a, a]).shape).toEqual([2, 2, 3]);
    expect(unstack(stack([a, transpose(transpose(a))]))).toEqual([a, a]);
    expect(() => stack([a, transpose(a)])).toThrow('stack: shapes differ in [2,3], [3,2]');
  });
});

describe('spectrum', () => {
  it('finds the eigenvalues one can work out', () => {
    const [low, high] = eigenvalues(
      matrix([
        [2, 1],
        [1, 2],
      ]),
    );
    expect(low).toBeCloseTo(1, 12);
    expect(high).toBeCloseTo(3, 12);
    expect(() => eigenvalues(matrix([[1, 2]]))).toThrow('eigenvalues: expected [N, N], got [1,2]');
  });

  it.each([8, 16, 32, 64])('a head of width %i cannot score with a higher rank', (width) => {
    const x = random.normals(64, 128);
    const q = matmul(x, drawMatrix(random, 128, width));
    const k = matmul(x, drawMatrix(random, 128, width));
    expect(rank(matmul(q, transpose(k)))).toBe(Math.min(64, width));
  });
});

describe('rank collapse', () => {
  it('is 0 for one token repeated and 1 for tokens around zero', () => {
    expect(
      distanceToRankOne(
        matrix([
          [1, 2],
          [1, 2],
        ]),
      ),
    ).toBe(0);
    expect(
      distanceToRankOne(
        matrix([
          [1, 2],
          [-1, -2],
        ]),
      ),
    ).toBe(1);
  });

  it('happens without residual connections by layer 4, and not with them by layer 12', () => {
    const x = random.normals(32, 64);
    const layers = Array.from({ length: 12 }, () => ({
      wq: drawMatrix(random, 64, 64),
      wk: drawMatrix(random, 64, 64),
      wv: drawMatrix(random, 64, 64),
    }));
    expect(distances(x, layers, false)[4]).toBeLessThan(1e-3);
    expect(distances(x, layers, true)[12]).toBeGreaterThan(0.3);
  });
});

describe('costs', () => {
  it('of heads: 4·512² parameters and 512³ MACs whatever their number', () => {
    for (const heads of [1, 2, 4, 8, 16, 32]) {
      expect(attentionParameters(512, heads, 512 / heads)).toBe(1_048_576);
      expect(scoreMacs(512, heads, 512 / heads)).toBe(134_217_728);
    }
    expect(attentionParameters(512, 8, 512)).toBe(8_388_608);
  });

  it('of additive scores: 512 MiB go through tanh where dot products fill 8 MiB', () => {
    expect(additiveBytes(512, 8, 64)).toBe(512 * 2 ** 20);
    expect(dotBytes(512, 8)).toBe(8 * 2 ** 20);
  });

  it('of a cache: the steps together are one causal pass, whose keys are on average half as many', () => {
    const n = 512;
    const steps = Array.from({ length: n }, (_, t) => cachedStepMacs(t + 1, 64));
    const scores = 2 * n * n * 64;
    expect(steps.reduce((a, b) => a + b)).toBe(
      selfAttentionMacs(n, 64) - scores + (scores * (n + 1)) / (2 * n),
    );
  });
});
