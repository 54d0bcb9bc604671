/** Normalised text → weighted terms: words, bigrams, and the concepts that words of either language name. */
import { type Concept, concepts } from './data.ts';
import { normalise } from './normalise.ts';
import { bigramsOf, runsOf, stemOf } from './words.ts';

/** How much a term of each kind says. */
export const TERM_WEIGHT = { word: 1, bigram: 0.6, character: 0.3, concept: 1.2 } as const;

export type TermKind = keyof typeof TERM_WEIGHT;

/** Terms of a text, each once, with its weight. */
export type Terms = ReadonlyMap<string, number>;

const phrases = concepts.map(({ id, en }: Concept) => ({
  id: `#${id}`,
  sequences: en.map((synonym) => normalise(synonym).split(' ').map(stemOf)),
}));
const hanPhrases = concepts.flatMap(({ id, zh }) =>
  zh.map((synonym) => ({ id: `#${id}`, text: normalise(synonym).replaceAll(' ', '') })),
);
/** Concepts by the first stem of a synonym, so that a query looks at few of them. */
const byFirstStem = Map.groupBy(
  phrases.flatMap(({ id, sequences }) => sequences.map((sequence) => ({ id, sequence }))),
  ({ sequence }) => sequence[0] ?? '',
);

export function analyse(normalised: string): Terms {
  const terms = new Map<string, number>();
  const add = (term: string, kind: TermKind) => {
    terms.set(term, Math.max(terms.get(term) ?? 0, TERM_WEIGHT[kind]));
  };
  // Concepts look at all words: "one head" needs the "one" that is a filler elsewhere.
  const words = normalised.match(/[[\p{L}\p{N}]--\p{Script=Han}]+/gv) ?? [];
  for (const id of conceptsOf(words.map(stemOf))) add(id, 'concept');
  const han = normalised.replaceAll(/[^\p{Script=Han}]+/gu, ' ');
  for (const { id, text: phrase } of hanPhrases) if (han.includes(phrase)) add(id, 'concept');
  for (const run of runsOf(normalised)) {
    if (run.script === 'latin') add(stemOf(run.word), 'word');
    else for (const bigram of bigramsOf(run.text)) add(bigram, 'bigram');
  }
  return terms;
}

/** The same with single Chinese characters: a word that is put another way often shares one (先后, 前后, 后面). */
export function analyseBroadly(normalised: string): Terms {
  const terms = new Map(analyse(normalised));
  for (const run of runsOf(normalised)) {
    if (run.script === 'latin') continue;
    for (const character of run.text)
      if (!terms.has(character)) terms.set(character, TERM_WEIGHT.character);
  }
  return terms;
}

function conceptsOf(stems: readonly string[]): Set<string> {
  const found = new Set<string>();
  stems.forEach((stem, start) => {
    for (const { id, sequence } of byFirstStem.get(stem) ?? []) {
      if (sequence.every((part, i) => stems[start + i] === part)) found.add(id);
    }
  });
  return found;
}
