/** Builds the lookup of a bank: once, at start. */
import type { Bank } from '#bank/question.ts';
import { analyseBroadly, type Terms } from './analyse.ts';
import { confidenceOf, type Signals, signalsOf, THRESHOLD } from './confidence.ts';
import { concepts, elsewhere, type Topic } from './data.ts';
import { type Keep, makeAnew } from './keep.ts';
import type { Evidence, Found, Lookup } from './lookup.ts';
import { normalise } from './normalise.ts';
import { passagesOf } from './passages.ts';
import { createPinyinReader, spellingsIn } from './pinyin.ts';
import { createIndex, type Ranked } from './rank.ts';
import { createSuggestions } from './suggestions.ts';
import { createMend, soundsIn } from './typos.ts';

/** A longer query is cut here for the search: what is asked stands in its beginning. */
const MAX_QUERY = 600;
const CANDIDATES = 5;

/** The lookup with what `eval/` looks at beside. */
export interface InspectableLookup extends Lookup {
  inspect(query: string): { readonly ranked: readonly Ranked[]; readonly signals: Signals };
}

export interface LookupOptions {
  /** Topics that a bank doesn't hold; those it does hold are left out. @default those of `elsewhere.yaml` */
  readonly beside?: readonly Topic[];
  /** @default nothing is kept */
  readonly keep?: Keep;
}

export function createLookup(
  bank: Bank,
  { beside = elsewhere, keep = makeAnew }: LookupOptions = {},
): InspectableLookup {
  const topics = beside.filter(({ id }) => !bank.find(id));
  const phrasings = topics.map((topic) => topic.phrasings);
  const index = createIndex(bank.questions, phrasings, keep);
  const { words, spellings, sounds } = keep('words', () => {
    const texts = [...textsOf(bank), ...phrasings.flat().map(normalise)];
    return {
      words: new Set(texts.flatMap((text) => text.match(/[a-z]+/gu) ?? [])),
      spellings: spellingsIn(texts),
      sounds: soundsIn(texts),
    };
  });
  const readPinyin = createPinyinReader(spellings, (word) => words.has(word));
  const mend = createMend(words, sounds);
  const suggestions = createSuggestions(bank);

  const read = (query: string): Terms =>
    analyseBroadly(mend(readPinyin(normalise([...query].slice(0, MAX_QUERY).join('')))));
  const inspect = (terms: Terms) => {
    const ranking = index.rank(terms);
    return {
      ranked: ranking.questions,
      signals: signalsOf(ranking, index.known(terms), index.mass(terms), index.foreign(terms)),
    };
  };
  const find = (terms: Terms): Found => {
    const { ranked, signals } = inspect(terms);
    const confidence = ranked.length === 0 ? 0 : confidenceOf(signals);
    return {
      answer: confidence >= THRESHOLD ? (ranked[0]?.slug ?? null) : null,
      confidence: round(confidence),
      candidates: ranked
        .slice(0, CANDIDATES)
        .map(({ slug, score }) => ({ slug, score: round(score) })),
    };
  };
  return {
    find: (query) => find(read(query)),
    explain: (query) => {
      const terms = read(query);
      const found = find(terms);
      const matched = found.candidates.flatMap(({ slug }): Evidence[] => {
        const phrase = index.nearestPhrase(terms, slug);
        return phrase ? [{ slug, ...phrase }] : [];
      });
      const { beside: nearest } = index.rank(terms);
      const named = nearest && nearest.score > 0 ? topics[nearest.topic] : undefined;
      return {
        ...found,
        matched,
        beside: named ? { topic: named.id, score: round(nearest!.score) } : null,
      };
    },
    suggest: suggestions,
    inspect: (query) => inspect(read(query)),
  };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Every text of the concepts and of the bank, normalised: what is written rightly. */
const textsOf = ({ questions }: Bank): string[] =>
  [
    ...concepts.flatMap(({ en, zh }) => [...en, ...zh]),
    ...questions.flatMap((question) => passagesOf(question).map(({ text }) => text)),
  ].map(normalise);
