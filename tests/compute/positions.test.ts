import { describe, expect, it } from 'vitest';
import { alibiBias, alibiSlopes } from '#compute/alibi.ts';
import { attention } from '#compute/attention.ts';
import { dropout } from '#compute/dropout.ts';
import { add, dot, matmul, maxDifference, norm, scale, transpose } from '#compute/linear.ts';
import { randomFrom } from '#compute/random.ts';
import { spearman } from '#compute/rank-correlation.ts';
import { relativeAttention, relativeIndex, relativeScoresSplit } from '#compute/relative.ts';
import { rotary, rotaryScore, rotate } from '#compute/rope.ts';
import { firstRise, offsetProduct, shiftEncoding } from '#compute/rotation.ts';
import { learningRate } from '#compute/schedule.ts';
import { sinusoids } from '#compute/sinusoids.ts';
import { softmax } from '#compute/softmax.ts';
import { mean, variance } from '#compute/statistics.ts';
import { t5Bucket, t5Buckets } from '#compute/t5-buckets.ts';
import { row, tensor, toNested, zeros } from '#compute/tensor.ts';

const upTo = (n: number): number[] => Array.from({ length: n + 1 }, (_, k) => k);
const curve = (dModel: number, span: number): number[] =>
  upTo(span).map((k) => offsetProduct(k, dModel));

describe('sinusoids and their offsets', () => {
  it.each([
    [0, 256],
    [1, 249.1],
    [10, 173.79],
    [50, 131.09],
    [100, 111.95],
  ])('f(%i) = %d for d = 512', (k, expected) => {
    expect(Math.abs(offsetProduct(k, 512) - expected)).toBeLessThan(0.01);
  });

  it('the product of two encodings is f of their offset, whichever way round', () => {
    const encoding = sinusoids(40, 128);
    for (const [p, s] of [
      [0, 7],
      [30, 37],
      [37, 30],
    ] as const) {
      expect(dot(row(encoding, p), row(encoding, s))).toBeCloseTo(offsetProduct(7, 128), 9);
    }
    expect(offsetProduct(-7, 128)).toBe(offsetProduct(7, 128));
  });

  it.each([
    [64, 5],
    [128, 11],
    [512, 43],
  ])('for d = %i f first rises at k = %i', (dModel, k) => {
    expect(firstRise(dModel, 1000)).toBe(k);
  });

  it('finds no rise where none is searched', () => {
    expect(firstRise(64, 5)).toBeNull();
  });

  it.each([
    [512, -0.999],
    [128, -0.931],
    [64, -0.841],
  ])('for d = %i f follows the distance with a rank correlation of %d', (dModel, rho) => {
    expect(spearman(curve(dModel, 100), upTo(100))).toBeCloseTo(rho, 3);
  });

  it('one rotation an offset carries every position there', () => {
    const all = sinusoids(400, 128);
    for (const offset of [1, 3, 50, 200]) {
      const shifted = shiftEncoding(tensor([200, 128], all.data.slice(0, 200 * 128)), offset);
      const there = tensor([200, 128], all.data.slice(offset * 128, (offset + 200) * 128));
      expect(maxDifference(shifted, there)).toBeLessThan(1e-12);
    }
  });

  it.each([-3, 5])('projections that rotate by %i put the peak there, at d/2', (offset) => {
    const keys = sinusoids(101, 128);
    const query = shiftEncoding(tensor([1, 128], row(keys, 50)), offset);
    const products = upTo(100).map((i) => dot(query.data, row(keys, i)));
    expect(products.indexOf(Math.max(...products)) - 50).toBe(offset);
    expect(Math.abs(products[50 + offset]! - 64)).toBeLessThan(1e-12);
  });

  it('random projections leave no trend: mean |ρ| over 200 seeds', () => {
    const [d, span] = [128, 50];
    const keys = sinusoids(2 * span + 1, d);
    const query = tensor([1, d], row(keys, span));
    const rhos = Array.from({ length: 200 }, (_, seed) => {
      const random = randomFrom(seed);
      const projected = matmul(query, scale(random.normals(d, d), d ** -0.5));
      const back = matmul(projected, transpose(scale(random.normals(d, d), d ** -0.5)));
      return spearman(
        upTo(span).map((k) => dot(back.data, row(keys, span + k))),
        upTo(span),
      );
    });
    const size = mean(rhos.map(Math.abs));
    expect(size).toBeGreaterThan(0.25);
    expect(size).toBeLessThan(0.6);
    expect(Math.max(...rhos.map(Math.abs))).toBeLessThan(0.97);
    expect(spearman(curve(d, span), upTo(span))).toBeCloseTo(-0.97, 2);
  });

  it('names what it expects', () => {
    expect(() => shiftEncoding(zeros(2, 3), 1)).toThrow(/shiftEncoding.*even D.*2,3/u);
    expect(() => offsetProduct(1, 3)).toThrow(/even, got 3/u);
  });
});

