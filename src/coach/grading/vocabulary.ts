/**
 * How a text is read before it is compared: its words weighted by how telling they are, the values it names ("larger",
 * "before the softmax") and whether it denies something. Built once for a bank.
 */
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Bank, KeyPoint, Question } from '#bank/question.ts';
import type { Document, Inline } from '#document/nodes.ts';
import { LANGUAGES } from '#locales/language.ts';
import { analyse, type Terms } from '#lookup/analyse.ts';
import { normalise } from '#lookup/normalise.ts';
import { findIn, naming, negations, tokensOf, turned, values } from './oppositions.ts';

/** A stretch of text, read. */
export interface Said {
  /** Words and concepts, each with weight × rarity. */
  readonly words: Terms;
  /** By group of `oppositions.yaml`: the values named, "not" taken into account. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
  /** By the same groups: the words that don't name such a value, which say what the value is of. */
  readonly subjects: ReadonlyMap<string, Terms>;
  readonly denies: boolean;
  /** Of everything in it. */
  readonly weight: number;
}

export interface Vocabulary {
  read(text: string): Said;
  /** Share of the questions whose own texts use a term, 0 to 1. */
  spread(term: string): number;
}

/** How much a value weighs, and that something is denied; a rare word weighs about 4. */
const VALUE = 2.4;
const DENIAL = 2.5;
/** Steps between a "not" and what it turns. */
const NEGATION_REACH = 3;

/** What it costs a comparison that the two name values which exclude each other, and that only one of them denies. */
const CONFLICT = 0.5;
const POLARITY = 0.7;
/** How much of likeness is recall; the rest is precision, so that word lists are like nothing. */
const RECALL_SHARE = 0.7;
/** Precision below which a few right words among many others say less and less. */
const PRECISE = 0.25;

export const lineOf = (content: readonly Inline[]): string =>
  textOf({ type: 'paragraph', children: [...content] });

export const plain = ({ text }: Pick<KeyPoint, 'text'>): string => lineOf(text);

/** Its paragraphs and cells, a line each. */
export function linesOf(document: Document): string {
  const lines: string[] = [];
  visit(document, ['paragraph', 'tableCell'], (node) => {
    lines.push(textOf(node));
  });
  return lines.join('\n');
}

/** What the bank says of a question in a language, as texts. */
export const rightTexts = ({ text }: Question, language: (typeof LANGUAGES)[number]): string[] => {
  const { title, aliases, keyPoints, misconceptions, followUps, ...parts } = text[language];
  return [
    title,
    ...aliases,
    ...keyPoints.flatMap((point) => [plain(point), ...point.phrasings]),
    ...misconceptions.map(({ truth }) => linesOf(truth)),
    ...followUps.flatMap(({ question, answer }) => [question, linesOf(answer)]),
    ...[parts.sentence, parts.answer, parts.depth].map(linesOf),
  ];
};

export function vocabularyOf({ questions }: Bank): Vocabulary {
  const points = new Map<string, number>();
  const users = new Map<string, number>();
  const count = (into: Map<string, number>, texts: readonly string[]) => {
    for (const term of analyse(normalise(texts.join(' \n '))).keys())
      into.set(term, (into.get(term) ?? 0) + 1);
  };
  let all = 0;
  for (const question of questions) {
    const said = LANGUAGES.flatMap((language) => rightTexts(question, language));
    count(users, said);
    for (const language of LANGUAGES) {
      for (const point of question.text[language].keyPoints) {
        all++;
        const opposites = question.opposites[point.id]?.[language] ?? [];
        count(points, [plain(point), ...point.phrasings, ...opposites]);
      }
    }
  }
  const rarity = (term: string): number => Math.log(1 + all / (1 + (points.get(term) ?? 0)));
  return {
    spread: (term) => (users.get(term) ?? 0) / questions.length,
    read: (text) => {
      const words = new Map<string, number>();
      let weight = 0;
      for (const [term, of] of analyse(normalise(text))) {
        words.set(term, of * rarity(term));
        weight += of * rarity(term);
      }
      const { named, denies } = valuesIn(text);
      const subjects = new Map(
        [...named.keys()].map((group) => [group, beside(words, group)] as const),
      );
      for (const { size } of named.values()) weight += VALUE * size;
      return { words, values: named, subjects, denies, weight: weight + (denies ? DENIAL : 0) };
    },
  };
}

