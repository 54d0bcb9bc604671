/** Schedules and processes of the tests: real planners and drains on one store, under a clock moved by hand. */
import { type Attempt, createDrain, type Outcome } from '#schedule/drain.ts';
import { nextOccurrence } from '#schedule/occurrence.ts';
import { createPlanner } from '#schedule/planner.ts';
import type { Schedule } from '#store/schedules.ts';
import type { Store } from '#store/store.ts';
import type { handClock } from '../support/clock.ts';

export const SENT: Outcome = { kind: 'sent' };

export const schedule = (id: string, more: Partial<Schedule> = {}): Schedule => ({
  id,
  kind: 'daily',
  place: `test:${id}`,
  within: null,
  person: null,
  told: null,
  time: '09:00',
  zone: 'UTC',
  weekdays: '1234567',
  options: '{}',
  state: 'on',
  reason: null,
  next_at: null,
  planned_at: 0,
  created_at: 0,
  changed_at: 0,
  ...more,
});

export type Clock = ReturnType<typeof handClock>;

/** Sets a schedule as it stands at this moment. */
export const begin = (store: Store, clock: Clock, one: Schedule) =>
  store.schedules.put({
    ...one,
    next_at: nextOccurrence(one, clock.now()).at,
    planned_at: clock.now(),
  });

/** A process that plans and sends; what it has sent stands in `sent`. */
export function process(
  store: Store,
  clock: Clock,
  {
    name = 'A',
    tries = async () => SENT,
    orphaned = () => 'unsure' as const,
  }: {
    name?: string;
    tries?: (attempt: Attempt) => Promise<Outcome>;
    orphaned?: () => 'unsure' | 'again';
  } = {},
) {
  const sent: string[] = [];
  const bugs: unknown[] = [];
  const planner = createPlanner(store, clock.now);
  const drain = createDrain({
    store,
    now: clock.now,
    adapter: 'test',
    name,
    orphaned,
    onError: (error) => bugs.push(error),
    attempt: async (attempt) => {
      if (!(await attempt.leaves())) return { kind: 'later', error: 'lost' };
      const outcome = await tries(attempt);
      if (outcome.kind === 'sent')
        sent.push(`${attempt.delivery.schedule} ${attempt.delivery.date}`);
      return outcome;
    },
  });
  return {
    sent,
    bugs,
    drain,
    tick: async () => {
      await planner.plan();
      await drain.tick();
      await drain.idle();
    },
  };
}
