/**
 * Which quiz a place gets on a day: a pure function of the two, so that it can be foretold, and told again later.
 *
 * The days of a place run through all quizzes before one comes again: first one quiz of every question, then another
 * of every question, and so on. Neighbouring days are of different topics where that can be.
 */
import { createHash } from 'node:crypto';
import { randomFrom } from '#compute/random.ts';
import { type LocalDate, weekday } from '#schedule/calendar.ts';
import type { Hour } from '#schedule/occurrence.ts';
import type { QuizItem } from '../quiz/items.ts';

export interface DayOf {
  /** What the order is drawn from: the place's, and no other place's. */
  readonly place: string;
  readonly date: LocalDate;
  readonly weekdays: Hour['weekdays'];
  /** Topics whose quizzes come twice as often. */
  readonly weak?: readonly string[];
}

export interface DailyItem {
  readonly item: QuizItem;
  /** What the numbers of a computed quiz are drawn from. */
  readonly seed: number;
}

/** The same question does not come within so many days, if there are four times as many. */
const APART = 7;

/** `undefined` where there is no quiz. The order of `items` does not matter. */
export function itemOfTheDay(items: readonly QuizItem[], day: DayOf): DailyItem | undefined {
  if (items.length === 0) return undefined;
  const weak = items.filter(({ topic }) => day.weak?.includes(topic));
  const length = items.length + weak.length;
  const number = dayNumber(day.date, day.weekdays);
  const [cycle, position] = [Math.floor(number / length), number % length];
  const [before, rounds] = [cycle - 1, cycle].map((n) => cycleOf(items, weak, `${day.place} ${n}`));
  const order = rounds!.flatMap((round, i) =>
    apart(round, [...before!, ...rounds!.slice(0, i)].flat()),
  );
  return { item: order[position]!, seed: seedOf(`${day.place} ${day.date} numbers`) };
}

/** The number of the day among all days of these weekdays, counted from a Monday long ago. */
function dayNumber(date: LocalDate, weekdays: string): number {
  const epoch = Temporal.PlainDate.from('1970-01-05');
  const days = epoch.until(Temporal.PlainDate.from(date)).days;
  const earlier = [...weekdays].filter((day) => Number(day) < weekday(date)).length;
  return Math.floor(days / 7) * weekdays.length + earlier;
}

/** All items, round by round; those of weak topics stand in two rounds, or twice in the only one. */
function cycleOf(
  items: readonly QuizItem[],
  weak: readonly QuizItem[],
  name: string,
): readonly (readonly QuizItem[])[] {
  const random = randomFrom(seedOf(name));
  const rounds = roundsOf(shuffled(items, random));
  for (const [i, again] of roundsOf(shuffled(weak, random)).entries())
    rounds[(i + Math.ceil(rounds.length / 2)) % rounds.length]!.push(...again);
  return rounds.map(alternating);
}

/** One quiz of every question in each round; of questions with more quizzes than most some rounds have two. */
function roundsOf(items: readonly QuizItem[]): QuizItem[][] {
  const bySlug = [...Map.groupBy(items, ({ slug }) => slug).values()];
  const counts = bySlug.map(({ length }) => length).toSorted((a, b) => a - b);
  const usual = counts[Math.floor(counts.length / 2)] ?? 0;
  const rounds = Array.from({ length: usual }, (): QuizItem[] => []);
  const used = new Map<string, number>();
  for (const item of items) {
    const before = used.get(item.slug) ?? 0;
    used.set(item.slug, before + 1);
    rounds[before % usual]!.push(item);
  }
  return rounds;
}

const distance = (round: readonly QuizItem[]): number =>
  Math.min(APART, Math.floor(round.length / 4));

/** In nearly the same order, but no question soon after itself, and no topic right after itself. */
function alternating(round: readonly QuizItem[]): readonly QuizItem[] {
  const left = [...round];
  const order: QuizItem[] = [];
  while (left.length > 0) {
    const recent = new Set(order.slice(-distance(round)).map(({ slug }) => slug));
    const isFar = ({ slug }: QuizItem) => !recent.has(slug);
    const best = left.findIndex((item) => isFar(item) && item.topic !== order.at(-1)?.topic);
    const found = best >= 0 ? best : left.findIndex(isFar);
    order.push(...left.splice(Math.max(0, found), 1));
  }
  return order;
}

/**
 * Questions that have just been in the round before come in the middle of this one. Its second half stays as it is,
 * so that the round after can be told without knowing this one's past.
 */
function apart(round: readonly QuizItem[], before: readonly QuizItem[]): readonly QuizItem[] {
  const near = distance(round);
  const recent = new Set((near > 0 ? before.slice(-near) : []).map(({ slug }) => slug));
  const half = Math.ceil(round.length / 2);
  const first = round.slice(0, half);
  return [
    ...first.filter(({ slug }) => !recent.has(slug)),
    ...first.filter(({ slug }) => recent.has(slug)),
    ...round.slice(half),
  ];
}

function shuffled(items: readonly QuizItem[], random: ReturnType<typeof randomFrom>): QuizItem[] {
  const order = items.toSorted((a, b) => (a.ref < b.ref ? -1 : 1));
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(0, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** From 0 to 2^31 − 1. */
const seedOf = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE(0) >>> 1;
