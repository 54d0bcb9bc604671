/**
 * Scores every question for a query: how much of the query its texts cover (an inverted index weighted by
 * field and rarity), how like its nearest phrasings the query is, and how probable all its texts make it.
 */
import type { Question } from '#bank/question.ts';
import { analyseBroadly, type Terms } from './analyse.ts';
import { createBayes } from './bayes.ts';
import { createClassifier, train } from './classifier.ts';
import type { Keep } from './keep.ts';
import { normalise } from './normalise.ts';
import { packTerms, unpackTerms } from './packed-terms.ts';
import { type Field, type Passage, passagesOf } from './passages.ts';

/** How much a term counts by the best field it stands in. */
const FIELD_WEIGHT: Readonly<Record<Field, number>> = {
  title: 1,
  alias: 0.95,
  keyPoint: 0.7,
  followUp: 0.65,
  body: 0.45,
};

/** Fields short enough to be compared with a query as a whole, and how near they count. */
const PHRASE_WEIGHT: Partial<Record<Field, number>> = {
  title: 1,
  alias: 1,
  followUp: 0.85,
  keyPoint: 0.8,
};

/** How the parts of a score are mixed. */
const SHARE = { likeness: 0.4, coverage: 0.32, probability: 0.28 } as const;
/** How rare a word that stands nowhere counts, as a share of the rarest. */
const UNKNOWN = 0.3;
/** What counting says and what is learnt, in the probability: they err in different places. */
const LEARNT = 0.8;
/** The nearest phrasing counts most; the next two say that it is no accident. */
const NEAREST = [4, 2, 1] as const;

/** How well a document fits. */
export interface Fit {
  /** The parts below in one number, 0 to 1. */
  readonly score: number;
  /** Share of the query's weight that the document's texts cover, 0 to 1. */
  readonly coverage: number;
  /** Likeness of the query and the nearest phrasing, 0 to 1. */
  readonly likeness: number;
  /** Given all its texts, and those of every other document, 0 to 1. */
  readonly probability: number;
}

export interface Ranked extends Fit {
  readonly slug: string;
}

/** Puts a value into a descending list of fixed length, if it belongs there. */
function keepLargest(list: Float64Array, value: number): void {
  let rest = value;
  for (let i = 0; i < list.length; i++) {
    const here = list[i]!;
    if (rest > here) {
      list[i] = rest;
      rest = here;
    }
  }
}

const weightedMean = (list: Float64Array): number =>
  NEAREST.reduce((sum, weight, i) => sum + weight * list[i]!, 0) /
  NEAREST.reduce((sum, weight) => sum + weight, 0);

interface Phrase {
  readonly document: number;
  readonly weight: number;
  readonly field: Field;
  readonly text: string;
  readonly terms: Terms;
  /** Sum of weight × rarity over `terms`. */
  readonly mass: number;
}

export interface Ranking {
  /** Questions, best first. */
  readonly questions: readonly Ranked[];
  /** The nearest topic beside the bank, by its number, if there is any. */
  readonly beside: (Fit & { readonly topic: number }) | undefined;
  /** The probability that the query is about any question of the bank and nothing beside it, 0 to 1. */
  readonly inside: number;
}

export interface Index {
  readonly slugs: readonly string[];
  rank(terms: Terms): Ranking;
  /** Sum of weight × rarity of the query's terms. */
  mass(terms: Terms): number;
  /** The weight × rarity of the one term that says most strongly that the query lies beside the bank. */
  foreign(terms: Terms): number;
  /** The share of it that stands anywhere in the bank, 0 to 1. */
  known(terms: Terms): number;
  /** The phrasing of a question nearest to the query. */
  nearestPhrase(
    terms: Terms,
    slug: string,
  ): { readonly field: Field; readonly text: string; readonly terms: string[] } | undefined;
}

