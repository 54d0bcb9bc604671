/** Which pair BPE merges first in a small corpus of drawn counts. */
import { charactersOf, type Pair, trainBpe } from '#compute/bpe.ts';
import { trainWordPiece } from '#compute/wordpiece.ts';
import { defineTemplate } from './template.ts';

const WORDS = ['low', 'lower', 'newest', 'widest', 'hug', 'pug', 'bun', 'hugs', 'new', 'slow'];

const inside = (piece: string): string => piece.replace('##', '');

export const bpeNextMerge = defineTemplate({
  name: 'bpe-next-merge',
  questions: ['wordpiece-bpe'],
  draw: (random) => {
    const words = WORDS.filter(() => random.uniform() < 0.5)
      .slice(0, 4)
      .map((word) => ({ word, count: random.integer(1, 9) }));
    if (words.length < 3) return undefined;
    const text = words.flatMap(({ word, count }) => Array<string>(count).fill(word)).join(' ');
    const counts = pairCounts(words);
    const [best] = trainBpe(text, 1).merges;
    const key = best!.pair.join(' ');
    // Ties are broken by the order in the corpus, which nobody should have to guess.
    if ([...counts.values()].filter((count) => count === best!.count).length > 1) return undefined;
    const likely = trainWordPiece(text, 1).merges[0]?.pair.map(inside) as Pair | undefined;
    const rest = [...counts].filter(([pair]) => pair !== key).sort((a, b) => b[1] - a[1]);
    return {
      parameters: { words, count: best!.count },
      right: [{ id: 'right', value: key }],
      wrong: [
        ...(likely ? [{ id: 'likelihood', value: likely.join(' ') }] : []),
        ...rest.slice(0, 2).map(([pair]) => ({ id: 'rarer', value: pair })),
        ...rest.slice(-1).map(([pair]) => ({ id: 'rare', value: pair })),
      ],
    };
  },
  show: (pair) => `\`${pair}\``,
  words: ({ words, count }, right) => ({
    corpus: words.map((word) => `${word.word} × ${word.count}`).join(', '),
    count: String(count),
    right,
  }),
});

/** How often each neighbouring pair stands in the corpus, the end mark of words included. */
function pairCounts(
  words: readonly { readonly word: string; readonly count: number }[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { word, count } of words) {
    const symbols = charactersOf(word);
    for (let i = 0; i + 1 < symbols.length; i++) {
      const pair = `${symbols[i]} ${symbols[i + 1]}`;
      counts.set(pair, (counts.get(pair) ?? 0) + count);
    }
  }
  return counts;
}
