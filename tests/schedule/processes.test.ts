import { describe, expect } from 'vitest';
import { LEASE_MS, type Outcome } from '#schedule/drain.ts';
import { createPlanner } from '#schedule/planner.ts';
import type { Store } from '#store/store.ts';
import { onBothDatabases, saysOn } from '../store/databases.ts';
import { handClock } from '../support/clock.ts';
import { begin, process, SENT, schedule } from './world.ts';

onBothDatabases((place, database) => {
  const says = saysOn(place);
  const day = (store: Store, date: string, id = 's') =>
    store.deliveries.find({ schedule: id, date });

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
      const claimed = await store.deliveries.claim('test', 'asleep', now, now + LEASE_MS);
      expect(await store.deliveries.claim('test', 'other', now, now + LEASE_MS)).toBeUndefined();
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
      await store.deliveries.claim('test', 'A', clock.now(), clock.now() + LEASE_MS);
      const stopping = process(store, clock);
      await stopping.drain.stop();
      const other = process(store, clock, { name: 'B' });
      await other.tick();
      expect(other.sent).toHaveLength(1);
    });
  });
});
