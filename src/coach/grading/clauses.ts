/** An answer → what can be held against a key point: its sentences, their clauses, and pairs of neighbours. */

export interface Window {
  /** The words as they were written: what is quoted back. */
  readonly text: string;
  /** A part of a sentence, a whole one, or two neighbours. */
  readonly kind: 'clause' | 'sentence' | 'pair';
}

const SENTENCE = /[^.!?。！？；;\n]+(?:\.(?=\d)[^.!?。！？；;\n]+)*[.!?。！？；;]*/gu;
const CLAUSE =
  /[,，、:：]|\b(?:but|whereas|while|because|so that|and then|which|however|although|since)\b|(?:但是|但|而是|而且|因为|所以|因此|然而|不过|同时)/giu;
const MAX_WINDOWS = 400;

export function windowsOf(answer: string): readonly Window[] {
  const sentences = (answer.match(SENTENCE) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  const windows: Window[] = [];
  sentences.forEach((sentence, i) => {
    windows.push({ text: sentence, kind: 'sentence' });
    const clauses = sentence.split(CLAUSE).map((clause) => clause.trim());
    if (clauses.length > 1) {
      for (const clause of clauses)
        if (clause.length > 3) windows.push({ text: clause, kind: 'clause' });
    }
    const next = sentences[i + 1];
    if (next !== undefined) windows.push({ text: `${sentence} ${next}`, kind: 'pair' });
  });
  return windows.slice(0, MAX_WINDOWS);
}
