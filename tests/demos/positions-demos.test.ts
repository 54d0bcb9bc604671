import { describe, expect, it } from 'vitest';
import { dot } from '#compute/linear.ts';
import { mean } from '#compute/statistics.ts';
import { row, toNested } from '#compute/tensor.ts';
import { refusal, run } from '../support/demo.ts';

describe('embedding-scale', () => {
  it.each([1, 2, 3])('1 → √512 beside an encoding of 16 (seed %i)', (seed) => {
    const { inputs, values } = run('embedding-scale', {}, seed);
    expect(Object.keys(values)).toEqual(['embeddingNorm', 'scaledNorm', 'encodingNorm']);
    expect(Math.abs(values.embeddingNorm - 1)).toBeLessThan(0.01);
    expect(Math.abs(values.scaledNorm / Math.sqrt(512) - 1)).toBeLessThan(0.01);
    expect(values.encodingNorm).toBeCloseTo(16, 9);
    expect(inputs.embedding.shape).toEqual([1000, 512]);
  });

  it('refuses what it cannot draw', () => {
    expect(refusal('embedding-scale', { dModel: '511' })).toMatch(/even.*511.* \| .*偶数/u);
    expect(refusal('embedding-scale', { vocab: '20000' })).toMatch(/512.* \| .*512/u);
  });
});

describe('pe-distance', () => {
  it('plain curves are symmetric, rotated ones lean, projected ones do neither', () => {
    const { inputs, values } = run('pe-distance');
    const { plain, projected, rotated, spearman, firstRise } = values;
    expect(plain).toHaveLength(101);
    expect(projected).toHaveLength(101);
    expect(rotated.curve).toHaveLength(101);
    expect(inputs.wq.shape).toEqual([128, 128]);
    for (let k = 1; k <= 50; k++) expect(plain[50 + k]).toBeCloseTo(plain[50 - k], 9);
    expect(plain[50]).toBeCloseTo(64, 9);
    expect(rotated.curve.indexOf(Math.max(...rotated.curve)) - 50).toBe(rotated.offset);
    expect(rotated.offset).toBe(5);
    expect(spearman.plain).toBeCloseTo(-0.97, 2);
    expect(firstRise).toBe(11);
  });

  it('the trend is gone on average over random projections', () => {
    const rhos = Array.from({ length: 40 }, (_, seed) =>
      Math.abs(run('pe-distance', {}, seed).values.spearman.projected),
    );
    expect(mean(rhos)).toBeLessThan(0.6);
  });

  it('rises early in narrow models', () => {
    expect(run('pe-distance', { dModel: '64' }).values.firstRise).toBe(5);
    expect(run('pe-distance', { dModel: '512' }).values.firstRise).toBe(43);
    expect(run('pe-distance', { span: '2' }).values.rotated.offset).toBe(2);
    expect(refusal('pe-distance', { dModel: '7' })).toContain('dModel must be even');
  });
});

describe('rpr', () => {
  it('clips the vectors, not the attention', () => {
    const { inputs, values } = run('rpr', { n: '5' });
    expect(toNested(values.index)).toEqual([
      [2, 3, 4, 4, 4],
      [1, 2, 3, 4, 4],
      [0, 1, 2, 3, 4],
      [0, 0, 1, 2, 3],
      [0, 0, 0, 1, 2],
    ]);
    expect(inputs.aK.shape).toEqual([5, 4]);
    expect(values.output.shape).toEqual([5, 4]);
    expect(values.weightBeyondClip).toBeGreaterThan(0);
    expect(values.splitDifference).toBeLessThan(1e-12);
    expect(values.weightChange).toBeGreaterThan(0.01);
  });

  it('one vector for all changes no weight', () => {
    expect(run('rpr', { clip: '0' }).values.weightChange).toBeLessThan(1e-12);
    expect(run('rpr', { n: '1', clip: '0' }).values.weightBeyondClip).toBe(0);
  });
});

describe('positions', () => {
  it('has the slopes of ALiBi, the rotations of RoPE and the buckets of T5', () => {
    const { inputs, values } = run('positions');
    const { alibi, rope, t5Buckets, learnedParameters } = values;
    expect(alibi.slopes).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((h) => 2 ** -h));
    expect(alibi.bias.shape).toEqual([8, 8, 8]);
    expect(rope.sameOffsetDifference).toBeLessThan(1e-9);
    expect(rope.opposite).not.toBeCloseTo(rope.scores[0], 3);
    expect(dot(row(rope.rotatedQ, 5), row(rope.rotatedQ, 5))).toBeCloseTo(
      dot(row(inputs.q, 5), row(inputs.q, 5)),
      9,
    );
    expect(t5Buckets.shape).toEqual([8, 8]);
    expect(t5Buckets.data[7]).toBe(23);
    expect(learnedParameters).toEqual({
      sinusoidal: 0,
      learned: 128,
      rpr: 1056,
      t5: 256,
      rope: 0,
      alibi: 0,
    });
  });

  it('takes heads that are no power of two, and refuses what nobody can read', () => {
    expect(run('positions', { heads: '12' }).values.alibi.slopes[8]).toBeCloseTo(Math.SQRT1_2, 15);
    expect(refusal('positions', { n: '64', heads: '32' })).toMatch(/16.*64.*32 *\.? *\| /u);
    expect(refusal('positions', { dModel: '15' })).toMatch(/even.*15.* \| .*偶数/u);
  });
});

describe('schedule', () => {
  it('peaks where the warm-up ends', () => {
    const { rate, peakStep, peakRate } = run('schedule').values;
    expect(rate).toHaveLength(20_000);
    expect(peakStep).toBe(4000);
    expect(Math.abs(peakRate - 6.987712e-4)).toBeLessThan(1e-9);
    expect(rate[0] / 1.746928e-7).toBeCloseTo(1, 6);
    expect(rate[7999] / 4.941059e-4).toBeCloseTo(1, 6);
  });

  it('has its highest rate at the last step of a warm-up that is not over', () => {
    expect(run('schedule', { steps: '100', warmup: '4000' }).values.peakStep).toBe(100);
    expect(run('schedule', { steps: '100000', warmup: '100000' }).values.peakStep).toBe(100_000);
  });
});

describe('dropout', () => {
  it.each([1, 2, 3])('keeps the mean and spreads by p/(1−p) (seed %i)', (seed) => {
    const { trainMean, trainVariance, testMean, keptShare } = run('dropout', {}, seed).values;
    expect(Math.abs(trainMean - 1)).toBeLessThan(0.005);
    expect(Math.abs(trainVariance - 0.1111)).toBeLessThan(0.005);
    expect(testMean).toBe(1);
    expect(keptShare).toBeCloseTo(0.9 * trainMean, 9);
  });

  it('does nothing with p = 0', () => {
    const { trainMean, trainVariance, keptShare } = run('dropout', { p: '0' }).values;
    expect([trainMean, trainVariance, keptShare]).toEqual([1, 0, 1]);
  });
});

it.each([
  ['embedding-scale', { dModel: '1000', vocab: '1000' }],
  ['pe-distance', { dModel: '512', span: '200' }],
  ['rpr', { n: '64', clip: '64', dk: '128' }],
  ['positions', { n: '32', dModel: '512', heads: '64' }],
  ['schedule', { steps: '100000' }],
  ['dropout', { n: '500000' }],
])('%s runs at its largest', (name, typed) => {
  expect(() => run(name, typed as Record<string, string>)).not.toThrow();
});