describe('spearman', () => {
  it('sees order, not shape, and shares the ranks of ties', () => {
    expect(spearman([1, 2, 3], [1, 10, 1000])).toBeCloseTo(1, 15);
    expect(spearman([1, 2, 3], [9, 4, -1])).toBeCloseTo(-1, 15);
    expect(spearman([1, 1, 2, 3], [1, 1, 2, 3])).toBeCloseTo(1, 15);
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(0.948683, 6);
    expect(spearman([1, 1], [1, 2])).toBeNaN();
    expect(() => spearman([1], [1, 2])).toThrow(/1 and 2/u);
  });
});

describe('ALiBi', () => {
  it('slopes of 8 and of 16 heads are those of the paper', () => {
    expect(alibiSlopes(8)).toEqual([1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32, 1 / 64, 1 / 128, 1 / 256]);
    expect(alibiSlopes(16)).toEqual(upTo(15).map((i) => 2 ** (-(i + 1) / 2)));
    expect(alibiSlopes(1)).toEqual([1 / 256]);
  });

  it('12 heads take the slopes of 8 and every other one of 16', () => {
    expect(alibiSlopes(12)).toEqual([
      ...alibiSlopes(8),
      ...[0.5, 1.5, 2.5, 3.5].map((power) => 2 ** -power),
    ]);
    for (const heads of upTo(40).slice(1)) {
      expect(alibiSlopes(heads)).toHaveLength(heads);
      expect(new Set(alibiSlopes(heads)).size).toBe(heads);
    }
    expect(() => alibiSlopes(0)).toThrow(/alibiSlopes.*got 0/u);
  });

  it('the bias grows with the distance, and hides what comes later', () => {
    const bias = alibiBias([0.5, 0.25], 3);
    expect(toNested(bias)).toEqual([
      [
        [0, null, null],
        [-0.5, 0, null],
        [-1, -0.5, 0],
      ],
      [
        [0, null, null],
        [-0.25, 0, null],
        [-0.5, -0.25, 0],
      ],
    ]);
    const weights = softmax(bias.data.slice(6, 9));
    expect(weights[1]! / weights[2]!).toBeCloseTo(0.6065, 4);
  });
});

describe('RoPE', () => {
  const random = randomFrom(3);
  const [q, k] = [random.normals(64).data, random.normals(64).data];

  it('a pair of equal offset scores the same everywhere', () => {
    const scores = [0, 5, 100, 1000].map((m) => rotaryScore(q, m, k, m + 7));
    expect(Math.max(...scores) - Math.min(...scores)).toBeLessThan(1e-9);
    expect(scores[0]).toBeCloseTo(dot(q, rotate(k, 7)), 12);
  });

  it('keeps lengths, leaves position 0 alone and knows directions', () => {
    expect(norm(rotate(q, 123))).toBeCloseTo(norm(q), 12);
    expect([...rotate(q, 0)]).toEqual([...q]);
    expect(Math.abs(rotaryScore(q, 0, k, 3) - rotaryScore(q, 3, k, 0))).toBeGreaterThan(0.1);
  });

  it.each([
    [0, 1],
    [1, 0.966],
    [5, 0.735],
    [10, 0.658],
    [20, 0.59],
    [50, 0.49],
    [100, 0.559],
  ])('vectors of ones %i apart have the similarity %d', (offset, expected) => {
    const ones = new Float64Array(64).fill(1);
    expect(Math.abs(rotaryScore(ones, offset, ones, 0) / 64 - expected)).toBeLessThan(1e-3);
  });

  it('turns each row as its position', () => {
    const x = random.normals(3, 4);
    expect([...row(rotary(x), 2)]).toEqual([...rotate(row(x, 2), 2)]);
    expect(() => rotary(zeros(2, 3))).toThrow(/rotary.*even D.*2,3/u);
    expect(() => rotate(new Float64Array(3), 1)).toThrow(/even width, got \[3\]/u);
  });
});

