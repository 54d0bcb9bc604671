/** Normalised text → runs of one script, English word stems and Chinese bigrams. */
import { stemmer } from 'stemmer';
import { chineseFillers, englishFillers } from './data.ts';

/** A run of one script in a text: an English word, or neighbouring Han characters. */
export type Run =
  | { readonly script: 'latin'; readonly word: string }
  | { readonly script: 'han'; readonly text: string };

/** Splits normalised text into runs, in order; filler words ("please", 怎么) are left out. */
export function runsOf(normalised: string): Run[] {
  const runs: Run[] = [];
  for (const [match] of normalised.matchAll(/\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv)) {
    if (/\p{Script=Han}/u.test(match)) {
      for (const text of match.split(chineseFillers).filter(Boolean))
        runs.push({ script: 'han', text });
    } else if (!englishFillers.has(match)) {
      runs.push({ script: 'latin', word: match });
    }
  }
  return runs;
}

/** The stem of an English word: `scaling`, `scaled`, `scales` → `scale`. */
export const stemOf = (word: string): string => (/^[a-z]{4,}$/u.test(word) ? stemmer(word) : word);

/** Neighbouring pairs of characters; a single character stands for itself. */
export function bigramsOf(han: string): string[] {
  const characters = [...han];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
