import { describe, expect, it } from 'vitest';
import { joinBpe, segmentBpe, trainBpe } from '#compute/bpe.ts';
import { randomFrom } from '#compute/random.ts';
import { segmentWordPiece, trainWordPiece } from '#compute/wordpiece.ts';
import { SENNRICH } from '#demos/bpe.ts';

describe('byte-pair encoding', () => {
  const { merges } = trainBpe(SENNRICH, 10);

  it('learns the ten merges of the published algorithm, ties to the pair first met', () => {
    expect(merges.map(({ pair, count }) => `${pair.join('')} ${count}`)).toEqual([
      'es 9',
      'est 9',
      'est</w> 9',
      'lo 7',
      'low 7',
      'ne 6',
      'new 6',
      'newest</w> 6',
      'low</w> 5',
      'wi 3',
    ]);
  });

  it('segments words by replaying them, words of the text and others', () => {
    const segment = (word: string) => segmentBpe(word, merges).join(' ');
    expect(segment('low')).toBe('low</w>');
    expect(segment('lower')).toBe('low e r </w>');
    expect(segment('newest')).toBe('newest</w>');
    expect(segment('widest')).toBe('wi d est</w>');
    expect(segment('lowest')).toBe('low est</w>');
  });

  it('learns the four merges of the paper’s figure', () => {
    const figure = trainBpe('low lowest newer wider', 4);
    expect(figure.merges).toHaveLength(4);
    expect(segmentBpe('lower', figure.merges)[0]).toBe('low');
  });

  it('stops when nothing is left to merge', () => {
    expect(trainBpe('a', 10).merges.map(({ pair }) => pair)).toEqual([['a', '</w>']]);
    expect(trainBpe('', 10).merges).toEqual([]);
  });

  it('gives any text back whole: Chinese, emoji, accents, half surrogates', () => {
    const random = randomFrom(1);
    const alphabet = ['a', 'b', 'é', '语', '言', '😀', '\u0301', '<', '/', '\uD83D'];
    for (let i = 0; i < 200; i++) {
      const word = Array.from(
        { length: random.integer(1, 8) },
        () => alphabet[random.integer(0, alphabet.length - 1)],
      ).join('');
      const { merges: own } = trainBpe(`${word} ${word.slice(1)} low`, random.integer(0, 12));
      expect(joinBpe(segmentBpe(word, own))).toBe(word);
    }
  });
});

describe('WordPiece', () => {
  const corpus = [
    ...Array(10).fill('hug'),
    ...Array(5).fill('pug'),
    ...Array(12).fill('pun'),
    ...Array(4).fill('bun'),
    ...Array(5).fill('hugs'),
  ].join(' ');

  it('first merges ##g and ##s, score 1/20, although ##u ##g is four times as frequent', () => {
    const { firstScores, merges } = trainWordPiece(corpus, 3);
    expect(merges[0]).toMatchObject({ pair: ['##g', '##s'], count: 5, score: 0.05 });
    expect(merges[1]!.pair).toEqual(['h', '##u']);
    expect(merges[2]!.pair).toEqual(['hu', '##gs']);
    expect(firstScores.find(({ pair }) => pair.join() === '##u,##g')).toMatchObject({
      count: 20,
      score: 20 / (36 * 20),
    });
  });

  it('segments by the longest match from the left, and says what it does not know', () => {
    const vocabulary = new Set(['h', '##u', '##g', '##s', 'hu', 'hug', '##gs']);
    expect(segmentWordPiece('hugs', vocabulary)).toEqual(['hug', '##s']);
    expect(segmentWordPiece('hu', vocabulary)).toEqual(['hu']);
    expect(segmentWordPiece('mug', vocabulary)).toEqual(['[UNK]']);
  });
});
