/**
 * Which key points a free answer covers, half covers, or contradicts, each with the words that show it.
 *
 * Two things are measured. *Coverage*: every sentence and clause is held against every phrasing of a key point, in both
 * languages, as weighted terms (`#lookup/analyse.ts`: stems, Han bigrams, concepts). *Truth*: every claim of the answer
 * ("variance – smaller") is held against what the bank says of the same thing. The score is their product, so that
 * length and vocabulary alone earn nothing: a word list is near to no phrasing, and the right words in the wrong places
 * are contradicted.
 */
import type { Bank, Question } from '#bank/question.ts';
import type { Terms } from '#lookup/analyse.ts';
import { claimsOf, isReported } from './claims.ts';
import { type Window, windowsOf } from './clauses.ts';
import { type Point, readSheet, type Sheet } from './sheet.ts';
import { overlap, vocabularyOf } from './vocabulary.ts';

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
const PARTIAL = 0.3;
/** Nearness that earns nothing, and that earns all of a key point. */
const EARNS = { nothing: 0.1, all: 0.6 } as const;
/** The share of the score for the best single point: a short answer that hits something knows something. */
const BEST_POINT = 0.3;
/** How much of the nearness is recall; the rest is precision, so that word lists are near to nothing. */
const RECALL_SHARE = 0.7;
/** How much words belong to the key point they are nearest to, and to no other. */
const EXCLUSIVE = 2;
/** Agreement from which a claim speaks for the answer, and down to which it speaks against it. */
const AGREES = 0.15;
const DISAGREES = -0.2;
/** Down to which words show no key point, and the one they go against counts as contradicted. */
const CONTRADICTS = -0.5;
/** Contradictions that so many right claims make forgotten: long answers slip somewhere. */
const FORGIVEN = 0.1;
const SEVERITY = 3;

export function createGrader(bank: Bank): Grader {
  const vocabulary = vocabularyOf(bank);
  const sheets = new Map<string, Sheet>();
  const sheetOf = (question: Question): Sheet => {
    const known = sheets.get(question.slug);
    if (known) return known;
    const sheet = readSheet(question, vocabulary);
    sheets.set(question.slug, sheet);
    return sheet;
  };
  return {
    grade: (question, answer) => {
      const sheet = sheetOf(question);
      const windows = windowsOf(answer);
      const said = windows
        .filter(({ text }) => worst(sheet, text) > CONTRADICTS)
        .map((window) => ({ ...window, terms: vocabulary.weigh(window.text) }));
      const { truth, contradicted } = judgeClaims(sheet, windows);
      const matches = match(sheet.points, said);
      return {
        score: Math.round(1000 * truth * coverage(matches)) / 1000,
        ...sort(matches, contradicted),
        contradicted: [...contradicted].map(([id, { evidence }]) => ({ id, evidence })),
      };
    },
  };
}

/** How much the claim of a few words that is furthest from the bank speaks against it, 0 to −1. */
const worst = (sheet: Sheet, text: string): number =>
  Math.min(0, ...claimsOf(text).map((claim) => sheet.agreement(claim) * Math.sqrt(claim.weight)));

interface Match {
  readonly id: string;
  readonly weight: number;
  /** How near the nearest words come to a phrasing, 0 to 1. */
  readonly nearness: number;
  readonly evidence: string;
}

/** The nearest words to each key point. Words that are nearer to another point show this one only in part. */
function match(
  points: readonly Point[],
  said: readonly (Window & { readonly terms: Terms })[],
): readonly Match[] {
  const best = points.map(({ id, weight }): Match => ({ id, weight, nearness: 0, evidence: '' }));
  for (const { text, terms } of said) {
    const near = points.map(({ phrases }) =>
      Math.max(
        ...phrases.map((phrase) => {
          const { recall, precision } = overlap(phrase, terms);
          return recall ** RECALL_SHARE * precision ** (1 - RECALL_SHARE);
        }),
      ),
    );
    const nearest = Math.max(...near);
    near.forEach((value, i) => {
      const nearness = value * (value / (nearest || 1)) ** EXCLUSIVE;
      if (nearness > best[i]!.nearness) best[i] = { ...best[i]!, nearness, evidence: text };
    });
  }
  return best;
}

/** 0 to 1: how much of what an interviewer listens for was said. */
function coverage(matches: readonly Match[]): number {
  const total = matches.reduce((sum, { weight }) => sum + weight, 0);
  const earned = matches.reduce((sum, { weight, nearness }) => {
    const share = (nearness - EARNS.nothing) / (EARNS.all - EARNS.nothing);
    return sum + weight * Math.min(1, Math.max(0, share));
  }, 0);
  const best = Math.max(...matches.map(({ nearness }) => nearness));
  return BEST_POINT * Math.min(1, best / COVERED) + (1 - BEST_POINT) * (earned / total);
}

function sort(matches: readonly Match[], contradicted: ReadonlyMap<string, unknown>) {
  const open = matches.filter(({ id }) => !contradicted.has(id));
  const heard = ({ id, evidence }: Match): Heard => ({ id, evidence });
  return {
    covered: open.filter(({ nearness }) => nearness >= COVERED).map(heard),
    partial: open.filter(({ nearness }) => nearness >= PARTIAL && nearness < COVERED).map(heard),
    missed: open.filter(({ nearness }) => nearness < PARTIAL).map(({ id }) => id),
  };
}

/** How true an answer is, 0 to 1, and the key points it goes against with the sentence that does. */
function judgeClaims(sheet: Sheet, windows: readonly Window[]) {
  const contradicted = new Map<string, { readonly evidence: string; readonly by: number }>();
  const known = new Set<string>();
  let against = 0;
  let along = 0;
  const parts = windows.filter(({ kind }) => kind === 'sentence');
  for (const { text } of parts) {
    if (isReported(text)) continue;
    for (const claim of claimsOf(text)) {
      const name = `${claim.term} ${claim.group} ${claim.value}`;
      if (known.has(name)) continue;
      known.add(name);
      const agreement = sheet.agreement(claim);
      const weight = Math.sqrt(claim.weight);
      if (agreement > AGREES) along += agreement * weight;
      if (agreement < DISAGREES) against -= agreement * weight;
      if (agreement * weight <= CONTRADICTS) {
        const id = sheet.pointOf(claim);
        if ((contradicted.get(id)?.by ?? 0) < -agreement)
          contradicted.set(id, { evidence: text, by: -agreement });
      }
    }
  }
  const pieces = windows.filter(({ kind }) => kind !== 'pair').length;
  const slip = Math.max(0, against - FORGIVEN * along) / Math.log1p(Math.max(1, pieces)) ** 1.5;
  return { truth: Math.exp(-SEVERITY * slip), contradicted };
}