describe('T5 buckets', () => {
  it('near offsets have one each, far ones share, on both sides', () => {
    expect(
      [0, -1, -7, -8, -11, -12, -16, -32, -64, -127, -128, -5000].map((o) => t5Bucket(o)),
    ).toEqual([0, 1, 7, 8, 8, 9, 10, 12, 14, 15, 15, 15]);
    expect([1, 7, 8, 128].map((o) => t5Bucket(o))).toEqual([17, 23, 24, 31]);
  });

  it('a decoder uses them all for what came before', () => {
    const causal = { bidirectional: false };
    expect([3, 0, -15, -16, -32, -64, -127, -500].map((o) => t5Bucket(o, causal))).toEqual([
      0, 0, 15, 16, 21, 26, 31, 31,
    ]);
  });

  it('the table is constant along its diagonals', () => {
    expect(toNested(t5Buckets(3))).toEqual([
      [0, 17, 18],
      [1, 0, 17],
      [2, 1, 0],
    ]);
  });
});

describe('relative position representations', () => {
  it('the index matrix of n = 5, clip = 2', () => {
    expect(toNested(relativeIndex(5, 2))).toEqual([
      [2, 3, 4, 4, 4],
      [1, 2, 3, 4, 4],
      [0, 1, 2, 3, 4],
      [0, 0, 1, 2, 3],
      [0, 0, 0, 1, 2],
    ]);
  });

  const random = randomFrom(5);
  const [q, k, v] = [random.normals(6, 4), random.normals(6, 4), random.normals(6, 4)];

  it('two products give the scores of the equation', () => {
    const [aK, aV] = [random.normals(5, 4), random.normals(5, 4)];
    const { scores, weights, output } = relativeAttention({ q, k, v, aK, aV });
    expect(maxDifference(scores, relativeScoresSplit({ q, k, aK }))).toBeLessThan(1e-12);
    // z_0 by hand.
    const index = row(relativeIndex(6, 2), 0);
    const z = [0, 1, 2, 3].map((at) =>
      upTo(5).reduce(
        (sum, j) => sum + row(weights, 0)[j]! * (row(v, j)[at]! + row(aV, index[j]!)[at]!),
        0,
      ),
    );
    for (const at of [0, 1, 2, 3]) expect(row(output, 0)[at]).toBeCloseTo(z[at]!, 12);
  });

  it('without vectors it is attention, with one vector for all it weighs alike', () => {
    const plain = attention(q, k, v);
    const none = relativeAttention({ q, k, v, aK: zeros(5, 4), aV: zeros(5, 4) });
    expect(maxDifference(none.output, plain.output)).toBeLessThan(1e-12);
    const aV = random.normals(1, 4);
    const one = relativeAttention({ q, k, v, aK: random.normals(1, 4), aV });
    expect(maxDifference(one.weights, plain.weights)).toBeLessThan(1e-12);
    const all = tensor(
      [6, 4],
      upTo(5).flatMap(() => [...aV.data]),
    );
    expect(maxDifference(one.output, add(plain.output, all))).toBeLessThan(1e-12);
  });

  it('names what it expects', () => {
    expect(() => relativeScoresSplit({ q, k, aK: zeros(4, 4) })).toThrow(
      /relativeScoresSplit.*2K\+1, D.*4,4/u,
    );
  });
});

describe('learning rate and dropout', () => {
  it.each([
    [4000, 6.987712e-4, 1e-9],
    [1, 1.746928e-7, 1e-12],
    [1000, 1.746928e-4, 1e-9],
    [8000, 4.941059e-4, 1e-9],
    [100_000, 1.397542e-4, 1e-9],
  ])('at step %i the rate is %d', (step, expected, tolerance) => {
    expect(Math.abs(learningRate(step, 512, 4000) - expected)).toBeLessThan(tolerance);
    expect(learningRate(step, 512, 4000) / expected).toBeCloseTo(1, 6);
  });

  it('both branches meet at the end of the warm-up, where the peak is', () => {
    const rates = upTo(9999).map((i) => learningRate(i + 1, 512, 4000));
    expect(rates.indexOf(Math.max(...rates)) + 1).toBe(4000);
    expect(4000 ** -0.5).toBeCloseTo(4000 * 4000 ** -1.5, 15);
    expect(learningRate(4000, 1024, 4000)).toBeCloseTo(4.941e-4, 7);
  });

  it.each([1, 2, 3])(
    'inverted dropout keeps the mean; the variance is p/(1−p) (seed %i)',
    (seed) => {
      const dropped = dropout(new Float64Array(100_000).fill(1), 0.1, randomFrom(seed));
      expect(Math.abs(mean(dropped) - 1)).toBeLessThan(0.005);
      expect(Math.abs(variance(dropped) - 0.1111)).toBeLessThan(0.005);
    },
  );
});