/** `elsewhere`: phrasings of topics the bank doesn't hold, one list a topic. */
export function createIndex(
  questions: readonly Question[],
  elsewhere: readonly (readonly string[])[],
  keep: Keep,
): Index {
  const slugs = questions.map(({ slug }) => slug);
  const postings = new Map<string, Map<number, number>>();
  const drafts: Omit<Phrase, 'mass'>[] = [];
  const texts = [
    ...questions.map(passagesOf),
    ...elsewhere.map((topic) => topic.map((text): Passage => ({ field: 'alias', text }))),
  ];
  const analysed = unpackTerms(
    keep('terms', () => packTerms(texts.flat().map(({ text }) => analyseBroadly(normalise(text))))),
  ).values();
  const documents = texts.map((passages) =>
    passages.map((passage) => ({ ...passage, terms: analysed.next().value! })),
  );
  documents.forEach((passages, document) => {
    for (const { field, text, terms } of passages) {
      for (const term of terms.keys()) {
        const posting = postings.get(term) ?? new Map<number, number>();
        posting.set(document, Math.max(posting.get(document) ?? 0, FIELD_WEIGHT[field]));
        postings.set(term, posting);
      }
      const weight = PHRASE_WEIGHT[field];
      if (weight !== undefined) drafts.push({ document, weight, field, text, terms });
    }
  });

  // Rarity: fields weigh in, so that a word of many bodies but one title stays telling.
  const rarity = new Map<string, number>();
  const count = documents.length;
  for (const [term, posting] of postings) {
    let frequency = 0;
    for (const weight of posting.values()) frequency += weight;
    rarity.set(term, Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5)));
  }
  // Words that stand nowhere are what people say around their question; they count, but little.
  const unknownRarity = UNKNOWN * Math.log(1 + count);
  const massOf = (terms: Terms): number => {
    let mass = 0;
    for (const [term, weight] of terms) mass += weight * (rarity.get(term) ?? unknownRarity);
    return mass;
  };
  const phrases: Phrase[] = drafts.map((draft) => ({ ...draft, mass: massOf(draft.terms) }));
  const counted = createBayes(documents);
  const learnt = createClassifier(keep('classifier', () => train(documents)));
  const probabilitiesOf = (terms: Terms): Float64Array => {
    const second = learnt(terms);
    return counted(terms).map((first, i) => (1 - LEARNT) * first + LEARNT * second[i]!);
  };
  const phrasesByTerm = new Map<string, number[]>();
  phrases.forEach(({ terms }, i) => {
    for (const term of terms.keys()) {
      const list = phrasesByTerm.get(term);
      if (list) list.push(i);
      else phrasesByTerm.set(term, [i]);
    }
  });

  /** Shared weight × rarity of the query with each phrase that shares a term. */
  const overlaps = (terms: Terms): Map<number, number> => {
    const shared = new Map<number, number>();
    for (const [term, weight] of terms) {
      const value = weight * (rarity.get(term) ?? 0);
      for (const i of phrasesByTerm.get(term) ?? []) shared.set(i, (shared.get(i) ?? 0) + value);
    }
    return shared;
  };
  const likenessOf = (phrase: Phrase, overlap: number, mass: number): number =>
    (phrase.weight * 2 * overlap) / (mass + phrase.mass);

  return {
    slugs,
    rank: (terms) => {
      const mass = massOf(terms);
      if (mass === 0) return { questions: [], beside: undefined, inside: 0 };
      const coverage = new Float64Array(count);
      for (const [term, weight] of terms) {
        const value = weight * (rarity.get(term) ?? 0);
        for (const [document, field] of postings.get(term) ?? [])
          coverage[document]! += value * field;
      }
      const nearest = Array.from({ length: count }, () => new Float64Array(NEAREST.length));
      for (const [i, overlap] of overlaps(terms)) {
        const phrase = phrases[i]!;
        keepLargest(nearest[phrase.document]!, likenessOf(phrase, overlap, mass));
      }
      const probabilities = probabilitiesOf(terms);
      const fits = nearest.map((likenesses, i): Fit => {
        const [likeness = 0] = likenesses;
        const probability = probabilities[i]!;
        const covered = coverage[i]! / mass;
        const score =
          SHARE.likeness * weightedMean(likenesses) +
          SHARE.coverage * covered +
          SHARE.probability * probability;
        return { score, coverage: covered, likeness, probability };
      });
      const [beside] = fits
        .slice(slugs.length)
        .map((fit, topic) => ({ ...fit, topic }))
        .sort((a, b) => b.score - a.score);
      return {
        questions: slugs
          .map((slug, i) => ({ slug, ...fits[i]! }))
          .filter(({ score }) => score > 0)
          .sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1)),
        beside,
        inside: probabilities.slice(0, slugs.length).reduce((sum, value) => sum + value, 0),
      };
    },
    mass: massOf,
    foreign: (terms) => {
      let most = 0;
      for (const [term, weight] of terms) {
        let home = 0;
        let away = 0;
        for (const [document, field] of postings.get(term) ?? []) {
          if (document < slugs.length) home += field;
          else away += field;
        }
        if (away > 0) most = Math.max(most, weight * rarity.get(term)! * (away / (home + away)));
      }
      return most;
    },
    known: (terms) => {
      const mass = massOf(terms);
      let met = 0;
      for (const [term, weight] of terms)
        met += postings.has(term) ? weight * rarity.get(term)! : 0;
      return mass === 0 ? 0 : met / mass;
    },
    nearestPhrase: (terms, slug) => {
      const document = slugs.indexOf(slug);
      const mass = massOf(terms);
      let best: Phrase | undefined;
      let nearest = 0;
      for (const [i, overlap] of overlaps(terms)) {
        const phrase = phrases[i]!;
        const value = likenessOf(phrase, overlap, mass);
        if (phrase.document === document && value > nearest) {
          nearest = value;
          best = phrase;
        }
      }
      return (
        best && {
          field: best.field,
          text: best.text,
          terms: [...terms.keys()].filter((term) => best.terms.has(term)),
        }
      );
    },
  };
}
