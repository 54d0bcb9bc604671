/**
 * Which quiz a place gets on a day: a pure function of the two, so that it can be foretold, and told again later.
 *
 * The days of a place run through all quizzes before one comes again. Each topic is spread evenly over them, and within it
 * each question. What a person is weak in comes more often in place of other quizzes, and does not change when those come
 * that stay: so nothing comes again soon because a weakness was found or overcome.
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
  /** Topics whose quizzes come more often, about twice as often where few are weak. */
  readonly weak?: readonly string[];
}

export interface DailyItem {
  readonly item: QuizItem;
  /** What the numbers of a computed quiz are drawn from. */
  readonly seed: number;
}

/** How far a quiz is from where it was in the cycle before, as a share of what is between two of its kind. */
const VARIETY = 0.3;
/** A quiz that takes another's place is of a question that does not come so many days before or after. */
const APART = 7;
/** A quiz of another topic gives way to one of a weak topic once in so many cycles. */
const GIVES_WAY = 5;

/** `undefined` where there is no quiz. The order of `items` does not matter. */
export function itemOfTheDay(items: readonly QuizItem[], day: DayOf): DailyItem | undefined {
  const { place, date, weekdays, weak = [] } = day;
  if (items.length === 0) return undefined;
  const number = dayNumber(date, weekdays, items.length);
  const [cycle, position] = [Math.floor(number / items.length), number % items.length];
  const order = orderOf(items, place, cycle);
  const givesWay = ({ topic, ref }: QuizItem) =>
    !weak.includes(topic) && seedOf(`${place} ${ref}`) % GIVES_WAY === cycle % GIVES_WAY;
  const item =
    weak.length > 0 && givesWay(order[position]!)
      ? instead(order, weak, position, givesWay)
      : order[position]!;
  return { item, seed: seedOf(`${place} ${date} numbers`) };
}

/**
 * The number of the day among all days of these weekdays, counted from a Monday long ago. A day of another weekday (somebody
 * has it sent by hand) has one half a cycle away: what it asks is not what comes next.
 */
function dayNumber(date: LocalDate, weekdays: string, length: number): number {
  const epoch = Temporal.PlainDate.from('1970-01-05');
  const days = epoch.until(Temporal.PlainDate.from(date)).days;
  const today = weekday(date);
  const earlier = [...weekdays].filter((day) => Number(day) < today).length;
  const away = weekdays.includes(String(today)) ? 0 : Math.floor(length / 2) + today;
  return Math.floor(days / 7) * weekdays.length + earlier + away;
}

/** All items in the order of a place: nearly the same in each cycle, so that one comes again about a cycle later. */
function orderOf(items: readonly QuizItem[], place: string, cycle: number): readonly QuizItem[] {
  const own = randomFrom(seedOf(place));
  const passing = randomFrom(seedOf(`${place} ${cycle}`));
  const spread = (groups: Iterable<readonly QuizItem[]>): QuizItem[] =>
    [...groups]
      .flatMap((group) => {
        const offset = own.uniform();
        return group.map((item, i) => ({
          item,
          at: (i + offset + VARIETY * passing.uniform()) / group.length,
        }));
      })
      .toSorted((a, b) => a.at - b.at)
      .map(({ item }) => item);
  const topics = Map.groupBy(shuffled(items, own), ({ topic }) => topic).values();
  return spread(topics.map((ofTopic) => spread(Map.groupBy(ofTopic, ({ slug }) => slug).values())));
}

/**
 * What comes where something gives way: of the weak topics the quiz that is farthest from where it comes anyway, and from
 * where it has come so in this cycle.
 */
function instead(
  order: readonly QuizItem[],
  weak: readonly string[],
  until: number,
  givesWay: (item: QuizItem) => boolean,
): QuizItem {
  const asked = [...order];
  const questions = new Set(order.map(({ slug }) => slug)).size;
  const near = Math.min(APART, Math.floor(questions / 4));
  /** Where each quiz of the weak topics comes. */
  const places = order.flatMap((item, at) =>
    weak.includes(item.topic) ? [{ item, at: [at] }] : [],
  );
  for (const [position, item] of order.slice(0, until + 1).entries()) {
    if (!givesWay(item)) continue;
    const around = new Set(
      asked.slice(Math.max(0, position - near), position + near + 1).map(({ slug }) => slug),
    );
    const stepsTo = (at: number): number => {
      const steps = Math.abs(position - at);
      return Math.min(steps, order.length - steps);
    };
    let most = 0;
    let best: (typeof places)[number] | undefined;
    for (const one of places) {
      const steps = Math.min(...one.at.map(stepsTo));
      if (steps > most && !around.has(one.item.slug)) [most, best] = [steps, one];
    }
    if (!best) continue;
    asked[position] = best.item;
    best.at.push(position);
  }
  return asked[until]!;
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
