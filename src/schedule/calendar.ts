/** Days and periods as people count them: in their zone, from the hour their day begins. */

/** `2026-11-24` */
export type LocalDate = string;

export interface Calendar {
  /** An IANA zone. */
  readonly zone: string;
  /** The hour (0–12) at which a day begins; answers before it count for the day before. @default 0 */
  readonly dayStart?: number;
}

export const PERIODS = ['day', 'week', 'month', 'season', 'all'] as const;
/** Weeks begin on Monday, a season is a quarter of the year. */
export type Period = (typeof PERIODS)[number];

const FIRST = 0;
const LAST = 8.64e15;

function dateAt(at: number, { zone, dayStart = 0 }: Calendar): Temporal.PlainDate {
  const clock = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const date = clock.toPlainDate();
  return clock.hour < dayStart ? date.subtract({ days: 1 }) : date;
}

/** The day a moment belongs to. */
export const localDate = (at: number, calendar: Calendar): LocalDate =>
  dateAt(at, calendar).toString();

/** The moment a day begins, in milliseconds since the epoch. */
export const startOfDay = (date: LocalDate, { zone, dayStart = 0 }: Calendar): number =>
  Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone: zone,
    plainTime: new Temporal.PlainTime(dayStart),
  }).epochMilliseconds;

export const addDays = (date: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** Monday is 1, Sunday 7. */
export const weekday = (date: LocalDate): number => Temporal.PlainDate.from(date).dayOfWeek;

/** From the first to the last moment of the period that `at` lies in: `until` is not part of it. */
export function spanOf(period: Period, at: number, calendar: Calendar) {
  if (period === 'all') return { from: FIRST, until: LAST };
  const today = dateAt(at, calendar);
  const first = {
    day: today,
    week: today.subtract({ days: today.dayOfWeek - 1 }),
    month: today.with({ day: 1 }),
    season: today.with({ month: today.month - ((today.month - 1) % 3), day: 1 }),
  }[period];
  const length = {
    day: { days: 1 },
    week: { days: 7 },
    month: { months: 1 },
    season: { months: 3 },
  }[period];
  return {
    from: startOfDay(first.toString(), calendar),
    until: startOfDay(first.add(length).toString(), calendar),
  };
}

/**
 * The next moment after `after` at which the clock of `zone` shows `time` (`09:30`). A time that a change of
 * the clock skips is taken as much later as the clock was put forward; of one that comes twice, the first.
 */
export function nextTime(time: string, zone: string, after: number): number {
  let date = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate();
  for (;;) {
    const moment = date.toZonedDateTime({
      timeZone: zone,
      plainTime: Temporal.PlainTime.from(time),
    });
    if (moment.epochMilliseconds > after) return moment.epochMilliseconds;
    date = date.add({ days: 1 });
  }
}
