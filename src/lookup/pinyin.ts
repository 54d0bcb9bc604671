/**
 * Chinese typed in Latin letters without tones, as people do where no input method is at hand: `duotou zhuyili` → 多头
 * 注意力. Only words of the bank are known, and only letters that no English word of the bank explains are read so.
 */
import { pinyin } from 'pinyin-pro';
import { englishFillers } from './data.ts';

/** Normalised text → the same with pinyin replaced by the words it spells. */
export type ReadPinyin = (normalised: string) => string;

/** A run of letters is pinyin when words of the bank spell at least this share of it. */
const SPELT = 0.6;
/** Shorter runs are too often something else ("can", "men"). */
const MIN_LETTERS = 5;
const MAX_WORD = 6;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** How the words of some texts are spelt. */
export interface Spellings {
  /** Words by their letters. */
  readonly words: ReadonlyMap<string, string>;
  readonly syllables: ReadonlySet<string>;
}

/** `texts` are normalised, those whose words matter most first. */
export function spellingsIn(texts: readonly string[]): Spellings {
  const seen = new Set<string>();
  for (const text of texts) {
    for (const [han] of text.matchAll(/\p{Script=Han}+/gu)) {
      if (han.length <= MAX_WORD) seen.add(han);
      for (const { segment } of segmenter.segment(han)) seen.add(segment);
    }
  }
  const words = new Map<string, string>();
  const syllables = new Set<string>();
  for (const word of seen) {
    const spelt = pinyin(word, { toneType: 'none', type: 'array' });
    for (const syllable of spelt) syllables.add(syllable);
    if (spelt.length > 1 && spelt.length <= MAX_WORD && !words.has(spelt.join('')))
      words.set(spelt.join(''), word);
  }
  return { words, syllables };
}

/** `isWord` knows the English words of the bank. */
export function createPinyinReader(
  { words, syllables }: Spellings,
  isWord: (word: string) => boolean,
): ReadPinyin {
  const longest = Math.max(
    0,
    ...[...words.keys(), ...syllables].map((spelling) => spelling.length),
  );

  const isEnglish = (word: string) => englishFillers.has(word) || isWord(word);
  return (normalised) =>
    normalised.replaceAll(/[a-z]+(?: [a-z]+)*/gu, (run) =>
      // Fillers are both ("can", "you"), so they may stand inside pinyin; other English words end it.
      stretches(run.split(' '), (word) => englishFillers.has(word) || !isWord(word))
        .flatMap((words) => {
          const whole = words.every(isEnglish) ? undefined : read(words.join(''));
          if (whole !== undefined) return [whole];
          return stretches(words, (word) => !isEnglish(word)).map(
            (part) => (part.every(isEnglish) ? undefined : read(part.join(''))) ?? part.join(' '),
          );
        })
        .join(' '),
    );

  /** Covers the letters by as few pieces as possible: words where there are any, single syllables between them. */
  function read(letters: string): string | undefined {
    if (letters.length < MIN_LETTERS) return undefined;
    interface Step {
      readonly cost: number;
      readonly spelt: number;
      readonly text: string;
    }
    const best: (Step | undefined)[] = [{ cost: 0, spelt: 0, text: '' }];
    for (let end = 1; end <= letters.length; end++) {
      for (let start = Math.max(0, end - longest); start < end; start++) {
        const before = best[start];
        if (!before) continue;
        const piece = letters.slice(start, end);
        const word = words.get(piece);
        if (word === undefined && !syllables.has(piece)) continue;
        const cost = before.cost + (word === undefined ? 2 : 1);
        if (cost >= (best[end]?.cost ?? Infinity)) continue;
        const spelt = before.spelt + (word === undefined ? 0 : piece.length);
        best[end] = { cost, spelt, text: before.text + (word ?? ' ') };
      }
    }
    const whole = best[letters.length];
    return whole && whole.spelt / letters.length >= SPELT ? whole.text.trim() : undefined;
  }
}

/** Splits a list into stretches of items that hold and items that don't. */
function stretches<T>(items: readonly T[], holds: (item: T) => boolean): T[][] {
  const result: T[][] = [];
  let before: boolean | undefined;
  for (const item of items) {
    const now = holds(item);
    if (now === before) result.at(-1)!.push(item);
    else result.push([item]);
    before = now;
  }
  return result;
}
