/** What an interview keeps between two messages, and what follows from it. All of it survives a restart. */
import type { Level, Question } from '#bank/question.ts';
import type { Language } from '#locales/language.ts';
import type { Grading } from '../grading/grade.ts';

/** One question of an interview, with everything said to it. */
export interface Exchange {
  readonly slug: string;
  /** The person's words, message by message. */
  readonly said: readonly string[];
  /** When the last of them came; 0 where something was asked since, so that the next one begins anew. */
  readonly saidAt: number;
  /** Of all of them together; none before the first. */
  readonly grading?: Grading;
  /** Key points that were asked after. */
  readonly followedUp: readonly string[];
  readonly hints: number;
  /** Key points the person has counted for themselves. */
  readonly counted: readonly string[];
  readonly end?: 'done' | 'skipped' | 'unknown';
}

export interface Interview {
  readonly language: Language;
  readonly topic?: string;
  readonly level: Level | 'any';
  readonly minutes: number;
  /** When the time is up, in milliseconds since the epoch; while it is paused, how much is left. */
  readonly endsAt: number;
  readonly pausedWith?: number;
  /** Begun in a group, seen by the person alone: nothing is said there that nobody asked for, as all would see it. */
  readonly inGroup?: true;
  /** When something was last said. */
  readonly lastAt: number;
  readonly exchanges: readonly Exchange[];
}

/** Follow-ups a question, at most. */
export const FOLLOW_UPS = 2;
/** What a hint leaves of a question's score. */
const AFTER_HINT = 0.9;
/** Two messages within this time are one answer. */
export const SAME_BREATH = 15_000;

export const current = ({ exchanges }: Interview): Exchange => exchanges.at(-1)!;

export const withCurrent = (
  interview: Interview,
  change: Partial<Exchange>,
): Pick<Interview, 'exchanges'> => ({
  exchanges: interview.exchanges.map((exchange, i) =>
    i === interview.exchanges.length - 1 ? { ...exchange, ...change } : exchange,
  ),
});

/** Key points not heard yet, the most wanted first: said wrongly, left out, half said, of each the decisive ones first. */
export function wanting(
  { grading, counted }: Exchange,
  weights: ReadonlyMap<string, number> = new Map(),
): readonly string[] {
  if (!grading) return [];
  const weight = (id: string): number => weights.get(id) ?? 0;
  return [
    grading.contradicted.map(({ id }) => id),
    grading.missed,
    grading.partial.map(({ id }) => id),
  ]
    .flatMap((ids) => ids.toSorted((a, b) => weight(b) - weight(a)))
    .filter((id) => !counted.includes(id));
}

/** 1 to 3 by key point. */
export const weightsOf = ({ text }: Question): ReadonlyMap<string, number> =>
  new Map(text.en.keyPoints.map(({ id, weight }) => [id, weight]));

/**
 * The score of an exchange, 0 to 1: the grading's, with the points the person counted added by their share of all
 * points, less the hints.
 */
export function scoreOf(exchange: Exchange, weights: ReadonlyMap<string, number>): number {
  const { grading, counted, hints, end } = exchange;
  if (!grading || end === 'skipped' || end === 'unknown') return grading?.score ?? 0;
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const own = counted.reduce((sum, id) => sum + (weights.get(id) ?? 0), 0) / (total || 1);
  return Math.min(1, grading.score + own) * AFTER_HINT ** hints;
}

export const begun = (slug: string): Exchange => ({
  slug,
  said: [],
  saidAt: 0,
  followedUp: [],
  hints: 0,
  counted: [],
});
