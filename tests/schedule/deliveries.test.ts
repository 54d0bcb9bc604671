import { describe, expect } from 'vitest';
import { type Attempt, createDrain, LEASE_MS, type Outcome } from '#schedule/drain.ts';
import { nextOccurrence } from '#schedule/occurrence.ts';
import { createPlanner } from '#schedule/planner.ts';
import type { Schedule } from '#store/schedules.ts';
import type { Store } from '#store/store.ts';
import { onBothDatabases, saysOn } from '../store/databases.ts';
import { handClock } from '../support/clock.ts';

const HOUR = 3_600_000;
const SENT: Outcome = { kind: 'sent' };

const schedule = (id: string, more: Partial<Schedule> = {}): Schedule => ({
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

type Clock = ReturnType<typeof handClock>;

/** Sets a schedule as it stands at this moment. */
const begin = (store: Store, clock: Clock, one: Schedule) =>
  store.schedules.put({
    ...one,
    next_at: nextOccurrence(one, clock.now()).at,
    planned_at: clock.now(),
  });

/** A process that plans and sends; what it has sent stands in `sent`. */
function process(
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

/** How many of the schedules `s0` … are unsure. */
async function unsure(store: Store): Promise<number> {
  const days = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      store.deliveries.find({ schedule: `s${i}`, date: '2026-11-24' }),
    ),
  );
  return days.filter((day) => day?.state === 'unsure').length;
}

onBothDatabases((place, database) => {
  const says = saysOn(place);
  const day = (store: Store, date: string, id = 's') =>
    store.deliveries.find({ schedule: id, date });

  describe('a delivery', () => {
    says('is planned and sent once, however often the clock ticks', async (store) => {
      const clock = handClock('2026-11-24T08:59:58Z');
      await begin(store, clock, schedule('s'));
      const one = process(store, clock);
      for (let i = 0; i < 5; i++) {
        await one.tick();
        clock.pass(1000);
      }
      expect(one.sent).toEqual(['s 2026-11-24']);
      expect(await day(store, '2026-11-24')).toMatchObject({ state: 'sent', attempts: 1 });
      clock.set('2026-11-25T09:00:00Z');
      await one.tick();
      expect(one.sent).toEqual(['s 2026-11-24', 's 2026-11-25']);
    });

    says('late by less than six hours is sent once, by more is skipped', async (store) => {
      const clock = handClock('2026-11-24T08:00Z');
      await begin(store, clock, schedule('s'));
      const one = process(store, clock);
      clock.set('2026-11-24T15:00:01Z');
      await one.tick();
      expect(await day(store, '2026-11-24')).toMatchObject({ state: 'skipped', error: 'late' });
      clock.set('2026-11-27T14:59:59Z');
      await one.tick();
      expect(one.sent).toEqual(['s 2026-11-27']);
      expect(
        (await store.deliveries.latest('s', 9)).map(({ date, state }) => `${date} ${state}`),
      ).toEqual([
        '2026-11-27 sent',
        '2026-11-26 skipped',
        '2026-11-25 skipped',
        '2026-11-24 skipped',
      ]);
    });

    says('after a year’s absence a week is remembered', async (store) => {
      const clock = handClock('2025-11-24T08:00Z');
      await begin(store, clock, schedule('s'));
      clock.set('2026-11-24T09:30Z');
      const one = process(store, clock);
      await one.tick();
      expect(one.sent).toEqual(['s 2026-11-24']);
      expect(await store.deliveries.latest('s', 99)).toHaveLength(7);
    });

    says(
      'on the days of 23 and of 25 hours comes once, also at hours that are odd',
      async (store) => {
        for (const [changes, zone, time] of [
          ['2026-03-29', 'Europe/Berlin', '02:30'],
          ['2026-10-25', 'Europe/Berlin', '02:30'],
          ['2026-10-04', 'Australia/Lord_Howe', '02:15'],
          ['2027-04-04', 'Australia/Lord_Howe', '01:45'],
        ] as const) {
          const clock = handClock(Date.parse(`${changes}T00:00Z`) - 36 * HOUR);
          const id = `${zone} ${changes}`;
          await begin(store, clock, schedule(id, { zone, time }));
          const one = process(store, clock);
          for (let i = 0; i < 72 * 6; i++) {
            await one.tick();
            clock.pass(HOUR / 6);
          }
          expect(
            one.sent.filter((line) => line.endsWith(changes)),
            id,
          ).toHaveLength(1);
          expect(new Set(one.sent).size).toBe(one.sent.length);
          expect(one.sent.filter((line) => line.startsWith(id)).length).toBeGreaterThanOrEqual(3);
          await store.schedules.change(id, { state: 'off', next_at: null });
        }
      },
    );

    says('a change of zone brings no second one on the same date', async (store) => {
      const clock = handClock('2026-11-24T00:59Z');
      await begin(store, clock, schedule('s', { zone: 'Asia/Shanghai' }));
      const one = process(store, clock);
      clock.set('2026-11-24T01:00Z');
      await one.tick();
      await begin(store, clock, schedule('s', { zone: 'America/Los_Angeles' }));
      for (let i = 0; i < 66; i++) {
        clock.pass(HOUR);
        await one.tick();
      }
      expect(one.sent).toEqual(['s 2026-11-24', 's 2026-11-25', 's 2026-11-26']);
    });

    says(
      'a clock that jumps ahead and back sends nothing twice and loses no day',
      async (store) => {
        const clock = handClock('2026-11-24T08:50Z');
        await begin(store, clock, schedule('s'));
        const one = process(store, clock);
        await one.tick();
        clock.set('2026-11-26T20:00Z');
        await one.tick();
        expect(one.sent).toEqual([]);
        clock.set('2026-11-24T08:55Z');
        for (let i = 0; i < 4 * 24 * 12; i++) {
          await one.tick();
          clock.pass(HOUR / 12);
        }
        expect(one.sent).toEqual(['s 2026-11-24', 's 2026-11-25', 's 2026-11-26', 's 2026-11-27']);
      },
    );

    says('a clock put back over the hour does not send again', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      await begin(store, clock, schedule('s'));
      const one = process(store, clock);
      clock.set('2026-11-24T09:01Z');
      await one.tick();
      clock.set('2026-11-24T07:00Z');
      for (let i = 0; i < 36; i++) {
        await one.tick();
        clock.pass(HOUR / 12);
      }
      expect(one.sent).toEqual(['s 2026-11-24']);
    });
  });

  describe('a try that fails', () => {
    says('is repeated after growing pauses, until it is too late', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      await begin(store, clock, schedule('s'));
      const at: number[] = [];
      const one = process(store, clock, {
        tries: async () => {
          at.push(clock.now());
          return { kind: 'later', error: 'server is down' };
        },
      });
      clock.set('2026-11-24T09:00Z');
      for (let i = 0; i < 7 * 3600; i += 5) {
        await one.tick();
        clock.pass(5000);
      }
      const pauses = at.slice(1).map((moment, i) => (moment - at[i]!) / 1000);
      expect(pauses.slice(0, 8)).toEqual([5, 10, 20, 40, 80, 160, 320, 600]);
      expect(at.at(-1)! - at[0]!).toBeLessThanOrEqual(6 * HOUR);
      expect(await day(store, '2026-11-24')).toMatchObject({
        state: 'skipped',
        error: 'server is down',
      });
    });

    says('waits as long as the platform says', async (store) => {
      const clock = handClock('2026-11-24T09:00Z');
      await begin(store, clock, schedule('s', { time: '09:01' }));
      clock.pass(60_000);
      const outcomes: Outcome[] = [{ kind: 'later', error: 'busy', ms: 37_000 }, SENT];
      const one = process(store, clock, { tries: async () => outcomes.shift()! });
      await one.tick();
      clock.pass(36_000);
      await one.tick();
      expect(one.sent).toEqual([]);
      clock.pass(1000);
      await one.tick();
      expect(one.sent).toEqual(['s 2026-11-24']);
    });

    says(
      'with an unknown outcome is not repeated, unless the platform takes it once',
      async (store) => {
        const clock = handClock('2026-11-24T08:59Z');
        await begin(store, clock, schedule('s'));
        await begin(store, clock, schedule('t'));
        let tries = 0;
        const one = process(store, clock, {
          tries: async ({ delivery }) => {
            tries++;
            const again = delivery.schedule === 't';
            return again && tries > 2 ? SENT : { kind: 'unsure', error: 'cut', again };
          },
        });
        clock.set('2026-11-24T09:00Z');
        for (let i = 0; i < 10; i++) {
          await one.tick();
          clock.pass(5000);
        }
        expect(tries).toBe(3);
        expect(await day(store, '2026-11-24', 's')).toMatchObject({
          state: 'unsure',
          error: 'cut',
        });
        expect(await day(store, '2026-11-24', 't')).toMatchObject({ state: 'sent', attempts: 2 });
      },
    );

    says('several times in a row stops the others, until one gets through', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      for (let i = 0; i < 12; i++) await begin(store, clock, schedule(`s${i}`));
      let isDown = true;
      const one = process(store, clock, {
        tries: async () => (isDown ? { kind: 'unsure', error: 'bad gateway' } : SENT),
      });
      clock.set('2026-11-24T09:00Z');
      for (let i = 0; i < 20; i++) {
        await one.tick();
        clock.pass(1000);
      }
      // Four lanes had begun; the pauses then were 2, 4 and 8 s.
      const lost = one.sent.length === 0 ? await unsure(store) : 0;
      expect(lost).toBeLessThanOrEqual(8);
      isDown = false;
      for (let i = 0; i < 120; i++) {
        await one.tick();
        clock.pass(1000);
      }
      expect(one.sent.length + (await unsure(store))).toBe(12);
      expect(one.sent.length).toBeGreaterThanOrEqual(4);
    });

    says('by a fault of ours is unsure once it may have left', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      await begin(store, clock, schedule('s'));
      const one = process(store, clock, {
        tries: async () => {
          throw new Error('a bug');
        },
      });
      clock.set('2026-11-24T09:00Z');
      await one.tick();
      expect(one.bugs).toHaveLength(1);
      expect(await day(store, '2026-11-24')).toMatchObject({ state: 'unsure', error: 'a bug' });
    });
  });

  describe('several processes', () => {
    says('share the work: each delivery is sent by one', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      const ids = Array.from({ length: 60 }, (_, i) => `s${i}`);
      for (const id of ids) await begin(store, clock, schedule(id));
      clock.set('2026-11-24T09:00Z');
      const all = ['A', 'B', 'C'].map((name) => process(store, clock, { name }));
      await Promise.all(all.map((one) => one.tick()));
      const sent = all.flatMap((one) => one.sent);
      expect(sent.toSorted()).toEqual(ids.map((id) => `${id} 2026-11-24`).toSorted());
      expect(all.flatMap(({ bugs }) => bugs)).toEqual([]);
      if (database === 'PostgreSQL')
        expect(all.filter((one) => one.sent.length > 0).length).toBeGreaterThan(1);
    });

    says(
      'what a dead one was sending is unsure after its lease, or sent again where that is safe',
      async (store) => {
        for (const orphaned of ['unsure', 'again'] as const) {
          const clock = handClock('2026-11-24T08:59Z');
          await begin(store, clock, schedule(orphaned));
          clock.set('2026-11-24T09:00Z');
          // It is killed while sending: it never hears of the end.
          const dead = process(store, clock, { name: 'dead', tries: () => new Promise(() => {}) });
          void dead.tick();
          while ((await day(store, '2026-11-24', orphaned))?.state !== 'sending')
            await Promise.resolve();
          const other = process(store, clock, { name: 'other', orphaned: () => orphaned });
          clock.pass(LEASE_MS - 1000);
          await other.tick();
          expect(await day(store, '2026-11-24', orphaned)).toMatchObject({ state: 'sending' });
          clock.pass(1000);
          await other.tick();
          await other.tick();
          expect(await day(store, '2026-11-24', orphaned)).toMatchObject({
            state: orphaned === 'unsure' ? 'unsure' : 'sent',
          });
          expect(other.sent).toHaveLength(orphaned === 'unsure' ? 0 : 1);
        }
      },
    );

    says('one that was only slow says so in the end: unsure becomes sent', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      await begin(store, clock, schedule('s'));
      clock.set('2026-11-24T09:00Z');
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      const slow = process(store, clock, { name: 'slow', tries: () => promise });
      const ticking = slow.tick();
      while ((await day(store, '2026-11-24'))?.state !== 'sending') await Promise.resolve();
      clock.pass(LEASE_MS);
      await process(store, clock, { name: 'other' }).tick();
      expect(await day(store, '2026-11-24')).toMatchObject({ state: 'unsure' });
      resolve(SENT);
      await ticking;
      expect(await day(store, '2026-11-24')).toMatchObject({ state: 'sent' });
    });

    says('a claim whose lease has ended is worth nothing', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      await begin(store, clock, schedule('s'));
      clock.set('2026-11-24T09:00Z');
      await createPlanner(store, clock.now).plan();
      const now = clock.now();
      const claimed = await store.deliveries.claim('asleep', now, now + LEASE_MS);
      expect(await store.deliveries.claim('other', now, now + LEASE_MS)).toBeUndefined();
      clock.pass(LEASE_MS);
      const other = process(store, clock, { name: 'other' });
      await other.tick();
      expect(other.sent).toHaveLength(1);
      expect(await store.deliveries.leaves(claimed!, 'asleep', now, now)).toBe(false);
    });

    says('what is alive keeps what it has taken', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      await begin(store, clock, schedule('s'));
      clock.set('2026-11-24T09:00Z');
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      const slow = process(store, clock, { name: 'slow', tries: () => promise });
      const ticking = slow.tick();
      while ((await day(store, '2026-11-24'))?.state !== 'sending') await Promise.resolve();
      for (let i = 0; i < 10; i++) {
        clock.pass(5000);
        await slow.drain.tick();
        await process(store, clock, { name: 'other' }).tick();
      }
      expect(await day(store, '2026-11-24')).toMatchObject({ state: 'sending' });
      resolve(SENT);
      await ticking;
    });

    says('one that stops lets go of what it has not sent', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      await begin(store, clock, schedule('s'));
      clock.set('2026-11-24T09:00Z');
      await createPlanner(store, clock.now).plan();
      await store.deliveries.claim('A', clock.now(), clock.now() + LEASE_MS);
      const stopping = process(store, clock);
      await stopping.drain.stop();
      const other = process(store, clock, { name: 'B' });
      await other.tick();
      expect(other.sent).toHaveLength(1);
    });
  });

  describe('a place that moves', () => {
    says('takes its schedule along, with the days it has had', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      await begin(store, clock, schedule('s', { place: 'telegram:-1/17', within: 'telegram:-1' }));
      const one = process(store, clock);
      clock.set('2026-11-24T09:00Z');
      await one.tick();
      await store.atomically((kept) => kept.places.move('telegram:-1', 'telegram:-100'));
      expect(await store.schedules.at({ place: 'telegram:-100/17', kind: 'daily' })).toMatchObject({
        id: 's',
        within: 'telegram:-100',
      });
      await one.tick();
      expect(one.sent).toEqual(['s 2026-11-24']);
    });

    says('where both had one, that of the new place stays', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      await begin(store, clock, schedule('old', { place: 'telegram:-1' }));
      await begin(store, clock, schedule('new', { place: 'telegram:-100' }));
      await store.atomically((kept) => kept.places.move('telegram:-1', 'telegram:-100'));
      expect(await store.schedules.find('old')).toBeUndefined();
      expect((await store.schedules.at({ place: 'telegram:-100', kind: 'daily' }))?.id).toBe('new');
    });
  });
});
