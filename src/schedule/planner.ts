/**
 * Finds the schedules that are due and writes a delivery for each. Only due rows are read, so a tick costs the same
 * whether there are ten schedules or a million.
 */
import type { NewDelivery } from '#store/deliveries.ts';
import type { Planned, Schedule } from '#store/schedules.ts';
import type { Store } from '#store/store.ts';
import { localDate } from './calendar.ts';
import { nextOccurrence } from './occurrence.ts';

const HOUR = 3_600_000;
/** Later than this it isn't sent any more that day. */
export const GRACE_MS = 6 * HOUR;
/** Of a longer absence only so many days are written down as missed. */
const REMEMBERED_MS = 7 * 24 * HOUR;
/** So far the clocks of two machines may be apart. */
const SKEW_MS = 60_000;
/** Schedules in one transaction. */
const BATCH = 500;
/** A tick that has found more than it can do leaves the rest to the next one. */
const BUDGET_MS = 400;

export interface Watch {
  /** So many days have become due, and so many were missed. */
  due?(count: number): void;
  skipped?(count: number): void;
}

export interface Planner {
  /** Plans what is due. Returns how many schedules were. */
  plan(): Promise<number>;
}

export function createPlanner(
  { atomically }: Pick<Store, 'atomically'>,
  now: () => number,
  watch: Watch = {},
): Planner {
  /** The last moment seen; earlier than that the clock has been put back. @default none: a new process looks, too */
  let seen = Number.POSITIVE_INFINITY;
  const batch = async (time: number): Promise<number> => {
    const made = await atomically(async (store) => {
      const due = await store.schedules.due(time, BATCH);
      const days = due.map((schedule) => daysOf(schedule, time));
      const rows = days.flatMap(({ deliveries }) => deliveries);
      const added = await store.deliveries.add(rows);
      await store.schedules.plan(
        days.map(({ next }) => next),
        time,
      );
      return { count: due.length, added, skipped: rows.filter(({ state }) => state === 'skipped') };
    });
    if (made.added > 0) watch.due?.(made.added);
    if (made.skipped.length > 0) watch.skipped?.(made.skipped.length);
    return made.count;
  };
  return {
    plan: async () => {
      const time = now();
      if (time < seen - SKEW_MS) await putBack(time, atomically);
      seen = time;
      const start = performance.now();
      let total = 0;
      for (;;) {
        const count = await batch(time);
        total += count;
        if (count < BATCH || performance.now() - start > BUDGET_MS) return total;
      }
    },
  };
}

/** The first part of a place's id. */
export const adapterOf = (place: string): string => place.split(':')[0]!;

/** The days of a schedule that have come, and the moment after them. */
function daysOf(
  schedule: Schedule,
  now: number,
): { deliveries: readonly NewDelivery[]; next: Planned } {
  const deliveries: NewDelivery[] = [];
  let at = schedule.next_at!;
  if (at < now - REMEMBERED_MS) at = nextOccurrence(schedule, now - REMEMBERED_MS).at;
  while (at <= now) {
    const late = now - at > GRACE_MS;
    const date = localDate(at, schedule);
    // A moment from before a change of hour may fall on the day of the first moment after it.
    if (deliveries.at(-1)?.date === date) deliveries.pop();
    deliveries.push({
      schedule: schedule.id,
      date,
      adapter: adapterOf(schedule.place),
      person: schedule.person,
      state: late ? 'skipped' : 'pending',
      due_at: at,
      wake_at: late ? null : at,
      error: late ? 'late' : null,
    });
    at = nextOccurrence(schedule, at).at;
  }
  return { deliveries, next: { id: schedule.id, nextAt: at } };
}

/** Works out anew what was planned while the clock was ahead; days that were sent meanwhile don't come again. */
async function putBack(now: number, atomically: Store['atomically']): Promise<void> {
  for (let count = BATCH; count === BATCH; ) {
    count = await atomically(async (store) => {
      const ahead = await store.schedules.plannedAfter(now + SKEW_MS, BATCH);
      await store.schedules.plan(
        ahead.map((schedule) => ({ id: schedule.id, nextAt: nextOccurrence(schedule, now).at })),
        now,
      );
      return ahead.length;
    });
  }
  await atomically((store) => store.deliveries.onTime(now - GRACE_MS, now));
}
