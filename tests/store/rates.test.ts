import { afterEach, describe, expect, vi } from 'vitest';
import { onBothDatabases, saysOn } from './databases.ts';

const MS = 1600;
const HOUR = 3_600_000;

onBothDatabases((place) => {
  const says = saysOn(place);

  describe('a slot', () => {
    afterEach(() => {
      vi.useRealTimers();
    });

    says('is taken by one at a time, and free as long after as its holder says', async (store) => {
      vi.useFakeTimers({ toFake: ['Date'] });
      const slots = store.rates.slots();
      expect(await slots.take('bot 0', MS)).toBe(0);
      const wait = await slots.take('bot 0', MS);
      expect(wait).toBeGreaterThan(MS - 100);
      expect(wait).toBeLessThanOrEqual(MS);
      expect(await slots.take('bot 1', MS)).toBe(0);
      await slots.free('bot 0', 1000);
      expect(await slots.take('bot 0', MS)).toBeLessThanOrEqual(1000);
      vi.setSystemTime(Date.now() + 1001);
      expect(await slots.take('bot 0', MS)).toBe(0);
    });

    says(
      'that was taken before the clock was put back is not held for all that time',
      async (store) => {
        vi.useFakeTimers({ toFake: ['Date'] });
        const slots = store.rates.slots();
        await slots.take('bot 0', MS);
        vi.setSystemTime(Date.now() - HOUR);
        expect(await slots.take('bot 0', MS)).toBe(MS);
        vi.setSystemTime(Date.now() + MS + 1);
        expect(await slots.take('bot 0', MS)).toBe(0);
      },
    );
  });
});
