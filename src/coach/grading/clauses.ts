/**
 * A text → the stretches of it that can be held against a statement: clauses, runs of neighbouring clauses, sentences.
 * What is dictated has no punctuation, so spoken joints ("and then", 然后) part clauses too, and long ones are cut.
 */
import { englishFillers } from '#lookup/data.ts';

/** Where a sentence ends; a point inside a number doesn't. */
const SENTENCE = /[^.!?。！？；;\n]+(?:\.(?=\d)[^.!?。！？；;\n]+)*[.!?。！？；;]*/gu;
const JOINT =
  /[,，、:：()（）]+(?!\d)|\b(?:but|whereas|while|because|so that|and|then|which|however|although|since|so|where|if)\b|(?:但是|但|而是|而且|因为|所以|因此|然而|不过|同时|如果|然后|的话|还有|另外)/giu;
/** Words, and Han characters one by one. */
const WORD = /\p{Script=Han}|[[\p{L}\p{N}_^']--\p{Script=Han}]+/gv;
/** Words of a clause at most, a Han character counting as half a word. */
const LONGEST = 18;
/** Clauses of a run at most. */
const RUN = 3;
const MAX_WINDOWS = 2000;
/** So many English words without a single "the", "is" or "of" among them state nothing. */
const WORD_LIST = 8;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function says(text: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return false;
  if (/[\p{Script=Han},:()]/u.test(text)) return true;
  const words = text.toLowerCase().match(/[a-z']+/gu) ?? [];
  return words.length < WORD_LIST || words.some((word) => englishFillers.has(word));
}

const sentencesIn = (text: string): Stretch[] =>
  [...text.matchAll(SENTENCE)]
    .filter(([sentence]) => says(sentence))
    .map(({ 0: sentence, index }) => ({ from: index, to: index + sentence.length }));

function clausesIn(text: string, sentence: Stretch): Stretch[] {
  const { from, to } = sentence;
  const clauses: Stretch[] = [];
  let begin = from;
  const close = (end: number, next: number) => {
    clauses.push(
      ...cut(text, { from: begin, to: end }).filter(({ from, to }) => says(text.slice(from, to))),
    );
    begin = next;
  };
  for (const { 0: joint, index } of text.slice(from, to).matchAll(JOINT))
    close(from + index, from + index + joint.length);
  close(to, to);
  return clauses;
}

/** A clause nobody could say in one breath falls into pieces of a bearable length. */
function cut(text: string, { from, to }: Stretch): Stretch[] {
  const pieces: Stretch[] = [];
  let [begin, length] = [from, 0];
  for (const { 0: word, index } of text.slice(from, to).matchAll(WORD)) {
    if (length >= LONGEST) {
      pieces.push({ from: begin, to: from + index });
      [begin, length] = [from + index, 0];
    }
    length += /\p{Script=Han}/u.test(word) ? 0.5 : 1;
  }
  return [...pieces, { from: begin, to }];
}

const textOf = (text: string, { from, to }: Stretch): string => text.slice(from, to).trim();

export const sentencesOf = (text: string): string[] =>
  sentencesIn(text).map((sentence) => textOf(text, sentence));

/** The smallest parts of a text that state something. */
export const clausesOf = (text: string): string[] =>
  sentencesIn(text).flatMap((sentence) =>
    clausesIn(text, sentence).map((clause) => textOf(text, clause)),
  );

/** Clauses, runs of up to three of them, sentences, and pairs of sentences: as they are written, each once. */
export function windowsOf(text: string): readonly string[] {
  const windows = new Set<string>();
  const sentences = sentencesIn(text);
  sentences.forEach((sentence, i) => {
    windows.add(textOf(text, sentence));
    const clauses = clausesIn(text, sentence);
    clauses.forEach(({ from }, first) => {
      for (const { to } of clauses.slice(first, first + RUN))
        windows.add(textOf(text, { from, to }));
    });
    const next = sentences[i + 1];
    if (next) windows.add(textOf(text, { from: sentence.from, to: next.to }));
  });
  return [...windows].slice(0, MAX_WINDOWS);
}
