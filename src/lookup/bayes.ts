/**
 * Which document words like a query's come from: naive Bayes over weighted terms.
 *
 * The index asks how near one phrasing is; this asks what all texts of a question say together, so that a paraphrase
 * made of words from several of its phrasings is found too.
 */
import type { Terms } from './analyse.ts';
import type { Field, Passage } from './passages.ts';

/** How often a term of a field counts as said. */
const SAID: Readonly<Record<Field, number>> = {
  title: 3,
  alias: 3,
  keyPoint: 2.5,
  followUp: 2.5,
  body: 0.5,
};
/** Words every document is smoothed by, drawn from all documents alike. */
const SMOOTHING = 60;
/** Terms of one text say the same thing twice (a word, its concept, its bigrams): each counts for half. */
const INDEPENDENCE = 0.5;

/** Returns the probability of each document given the terms; they sum to 1, and are equal where nothing is known. */
export function createBayes(
  documents: readonly (readonly (Pick<Passage, 'field'> & { readonly terms: Terms })[])[],
): (terms: Terms) => Float64Array {
  const said = new Map<string, Map<number, number>>();
  const sizes = new Float64Array(documents.length);
  let all = 0;
  documents.forEach((passages, document) => {
    for (const { field, terms } of passages) {
      for (const [term, weight] of terms) {
        const count = SAID[field] * weight;
        const counts = said.get(term) ?? new Map<number, number>();
        counts.set(document, (counts.get(document) ?? 0) + count);
        said.set(term, counts);
        sizes[document]! += count;
        all += count;
      }
    }
  });
  const background = new Map(
    [...said].map(([term, counts]) => [term, [...counts.values()].reduce((a, b) => a + b) / all]),
  );
  return (terms) => {
    const evidence = new Float64Array(documents.length);
    for (const [term, weight] of terms) {
      const counts = said.get(term);
      if (!counts) continue;
      const expected = background.get(term)!;
      for (let i = 0; i < evidence.length; i++) {
        const share = ((counts.get(i) ?? 0) + SMOOTHING * expected) / (sizes[i]! + SMOOTHING);
        evidence[i]! += INDEPENDENCE * weight * Math.log(share / expected);
      }
    }
    const most = Math.max(...evidence);
    const odds = evidence.map((value) => Math.exp(value - most));
    const sum = odds.reduce((a, b) => a + b, 0);
    return odds.map((value) => value / sum);
  };
}
