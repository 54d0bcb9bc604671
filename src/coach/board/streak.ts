/** How many days in a row a person has answered. Days on which the coach was down don't count, and don't break it. */
import {
  addDays,
  type Calendar,
  type LocalDate,
  localDate,
  startOfDay,
} from '#schedule/calendar.ts';

const HOUR = 3_600_000;
/** A day of which the coach ran for less than this share of its hours is nobody's fault. */
const ENOUGH_UPTIME = 0.5;
const LONGEST = 3660;

export interface Streak {
  readonly days: number;
  /** Whether today is in it already. */
  readonly today: boolean;
  /** Days in between that were excused. */
  readonly frozen: number;
}

/** `active` are the days with answers; `excused` the days that count as neither. */
export function streakOf(
  active: ReadonlySet<LocalDate>,
  today: LocalDate,
  excused: (date: LocalDate) => boolean,
): Streak {
  let days = 0;
  let frozen = 0;
  /** Excused days behind which no active one has come yet. */
  let open = 0;
  for (let i = 0; i < LONGEST; i++) {
    const date = addDays(today, -i);
    if (active.has(date)) {
      days++;
      frozen += open;
      open = 0;
    } else if (i > 0) {
      // Today is not lost before it is over.
      if (!excused(date)) break;
      open++;
    }
  }
  return { days, today: active.has(today), frozen };
}

/** Days on which the coach was down for most of the time, by the hours it ran in. */
export function downDays(
  { first, up }: { first: number | undefined; up: ReadonlySet<number> },
  calendar: Calendar,
): (date: LocalDate) => boolean {
  return (date) => {
    const from = startOfDay(date, calendar);
    const until = startOfDay(addDays(date, 1), calendar);
    // Of the time before its first hour nothing is known.
    if (first === undefined || from < first) return false;
    let ran = 0;
    const start = Math.floor(from / HOUR) * HOUR;
    for (let hour = start; hour < until; hour += HOUR) if (up.has(hour)) ran++;
    return ran < ((until - from) / HOUR) * ENOUGH_UPTIME;
  };
}

/** How many of `moments` each day has; a day without any is left out. */
export function daily(
  moments: readonly { readonly at: number }[],
  calendar: Calendar,
): ReadonlyMap<LocalDate, number> {
  const counts = new Map<LocalDate, number>();
  for (const { at } of moments) {
    const date = localDate(at, calendar);
    counts.set(date, (counts.get(date) ?? 0) + 1);
  }
  return counts;
}
