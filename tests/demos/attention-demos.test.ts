import { describe, expect, it } from 'vitest';
import { mean } from '#compute/statistics.ts';
import { type Tensor, toNested } from '#compute/tensor.ts';
import { refusal, run, valuesOf as values } from '../support/demo.ts';

const nested = (tensor: Tensor) => toNested(tensor) as number[][];

describe('attention', () => {
  it('takes a person’s own tokens, and names rows and columns after them', () => {
    const { inputs, values: shown } = run('attention', { tokens: '我 爱 自然 语言' });
    expect(inputs.tokens).toEqual(['我', '爱', '自然', '语言']);
    expect(shown.weights.shape).toEqual([4, 4]);
    for (const row of nested(shown.weights)) expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  it('splits Chinese without spaces into characters', () => {
    expect(run('attention', { tokens: '自然语言' }).inputs.tokens).toEqual([
      '自',
      '然',
      '语',
      '言',
    ]);
  });

  it('cannot tell two copies of a token apart', () => {
    const [first, , third] = nested(values('attention', { tokens: 'the cat the mat' }).output);
    expect(first).toEqual(third);
  });

  it('hides the future behind a causal mask', () => {
    const weights = nested(values('attention', { mask: 'causal', n: '6' }).weights);
    weights.forEach((row, i) => {
      expect(row.slice(i + 1).every((weight) => weight === 0)).toBe(true);
    });
  });

  it('refuses a text of too many tokens', () => {
    expect(refusal('attention', { tokens: 'a '.repeat(33) })).toMatch(
      /33 tokens.*32.*33 个 token/u,
    );
  });
});

describe('multi-head', () => {
  it('gives each head its own weights, and a rank no higher than its width', () => {
    const { headWeights, rank, output } = values('multi-head', { n: '12', heads: '8' });
    expect(headWeights.shape).toEqual([8, 12, 12]);
    expect(output.shape).toEqual([12, 16]);
    expect(rank).toEqual(Array(8).fill(2));
  });

  it('explains which numbers of heads divide the width', () => {
    expect(refusal('multi-head', { heads: '3' })).toMatch(
      /16 \/ 3 is no whole number.*heads can be 1, 2, 4, 8, 16\. \| .*16 不能被 3 整除/u,
    );
    expect(refusal('encoder', { dModel: '16', heads: '3' })).toContain('heads must divide dModel');
  });
});

it('head-cost counts what the paper counts', () => {
  for (const row of values('head-cost').rows) {
    expect(row.parameters).toBe(1_048_576);
    expect(row.parametersIfFullWidth).toBe(1_048_576 * row.heads);
    expect(row.scoreMacs).toBe(134_217_728);
  }
});

describe('qk-sharing', () => {
  it.each([8, 16])('with %i tokens a shared matrix looks at itself, two do not', (n) => {
    const seeds = Array.from({ length: 50 }, (_, seed) =>
      values('qk-sharing', { n: String(n), dModel: '512' }, seed),
    );
    expect(mean(seeds.map((s) => s.meanDiagonal.shared))).toBeGreaterThan(0.9);
    expect(Math.abs(mean(seeds.map((s) => s.meanDiagonal.separate)) - 1 / n)).toBeLessThan(0.03);
    for (const { asymmetry, minEigenvalueShared } of seeds) {
      expect(asymmetry.shared).toBe(0);
      expect(asymmetry.separate).toBeGreaterThan(0.5);
      expect(minEigenvalueShared).toBeGreaterThan(-1e-9);
    }
  });

  it('has eigenvalues of 0 where d_k is smaller than n', () => {
    expect(Math.abs(values('qk-sharing', { dk: '4' }).minEigenvalueShared)).toBeLessThan(1e-9);
  });
});

describe('dot-vs-additive', () => {
  it('the plain dot product spreads with √d_k, scaled and additive stay', () => {
    for (const row of values('dot-vs-additive').rows) {
      expect(row.dotStd / Math.sqrt(row.dk)).toBeCloseTo(row.scaledDotStd, 12);
      expect(Math.abs(row.scaledDotStd - 1)).toBeLessThan(0.15);
      expect(row.additiveStd).toBeLessThan(1);
    }
  });

  it('counts for the n that is asked for', () => {
    const [row] = values('dot-vs-additive', { n: '512', dk: '64' }).rows;
    expect(row.additiveBytes).toBe(512 * 2 ** 20);
    expect(row.dotBytes).toBe(8 * 2 ** 20);
  });

  it('refuses widths that are too much together', () => {
    expect(refusal('dot-vs-additive', { dk: '512,512' })).toMatch(/1024.*640/u);
  });
});

describe('encoder and decoder', () => {
  it('keep the width, trace every step and count their parameters', () => {
    const shown = values('encoder', { layers: '3' });
    expect(shown.output.shape).toEqual([5, 8]);
    expect(shown.trace).toHaveLength(18);
    expect(shown.trace.at(-1)).toEqual({ layer: 3, step: 'add-norm', shape: [5, 8] });
    expect(shown.parameters).toBe(3 * (4 * 8 * 8 + 4 * 8 + 2 * 8 * 16 + 16 + 8 + 4 * 8));
    expect(shown.reversedDifference).toBeLessThan(1e-12);
  });

  it('the decoder has one attention and one norm a layer more', () => {
    const { parameters, encoderParameters, selfWeights, crossWeights, incrementalDifference } =
      values('decoder');
    expect(parameters - encoderParameters).toBe(2 * (4 * 8 * 8 + 4 * 8 + 2 * 8));
    expect(selfWeights.shape).toEqual([2, 2, 4, 4]);
    expect(crossWeights.shape).toEqual([2, 2, 4, 5]);
    expect(incrementalDifference).toBeLessThan(1e-10);
  });
});

describe('cross-attention', () => {
  it('weighs every source position, whatever their order, with keys of its own in each layer', () => {
    const shown = values('cross-attention');
    expect(shown.weights.shape).toEqual([3, 5]);
    expect(shown.reorderedDifference).toBeLessThan(1e-12);
    expect(shown.droppedDifference).toBeGreaterThan(0.01);
    expect(shown.perLayerKeys.maxDifference).toBeGreaterThan(0.01);
  });

  it('has nothing to compare with one layer and one source position', () => {
    const shown = values('cross-attention', { layers: '1', n: '1' });
    expect(shown.perLayerKeys.maxDifference).toBeNull();
    expect(shown.droppedDifference).toBeNull();
    expect([...shown.weights.data]).toEqual([1, 1, 1]);
  });
});

describe('leak', () => {
  it.each([
    ['6', '4', [4, 5]],
    ['5', '1', [1, 2, 3, 4]],
  ])('of %s tokens, changing number %s moves only it and what comes after', (n, at, rows) => {
    const shown = values('leak', { n, at });
    expect(shown.changedRows.masked).toEqual(rows);
    expect(shown.changedRows.unmasked).toHaveLength(Number(n));
    expect(shown.maxEarlierChange.masked).toBe(0);
    expect(shown.maxEarlierChange.unmasked).toBeGreaterThan(0);
    expect(shown.incrementalDifference).toBeLessThan(1e-10);
  });

  it('refuses a position behind the last', () => {
    expect(refusal('leak', { at: '5' })).toMatch(/at must be from 1 to 4 for n = 5.* \| /u);
  });
});

describe('parallelism', () => {
  it('trains in as many steps as there are layers, decodes token by token', () => {
    const [recurrent, attention, cached] = values('parallelism').rows;
    expect([recurrent.trainingSteps, attention.trainingSteps, cached.trainingSteps]).toEqual([
      15, 6, 6,
    ]);
    for (const row of [recurrent, attention, cached]) expect(row.decodingSteps).toBe(60);
  });

  it('a cache turns n(n+1)/2 key and value rows into n', () => {
    const [, attention, cached] = values('parallelism', { n: '512' }).rows;
    expect(attention.keyValueProjections).toBe(131_328);
    expect(cached.keyValueProjections).toBe(512);
    expect(cached.macs).toBeLessThan(attention.macs / 100);
  });
});

describe('residual', () => {
  it.each([1, 2, 3])(
    'the gradient fades without, and arrives with residual connections (seed %i)',
    (seed) => {
      const { gradientNorm, distance, rankOneShare } = values('residual', {}, seed);
      expect(gradientNorm.plain).toHaveLength(24);
      expect(gradientNorm.plain[0]).toBeLessThan(1e-3 * gradientNorm.plain[23]);
      expect(gradientNorm.residual[0]).toBeGreaterThan(gradientNorm.residual[23]);
      expect(distance.plain[4]).toBeLessThan(1e-3);
      expect(distance.residual[12]).toBeGreaterThan(0.3);
      expect(rankOneShare.plain).toBeCloseTo(1, 9);
      expect(rankOneShare.residual).toBeLessThan(0.97);
    },
  );
});
