/** When something that comes at an hour of some weekdays comes next, on the clock of a zone. */
import { type LocalDate, localDate, nextTime, weekday } from './calendar.ts';

export interface Hour {
  /** What the clock of `zone` shows: `09:30`. */
  readonly time: string;
  /** An IANA zone. */
  readonly zone: string;
  /** `12345`: Monday is 1, Sunday 7; at least one. */
  readonly weekdays: string;
}

export interface Occurrence {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The day it is then in the zone: each has one occurrence at most. */
  readonly date: LocalDate;
}

/**
 * The first after `after`. A time that a change of the clock skips comes as much later; one that comes twice, the
 * first time.
 */
export function nextOccurrence({ time, zone, weekdays }: Hour, after: number): Occurrence {
  for (let at = nextTime(time, zone, after); ; at = nextTime(time, zone, at)) {
    const date = localDate(at, { zone });
    if (weekdays.includes(String(weekday(date)))) return { at, date };
  }
}
