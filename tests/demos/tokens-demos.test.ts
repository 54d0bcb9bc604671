import { describe, expect, it } from 'vitest';
import { conclusionOf, run } from '../support/demo.ts';

describe('bpe', () => {
  it('works on a person’s own text in any language', () => {
    const { values } = run('bpe', { text: '自然语言 自然语言 自然', merges: '2', word: '自然' });
    expect(values.merges.map((merge: { pair: string[] }) => merge.pair.join(''))).toEqual([
      '自然',
      '自然语',
    ]);
    expect(values.segmentation).toEqual(['自然', '</w>']);
    expect(values.restored).toBe('自然');
  });

  it('counts one piece as one', () => {
    expect(conclusionOf('bpe', { text: 'lowest', word: 'lowest' }, 'en')).toBe(
      'After 6 merges the text needs a vocabulary of 1; the first one joined l + o (count 1). “lowest” becomes one piece: lowest</w>',
    );
    expect(conclusionOf('bpe', { merges: '0' }, 'en')).toMatch(
      /^Without a merge .* “lowest” becomes 7 pieces/u,
    );
  });
});

describe('wordpiece', () => {
  it('compares with BPE where they differ, and says so where they do not', () => {
    expect(conclusionOf('wordpiece', {}, 'en')).toMatch(
      /first merge is ##g \+ ##s .* but scores only 0\.0278\. After 9 merges “hugs” becomes hugs$/u,
    );
    expect(conclusionOf('wordpiece', { text: 'I love NLP' }, 'en')).toMatch(
      /it is the most frequent pair too/u,
    );
    expect(conclusionOf('wordpiece', { text: 'a' }, 'en')).toBe(
      'After 0 merges “hugs” becomes [UNK]',
    );
    expect(conclusionOf('wordpiece', {}, 'zh')).toMatch(/0\.0278。9 次合并之后/u);
  });
});

describe('bert-mask', () => {
  it('hides 12 %, replaces 1.5 % and keeps 1.5 % of a million tokens', () => {
    const { shares } = run('bert-mask').values;
    expect(Math.abs(shares.mask - 0.12)).toBeLessThan(0.001);
    expect(Math.abs(shares.random - 0.015)).toBeLessThan(0.001);
    expect(Math.abs(shares.keep - 0.015)).toBeLessThan(0.001);
  });

  it('a hidden diagonal leaks through the neighbours in the second layer', () => {
    for (const seed of [1, 2, 3]) {
      const { leak } = run('bert-mask', {}, seed).values;
      expect(leak.oneLayerChange).toBe(0);
      expect(leak.twoLayerChange).toBeGreaterThan(0.01);
    }
  });

  it('picks tokens of the text at their positions', () => {
    const { inputs, values } = run('bert-mask', { text: '我爱 natural language', share: '0.9' });
    expect(inputs.tokens).toEqual(['我', '爱', 'natural', 'language']);
    expect(values.picked.length).toBeGreaterThan(0);
    for (const { position, token } of values.picked) expect(inputs.tokens[position]).toBe(token);
  });
});

describe('batchnorm', () => {
  it('the mean of a larger batch is nearer to the truth, as 1/√size', () => {
    const errors = run('batchnorm').values.byBatchSize.map(
      ({ meanError }: { meanError: number }) => meanError,
    );
    expect(errors[0] / errors.at(-1)).toBeGreaterThan(5);
  });

  it('a batch of one is zero in training, not at test', () => {
    const { single } = run('batchnorm').values;
    expect(single.training.every((value: number) => value === 0)).toBe(true);
    expect(single.test.some((value: number) => value !== 0)).toBe(true);
  });
});

describe('norms', () => {
  it('a changed sentence reaches another through BatchNorm only', () => {
    for (const seed of [1, 2, 3]) {
      const { leak } = run('norms', {}, seed).values;
      expect(leak.layer).toBe(0);
      expect(leak.batch).toBeGreaterThan(0.5);
    }
  });
});

it('activations: half of the ReLU units are off for N(0, 1) inputs, and the parameters are those of the paper', () => {
  const { deadShare, ffnParameters } = run('activations').values;
  expect(Math.abs(deadShare - 0.5)).toBeLessThan(0.02);
  expect(ffnParameters).toBe(2_099_712);
});
