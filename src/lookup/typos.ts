/**
 * Mends mistyped English words by the bank's own vocabulary: fuse.js finds the nearest words, and one is
 * taken only within a tolerance that grows with its length.
 */
import { distance } from 'fastest-levenshtein';
import Fuse from 'fuse.js';
import type { Mend } from './analyse.ts';
import { stemOf } from './words.ts';

/** Edits allowed: none in short words, where every neighbour is another word. */
const tolerance = (length: number): number => (length < 5 ? 0 : length < 8 ? 1 : 2);

/** How many mended words are remembered. */
const MEMORY = 2000;

export function createMend(vocabulary: ReadonlySet<string>): Mend {
  const stems = new Set([...vocabulary].map(stemOf));
  const fuse = new Fuse(
    [...vocabulary].filter((word) => word.length >= 5),
    {
      threshold: 0.4,
      includeScore: true,
      ignoreLocation: true,
      ignoreFieldNorm: true,
    },
  );
  const memory = new Map<string, string>();
  return (word) => {
    const allowed = tolerance(word.length);
    if (allowed === 0 || !/^[a-z]+$/u.test(word) || word.length > 24) return word;
    if (vocabulary.has(word) || stems.has(stemOf(word))) return word;
    const known = memory.get(word);
    if (known !== undefined) return known;
    let mended = word;
    let least = allowed + 1;
    for (const { item } of fuse.search(word, { limit: 20 })) {
      const edits = distance(word, item);
      if (edits < least && Math.abs(item.length - word.length) <= allowed) {
        mended = item;
        least = edits;
      }
    }
    if (memory.size >= MEMORY) memory.clear();
    memory.set(word, mended);
    return mended;
  };
}
