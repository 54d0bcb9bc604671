/**
 * WordPiece as it is commonly reconstructed (the original trainer is not public): merge the pair with the
 * highest count(ab) / (count(a) · count(b)); segment by the longest piece that fits, from the left.
 *
 * Pieces inside a word begin with `##`, as in BERT.
 */
import { countWords } from './bpe.ts';

const INSIDE = '##';
/** What a word becomes when no piece fits. */
export const UNKNOWN = '[UNK]';

export interface Scored {
  readonly pair: readonly [left: string, right: string];
  readonly count: number;
  /** count(ab) / (count(a) · count(b)) */
  readonly score: number;
}

export interface WordPiece {
  /** The scores of all pairs before the first merge, best first. */
  readonly firstScores: readonly Scored[];
  readonly merges: readonly Scored[];
  readonly vocabulary: readonly string[];
}

/** `hug` → `h ##u ##g`. */
const piecesOf = (word: string): string[] =>
  [...word].map((character, i) => (i === 0 ? '' : INSIDE) + character);

const joined = (left: string, right: string): string => left + right.slice(INSIDE.length);

/** Learns up to `merges` merges; ties go to the pair first met in the text. */
export function trainWordPiece(text: string, merges: number): WordPiece {
  const words = [...countWords(text)].map(([word, count]) => ({ pieces: piecesOf(word), count }));
  const vocabulary = new Set(words.flatMap(({ pieces }) => pieces));
  const learned: Scored[] = [];
  let firstScores: readonly Scored[] = [];
  for (let step = 0; step < Math.max(merges, 1); step++) {
    const scores = scorePairs(words);
    if (step === 0) firstScores = scores;
    const best = scores[0];
    if (!best || step >= merges) break;
    learned.push(best);
    vocabulary.add(joined(...best.pair));
    for (const word of words) word.pieces = mergePieces(word.pieces, best.pair);
  }
  return { firstScores, merges: learned, vocabulary: [...vocabulary] };
}

function scorePairs(words: readonly { pieces: readonly string[]; count: number }[]): Scored[] {
  const single = new Map<string, number>();
  const pairs = new Map<string, { pair: readonly [string, string]; count: number }>();
  for (const { pieces, count } of words) {
    pieces.forEach((piece, i) => {
      single.set(piece, (single.get(piece) ?? 0) + count);
      const next = pieces[i + 1];
      if (next === undefined) return;
      const key = `${piece}\u0000${next}`;
      const known = pairs.get(key);
      if (known) known.count += count;
      else pairs.set(key, { pair: [piece, next], count });
    });
  }
  return [...pairs.values()]
    .map(({ pair, count }) => ({
      pair,
      count,
      score: count / (single.get(pair[0])! * single.get(pair[1])!),
    }))
    .sort((a, b) => b.score - a.score);
}

function mergePieces(
  pieces: readonly string[],
  [left, right]: readonly [string, string],
): string[] {
  const merged: string[] = [];
  for (let i = 0; i < pieces.length; i++) {
    if (pieces[i] === left && pieces[i + 1] === right) {
      merged.push(joined(left, right));
      i++;
    } else {
      merged.push(pieces[i]!);
    }
  }
  return merged;
}

/** The longest piece of the vocabulary that fits, then on from its end; `[UNK]` where none fits. */
export function segmentWordPiece(word: string, vocabulary: ReadonlySet<string>): string[] {
  const characters = [...word];
  const pieces: string[] = [];
  let start = 0;
  while (start < characters.length) {
    let end = characters.length;
    const prefix = start === 0 ? '' : INSIDE;
    while (end > start && !vocabulary.has(prefix + characters.slice(start, end).join(''))) end--;
    if (end === start) return [UNKNOWN];
    pieces.push(prefix + characters.slice(start, end).join(''));
    start = end;
  }
  return pieces;
}