/** A number is a value too, of a group whose values nobody could list. */
export const NUMBER = 'number';
/** Neither the 2 of `W2` or `GPT-2` nor an exponent; commas part thousands only. */
const NUMBERS = /(?<![\p{L}\d_.^-])\d+(?:,\d{3})*(?:\.\d+)?(?!\d)/gu;
const numbersIn = (text: string): Set<string> =>
  new Set((text.match(NUMBERS) ?? []).map((number) => number.replaceAll(',', '')));

function valuesIn(text: string) {
  const tokens = tokensOf(text);
  const nots = findIn(negations, tokens);
  const named = new Map<string, Set<string>>();
  for (const { means, from } of findIn(values, tokens)) {
    const near = nots.filter((not) => not.to < from && from - not.to <= NEGATION_REACH);
    const { group, value } = near.length % 2 === 1 ? turned(means) : means;
    named.set(group, (named.get(group) ?? new Set()).add(value));
  }
  const numbers = numbersIn(text);
  if (numbers.size > 0) named.set(NUMBER, numbers);
  return { named, denies: nots.length > 0 };
}

/** By group, the terms that its values are made of. */
const names: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...naming].map(([group, texts]) => [
    group,
    new Set(analyse(normalise(texts.join(' \n '))).keys()),
  ]),
);
const NUMERAL = /^\d/u;

/** What is left of words without those that name a value of a group. */
const beside = (words: Terms, group: string): Terms =>
  new Map([...words].filter(([term]) => !names.get(group)?.has(term) && !NUMERAL.test(term)));

const sharedWords = (a: Terms, b: Terms): number => {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [term, weight] of few) if (many.has(term)) shared += weight;
  return shared;
};

/** Share of the words of `said` that stand in `other`, and of those of `other` that stand in `said`. */
export function overlap(said: Terms, other: Terms): readonly [number, number] {
  const shared = sharedWords(said, other);
  const of = (words: Terms): number => shared / (weightOf(words) || 1);
  return shared === 0 ? [0, 0] : [of(said), of(other)];
}

const weights = new WeakMap<Terms, number>();
function weightOf(words: Terms): number {
  const known = weights.get(words);
  if (known !== undefined) return known;
  let weight = 0;
  for (const of of words.values()) weight += of;
  weights.set(words, weight);
  return weight;
}

/** How much somebody who said `said` has said `phrase`, 0 to 1. */
function likeness(phrase: Said, said: Said): number {
  let shared = sharedWords(phrase.words, said.words);
  if (shared === 0) return 0;
  let conflicts = 0;
  for (const [group, wanted] of phrase.values) {
    const found = said.values.get(group);
    if (!found) continue;
    const both = wanted.intersection(found).size;
    shared += VALUE * both;
    if (both === 0) conflicts++;
  }
  if (phrase.denies && said.denies) shared += DENIAL;
  const precision = Math.min(1, shared / said.weight);
  return (
    (shared / phrase.weight) ** RECALL_SHARE *
    precision ** (1 - RECALL_SHARE) *
    Math.min(1, precision / PRECISE) *
    CONFLICT ** conflicts *
    (phrase.denies === said.denies ? 1 : POLARITY)
  );
}

/** How much somebody who said `said` has said the phrase that is nearest to it. */
export const mostLike = (phrases: readonly Said[], said: Said): number =>
  phrases.reduce((best, phrase) => Math.max(best, likeness(phrase, said)), 0);
