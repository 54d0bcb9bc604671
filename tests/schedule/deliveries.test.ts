import { describe, expect } from 'vitest';
import type { Outcome } from '#schedule/drain.ts';
import type { Store } from '#store/store.ts';
import { onBothDatabases, saysOn } from '../store/databases.ts';
import { handClock } from '../support/clock.ts';
import { begin, process, SENT, schedule } from './world.ts';

const HOUR = 3_600_000;

/** How many of the schedules `s0` … are unsure. */
async function unsure(store: Store): Promise<number> {
  const days = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      store.deliveries.find({ schedule: `s${i}`, date: '2026-11-24' }),
    ),
  );
  return days.filter((day) => day?.state === 'unsure').length;
}

onBothDatabases((place) => {
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

    says('two moments on one date are one day', async (store) => {
      const clock = handClock('2026-11-24T08:00Z');
      await store.schedules.put(schedule('s', { next_at: Date.parse('2026-11-24T03:00Z') }));
      const one = process(store, clock);
      clock.set('2026-11-25T09:30Z');
      await one.tick();
      expect(one.sent).toEqual(['s 2026-11-25']);
      expect(await store.deliveries.latest('s', 9)).toHaveLength(2);
    });

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

    says('that may have arrived is never called missing, however late it gets', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      await begin(store, clock, schedule('s'));
      await begin(store, clock, schedule('t'));
      const tries: Record<string, Outcome[]> = {
        s: [{ kind: 'unsure', error: 'cut', again: true }],
        t: [{ kind: 'later', error: 'refused' }],
      };
      const one = process(store, clock, {
        tries: async ({ delivery }) =>
          tries[delivery.schedule]!.shift() ?? { kind: 'later', error: 'down', ms: HOUR },
      });
      clock.set('2026-11-24T09:00Z');
      for (let i = 0; i < 8 * 60; i++) {
        await one.tick();
        clock.pass(60_000);
      }
      expect(await day(store, '2026-11-24', 's')).toMatchObject({ state: 'unsure' });
      expect(await day(store, '2026-11-24', 't')).toMatchObject({
        state: 'skipped',
        first_try_at: null,
      });
    });

    says('because the place is crowded is none: it only waits, and others go on', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      for (let i = 0; i < 5; i++) await begin(store, clock, schedule(`s${i}`));
      let tries = 0;
      const one = process(store, clock, {
        tries: async ({ delivery }) =>
          delivery.schedule !== 's4' && ++tries <= 8 ? { kind: 'waits', ms: 2000 } : SENT,
      });
      clock.set('2026-11-24T09:00Z');
      await one.tick();
      expect(one.sent).toEqual(['s4 2026-11-24']);
      expect(await day(store, '2026-11-24', 's0')).toMatchObject({
        state: 'pending',
        first_try_at: null,
        error: null,
      });
      for (let i = 0; i < 3; i++) {
        clock.pass(2000);
        await one.tick();
      }
      expect(one.sent).toHaveLength(5);
    });

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

  describe('a place that moves', () => {
    says('takes its schedule along, with the days it has had', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      await begin(store, clock, schedule('s', { place: 'test:-1/17', within: 'test:-1' }));
      const one = process(store, clock);
      clock.set('2026-11-24T09:00Z');
      await one.tick();
      await store.atomically((kept) => kept.places.move('test:-1', 'test:-100'));
      expect(await store.schedules.at({ place: 'test:-100/17', kind: 'daily' })).toMatchObject({
        id: 's',
        within: 'test:-100',
      });
      await one.tick();
      expect(one.sent).toEqual(['s 2026-11-24']);
    });

    says('where both had one, that of the new place stays', async (store) => {
      const clock = handClock('2026-11-24T08:59Z');
      await begin(store, clock, schedule('old', { place: 'test:-1' }));
      await begin(store, clock, schedule('new', { place: 'test:-100' }));
      await store.atomically((kept) => kept.places.move('test:-1', 'test:-100'));
      expect(await store.schedules.find('old')).toBeUndefined();
      expect((await store.schedules.at({ place: 'test:-100', kind: 'daily' }))?.id).toBe('new');
    });
  });
});
