/**
 * Which key points a free answer covers, half covers, or contradicts, each with the words that show it, and a score.
 *
 * Two things are measured (`signals.ts`) and multiplied. *Coverage*: every clause and sentence is held against every
 * phrasing of a key point, in both languages. *Trust*: what speaks for and against the answer being true. So length and
 * vocabulary alone earn nothing: a word list is like no phrasing, and the right words in the wrong places are like the
 * opposite of one.
 */
import type { Bank, Question } from '#bank/question.ts';
import { readSheet, type Sheet } from './sheet.ts';
import { listen, type Match, type Signals } from './signals.ts';
import { vocabularyOf } from './vocabulary.ts';

export interface Heard {
  /** The id of the key point. */
  readonly id: string;
  /** The words of the answer that show it. */
  readonly evidence: string;
}

export interface Grading {
  /** 0 to 1. */
  readonly score: number;
  readonly covered: readonly Heard[];
  readonly partial: readonly Heard[];
  readonly missed: readonly string[];
  readonly contradicted: readonly Heard[];
  /** A question after what is missing, where the examiner has phrased one; otherwise the bank's is asked. */
  readonly followUp?: string;
}

export interface Grader {
  grade(question: Question, answer: string): Grading;
}

/** Nearness from which a key point counts as heard, and as half heard. */
const COVERED = 0.5;
const PARTIAL = 0.4;
/** From where words that go against a key point are held against the person. */
const CONTRADICTED = 0.25;
/** … and from where even if the key point was heard as well: it says why the score is low. */
const PLAINLY = 0.4;
/** Questions whose sheets are kept at hand, about a megabyte each. */
const SHEETS = 32;

/**
 * How the signals weigh; `eval/fit-grading.ts` looks for these numbers on the answers in `eval/grading/dev`.
 * `trust` is logistic; `best` is the share of the score for the best single point, as a short answer that hits
 * something knows something; `floor` is what an answer keeps that is on the subject and wrong.
 */
export const WEIGHTS = {
  best: 0.3,
  bestAt: 0.25,
  floor: 0.1,
  trust: { bias: -2, coverage: 7, opposed: -12, conflict: -9, own: 6, foreign: -4 },
} as const;
export type Weights = {
  readonly best: number;
  readonly bestAt: number;
  readonly floor: number;
  readonly trust: Readonly<Record<keyof (typeof WEIGHTS)['trust'], number>>;
};

/** What an answer with these signals is worth, 0 to 1. */
export function scoreOf(signals: Signals, { best, bestAt, floor, trust }: Weights = WEIGHTS) {
  const said = best * Math.min(1, signals.best / bestAt) + (1 - best) * signals.coverage;
  const { bias, ...weights } = trust;
  let evidence = bias;
  for (const [name, weight] of Object.entries(weights))
    evidence += weight * signals[name as keyof typeof weights];
  return said * (floor + (1 - floor) / (1 + Math.exp(-evidence)));
}

export function createGrader(bank: Bank): Grader {
  const vocabulary = vocabularyOf(bank);
  const sheets = new Map<string, Sheet>();
  const sheetOf = (question: Question): Sheet => {
    const sheet = sheets.get(question.slug) ?? readSheet(question, vocabulary);
    sheets.delete(question.slug);
    sheets.set(question.slug, sheet);
    if (sheets.size > SHEETS) sheets.delete(sheets.keys().next().value!);
    return sheet;
  };
  return {
    grade: (question, answer) => {
      const { signals, matches } = listen(sheetOf(question), answer, vocabulary);
      return { score: Math.round(1000 * scoreOf(signals)) / 1000, ...sort(matches) };
    },
  };
}

/** What a clause ends with when it is cut out of a sentence. */
const DANGLING = /[\s.,;:。，；：、]+$/u;

function sort(matches: readonly Match[]): Omit<Grading, 'score'> {
  const wrong = ({ against, nearness }: Match) =>
    against >= (nearness < COVERED ? CONTRADICTED : PLAINLY);
  const open = matches.filter((match) => !wrong(match));
  const quote = (words: string): string => words.replace(DANGLING, '');
  const heard = ({ id, evidence }: Match): Heard => ({ id, evidence: quote(evidence) });
  return {
    covered: open.filter(({ nearness }) => nearness >= COVERED).map(heard),
    partial: open.filter(({ nearness }) => nearness >= PARTIAL && nearness < COVERED).map(heard),
    missed: open.filter(({ nearness }) => nearness < PARTIAL).map(({ id }) => id),
    contradicted: matches
      .filter(wrong)
      .map(({ id, counterEvidence }) => ({ id, evidence: quote(counterEvidence) })),
  };
}
