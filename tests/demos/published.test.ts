import { describe, expect, it } from 'vitest';
import { mean } from '#compute/statistics.ts';
import { toNested } from '#compute/tensor.ts';
import { runDemo } from '#demos/index.ts';
import { valuesOf as values } from '../support/demo.ts';

/** The values against numbers published elsewhere (or worked out independently), with their tolerances. */
describe('variance', () => {
  it.each([3, 16, 64])('Var(q·k)/d_k is 1 for d_k = %i', (dk) => {
    const ratios = [1, 2, 3, 4, 5].map(
      (seed) => values('variance', { dk: String(dk), n: '600' }, seed).scaledVariance,
    );
    expect(Math.abs(mean(ratios) - 1)).toBeLessThan(0.03);
  });

  it('is the variance of aᵀb over its own inputs', () => {
    const { inputs, values: shown } = runDemo('variance', { n: 3, dk: 2 }, 5) as unknown as {
      inputs: { a: never; b: never };
      values: { variance: number };
    };
    const [a, b] = [toNested(inputs.a), toNested(inputs.b)] as number[][][];
    const products = [0, 1, 2].flatMap((i) =>
      [0, 1, 2].map((j) => a![0]![i]! * b![0]![j]! + a![1]![i]! * b![1]![j]!),
    );
    const centre = mean(products);
    expect(shown.variance).toBeCloseTo(mean(products.map((p) => (p - centre) ** 2)), 12);
  });

  it('grows along the curve with d_k', () => {
    const { curve } = values('variance', {});
    curve.dk.forEach((dk: number, i: number) => {
      expect(curve.variance[i] / dk).toBeGreaterThan(0.6);
      expect(curve.variance[i] / dk).toBeLessThan(1.4);
    });
  });
});

describe('saturation, 16 keys', () => {
  it.each([
    [64, 0.84, 0.245],
    [512, 0.945, 0.245],
  ])('d_k = %i: the largest weight is %f on average, scaled %f', (dk, raw, scaled) => {
    const { meanMax } = values('saturation', { dk: String(dk) });
    expect(Math.abs(meanMax.raw - raw)).toBeLessThan(0.03);
    expect(Math.abs(meanMax.scaled - scaled)).toBeLessThan(0.03);
  });

  it('loses entropy without the scaling', () => {
    const { meanEntropy, shareAbove99 } = values('saturation', { dk: '512' });
    expect(meanEntropy.raw).toBeLessThan(0.2);
    expect(meanEntropy.scaled).toBeGreaterThan(2.3);
    expect(shareAbove99.raw).toBeGreaterThan(0.6);
    expect(shareAbove99.scaled).toBe(0);
  });
});

describe('masks', () => {
  it('shows the triangle and cuts off the padding', () => {
    const { mask } = values('masks', { lengths: '3,2', kind: 'both' });
    expect(toNested(mask)).toEqual([
      [
        [1, 0, 0],
        [1, 1, 0],
        [1, 1, 1],
      ],
      [
        [1, 0, 0],
        [1, 1, 0],
        [1, 1, 0],
      ],
    ]);
  });

  it.each(['-inf', '-1e9', '-10000', '-1000'])(
    'fill %s hides cells in double precision',
    (fill) => {
      expect(values('masks', { fill }).largestMaskedWeight).toBe(0);
    },
  );

  it('a query that sees nothing: NaN with −∞, evenly spread with a finite filler', () => {
    const { fullyMaskedRow } = values('masks', { lengths: '4' });
    expect(fullyMaskedRow['-inf']).toEqual(Array(4).fill(Number.NaN));
    expect(fullyMaskedRow['-1e9']).toEqual(Array(4).fill(0.25));
  });
});

describe('sinusoid', () => {
  it('has the norm √(d/2) at every position and the offsets’ dot products of the paper', () => {
    const { encoding } = values('sinusoid', { n: '101', dModel: '512' });
    const rows = toNested(encoding) as number[][];
    const dot = (i: number, j: number) => rows[i]!.reduce((sum, x, d) => sum + x * rows[j]![d]!, 0);
    expect(dot(0, 0)).toBeCloseTo(256, 9);
    expect(dot(77, 77)).toBeCloseTo(256, 9);
    for (const [k, f] of [
      [1, 249.1],
      [10, 173.79],
      [50, 131.09],
      [100, 111.95],
    ] as const) {
      expect(Math.abs(dot(0, k) - f)).toBeLessThan(0.01);
    }
  });

  it('has wavelengths from 2π to 2π·10000^(1−2/d)', () => {
    const { wavelengths } = values('sinusoid', { dModel: '512' });
    expect(wavelengths[0]).toBeCloseTo(2 * Math.PI, 12);
    expect(Math.round(wavelengths.at(-1))).toBe(60611);
  });
});
