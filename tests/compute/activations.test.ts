import { describe, expect, it } from 'vitest';
import { erfc, gelu, geluTanh, relu, silu } from '#compute/activations.ts';
import { batchStatistics, normalise, updateRunning } from '#compute/batch-norm.ts';
import { batchNormSequences, rmsNorm } from '#compute/batch-statistics.ts';
import { layerNorm } from '#compute/norms.ts';
import { randomFrom } from '#compute/random.ts';
import { matrix, row, tensor, toNested } from '#compute/tensor.ts';

describe('activations', () => {
  it.each([
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [2, 0.004677734981047266],
    [3, 2.209049699858544e-5],
    [5, 1.537459794428035e-12],
    [-1, 1.8427007929497148],
  ])('erfc(%f) = %f to fourteen digits', (x, value) => {
    expect(Math.abs(erfc(x) / value - 1)).toBeLessThan(1e-13);
  });

  it.each([
    [1, 0.8413447460685429],
    [-1, -0.15865525393145707],
    [0.5, 0.34573123063700656],
    [-2, -0.04550026389635842],
    [0, 0],
  ])('GELU(%f) = %f', (x, value) => {
    expect(Math.abs(gelu(x) - value)).toBeLessThan(1e-15);
    expect(Math.abs(geluTanh(x) - value)).toBeLessThan(5e-4);
  });

  it('ReLU cuts, SiLU is x·σ(x)', () => {
    expect([relu(-3), relu(3)]).toEqual([0, 3]);
    expect(silu(2)).toBeCloseTo(2 / (1 + Math.exp(-2)), 15);
  });
});

describe('norms of the row 1, 2, 3, 4', () => {
  const x = matrix([[1, 2, 3, 4]]);
  const rounded = (values: Float64Array) => [...values].map((value) => Number(value.toFixed(4)));

  it('LayerNorm and RMSNorm have the published values', () => {
    expect(rounded(layerNorm(x, { epsilon: 0 }).data)).toEqual([-1.3416, -0.4472, 0.4472, 1.3416]);
    expect(rounded(rmsNorm(x, 0).data)).toEqual([0.3651, 0.7303, 1.0954, 1.4606]);
  });

  it('RMSNorm forgets the size, not a shift', () => {
    const scaled = rmsNorm(matrix([[3, 6, 9, 12]]), 0);
    expect(rounded(scaled.data)).toEqual(rounded(rmsNorm(x, 0).data));
    expect(rounded(rmsNorm(matrix([[8, 9, 10, 11]]), 0).data)).not.toEqual(rounded(scaled.data));
  });
});

describe('BatchNorm', () => {
  const x = randomFrom(2).normals(8, 3);

  it('brings every column to mean 0 and variance 1', () => {
    const { mean, variance } = batchStatistics(normalise(x, batchStatistics(x), 0));
    for (const value of mean) expect(value).toBeCloseTo(0, 12);
    for (const value of variance) expect(value).toBeCloseTo(1, 12);
  });

  it('keeps the unbiased variance, and forgets the past as 1 − (1 − m)^t', () => {
    const batch = { mean: Float64Array.of(1), variance: Float64Array.of(2) };
    let running = { mean: Float64Array.of(0), variance: Float64Array.of(0) };
    for (let t = 0; t < 10; t++) running = updateRunning(running, batch, 8, 0.1) as typeof running;
    expect(running.mean[0]).toBeCloseTo(0.651, 3);
    expect(running.variance[0]).toBeCloseTo(0.6513 * 2 * (8 / 7), 3);
  });

  it('of one example is nothing but zeros', () => {
    const one = matrix([[5, -3]]);
    expect(toNested(normalise(one, batchStatistics(one)))).toEqual([[0, 0]]);
  });

  it('on sequences pools over sentences and positions, LayerNorm over neither', () => {
    const batch = randomFrom(3).normals(2, 3, 4);
    const changed = tensor(
      batch.shape,
      batch.data.map((value, i) => (i >= 12 ? value + 10 : value)),
    );
    const first = (t: typeof batch) => [...t.data.slice(0, 12)];
    expect(first(layerNorm(changed))).toEqual(first(layerNorm(batch)));
    expect(first(batchNormSequences(changed))).not.toEqual(first(batchNormSequences(batch)));
    expect(row(matrix([[1]]), 0)[0]).toBe(1);
  });
});
