/**
 * Mends what was mistyped by the bank's own vocabulary: English words by their nearest neighbour (fuse.js
 * finds it), Chinese pairs of characters by one that sounds the same, as input methods mix them up.
 */
import { distance } from 'fastest-levenshtein';
import Fuse from 'fuse.js';
import { pinyin } from 'pinyin-pro';
import { bigramsOf, stemOf } from './words.ts';

/** Normalised text → the same with typing errors mended. */
export type Mend = (normalised: string) => string;

/** Edits allowed: none in short words, where every neighbour is another word. */
const tolerance = (length: number): number => (length < 5 ? 0 : length < 8 ? 1 : 2);

/** How many mended words are remembered. */
const MEMORY = 2000;

/** Chinese pairs of characters, by how they sound. */
export type Sounds = ReadonlyMap<string, readonly string[]>;

/** The pairs of some normalised texts whose characters are right. */
export function soundsIn(texts: readonly string[]): Sounds {
  const pairs = new Set(
    texts.flatMap((text) => (text.match(/\p{Script=Han}+/gu) ?? []).flatMap(bigramsOf)),
  );
  return Map.groupBy(
    [...pairs].filter((pair) => pair.length === 2),
    soundOf,
  );
}

/** `words`: English words that are right. */
export function createMend(words: Iterable<string>, sounds: Sounds): Mend {
  const mendWord = remembered(
    createWordMend(new Set([...words].filter((word) => word.length >= 3))),
  );
  const mendHan = remembered(createHanMend(sounds));
  return (normalised) =>
    normalised.replaceAll(/[a-z]{5,24}/gu, mendWord).replaceAll(/\p{Script=Han}{2,60}/gu, mendHan);
}

type MendPart = (part: string) => string;

function createWordMend(vocabulary: ReadonlySet<string>): MendPart {
  const stems = new Set([...vocabulary].map(stemOf));
  // People get the first letter right nearly always, and a twentieth of the words is searched twenty times as fast.
  const byFirstLetter = new Map(
    Map.groupBy(
      [...vocabulary].filter((word) => word.length >= 5),
      (word) => word[0]!,
    )
      .entries()
      .map(([letter, words]) => [
        letter,
        new Fuse(words, { threshold: 0.45, ignoreLocation: true, ignoreFieldNorm: true }),
      ]),
  );
  return (word) => {
    if (vocabulary.has(word) || stems.has(stemOf(word))) return word;
    const allowed = tolerance(word.length);
    let mended = word;
    let least = allowed + 1;
    for (const { item } of byFirstLetter.get(word[0]!)?.search(word, { limit: 20 }) ?? []) {
      const edits = editsBetween(word, item);
      if (edits < least) {
        mended = item;
        least = edits;
      }
    }
    return mended;
  };
}

/** Edits, where swapping letters ("forcign") counts as one: the same letters in another order. */
function editsBetween(typed: string, meant: string): number {
  const edits = distance(typed, meant);
  const sameLetters = edits === 2 && [...typed].sort().join('') === [...meant].sort().join('');
  return sameLetters ? 1 : edits;
}

function createHanMend(sounds: Sounds): MendPart {
  const pairs = new Set([...sounds.values()].flat());
  return (han) => {
    const characters = [...han];
    for (let i = 0; i + 1 < characters.length; i++) {
      const [left, right] = [characters[i]!, characters[i + 1]!];
      if (pairs.has(left + right)) continue;
      // One character is right nearly always; without that demand every name would find a homophone.
      const meant = sounds.get(soundOf(left + right))?.find(([a, b]) => a === left || b === right);
      if (meant) [characters[i], characters[i + 1]] = [meant[0]!, meant[1]!];
    }
    return characters.join('');
  };
}

const soundOf = (bigram: string): string =>
  pinyin(bigram, { toneType: 'none', type: 'array' }).join(' ');

function remembered(mend: MendPart): MendPart {
  const memory = new Map<string, string>();
  return (part) => {
    const known = memory.get(part);
    if (known !== undefined) return known;
    const mended = mend(part);
    if (memory.size >= MEMORY) memory.clear();
    memory.set(part, mended);
    return mended;
  };
}
