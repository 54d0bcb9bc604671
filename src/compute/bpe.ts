/**
 * Byte-pair encoding as of Sennrich et al. 2016, Algorithm 1: start from characters and an end-of-word mark,
 * merge the most frequent neighbouring pair, again and again. Replaying the merges in order segments a word.
 *
 * Words are separated by white space; characters are Unicode code points, so any text comes back whole.
 */

/** The mark behind the last character of a word. */
export const END = '</w>';

export type Pair = readonly [left: string, right: string];

export interface Merge {
  readonly pair: Pair;
  /** How often the pair stood in the text when it was merged. */
  readonly count: number;
}

export interface Bpe {
  readonly merges: readonly Merge[];
  /** The symbols left in the text after the last merge, in the order they are first met. */
  readonly vocabulary: readonly string[];
}

/** A word as its characters with the end mark: `low` → `l o w </w>`. */
export const charactersOf = (word: string): string[] => [...word, END];

/** How often each word stands in the text, in the order of first appearance. */
export function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.split(/\s+/u).filter(Boolean))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Learns up to `merges` merges; it stops where no pair is left. Ties go to the pair first met in the text. */
export function trainBpe(text: string, merges: number): Bpe {
  const words = [...countWords(text)].map(([word, count]) => ({
    symbols: charactersOf(word),
    count,
  }));
  const learned: Merge[] = [];
  while (learned.length < merges) {
    const best = mostFrequent(countPairs(words));
    if (!best) break;
    learned.push(best);
    for (const word of words) word.symbols = mergePair(word.symbols, best.pair);
  }
  return { merges: learned, vocabulary: [...new Set(words.flatMap(({ symbols }) => symbols))] };
}

/** Each neighbouring pair with its count over all words, in the order of first appearance. */
function countPairs(words: readonly { symbols: readonly string[]; count: number }[]): Merge[] {
  const pairs = new Map<string, { pair: Pair; count: number }>();
  for (const { symbols, count } of words) {
    for (let i = 0; i + 1 < symbols.length; i++) {
      const pair: Pair = [symbols[i]!, symbols[i + 1]!];
      const key = pair.join('\u0000');
      const known = pairs.get(key);
      if (known) known.count += count;
      else pairs.set(key, { pair, count });
    }
  }
  return [...pairs.values()];
}

const mostFrequent = (pairs: readonly Merge[]): Merge | undefined =>
  pairs.reduce<Merge | undefined>(
    (best, pair) => (best && best.count >= pair.count ? best : pair),
    undefined,
  );

/** Every occurrence of the pair as one symbol: `[l, o, w]` with (l, o) → `[lo, w]`. */
export function mergePair(symbols: readonly string[], [left, right]: Pair): string[] {
  const merged: string[] = [];
  for (let i = 0; i < symbols.length; i++) {
    if (symbols[i] === left && symbols[i + 1] === right) {
      merged.push(left + right);
      i++;
    } else {
      merged.push(symbols[i]!);
    }
  }
  return merged;
}

/** Segments a word by replaying the merges in the order they were learned. */
export const segmentBpe = (word: string, merges: readonly Merge[]): string[] =>
  merges.reduce((symbols, { pair }) => mergePair(symbols, pair), charactersOf(word));

/** The text that segments stand for: joined, an end mark becomes a space. */
export const joinBpe = (segments: readonly string[]): string =>
  segments.join('').replaceAll(END, ' ').trimEnd();
