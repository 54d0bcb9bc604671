import { describe, expect, it } from 'vitest';
import { itemOfTheDay } from '#coach/daily/item.ts';
import { weakTopics } from '#coach/daily/weak.ts';
import type { QuizItem } from '#coach/quiz/items.ts';
import { quizItems } from '#coach/quiz/items.ts';
import { addDays, weekday } from '#schedule/calendar.ts';
import { openMemoryStore } from '#store/open.ts';
import { DAY, NOON, score } from '../store/samples.ts';
import { openCoach } from '../support/room.ts';

const { coach } = await openCoach();
const items = quizItems(coach.services.library);
const EVERY_DAY = '1234567';

const itemsFrom = (
  first: string,
  count: number,
  { of = items, place = 'a group', weekdays = EVERY_DAY, weak = [] as string[] } = {},
): QuizItem[] => {
  const found: QuizItem[] = [];
  for (let date = first; found.length < count; date = addDays(date, 1)) {
    if (weekdays.includes(String(weekday(date))))
      found.push(itemOfTheDay(of, { place, date, weekdays, weak })!.item);
  }
  return found;
};

describe('the item of the day', () => {
  it('is told by place and date alone', () => {
    const day = { place: 'a group', date: '2026-11-24', weekdays: EVERY_DAY };
    expect(itemOfTheDay(items.toReversed(), day)).toEqual(itemOfTheDay(items, day));
    const others = new Set(
      ['b', 'c', 'd', 'e', 'f', 'g'].map(
        (place) => itemOfTheDay(items, { ...day, place })!.item.ref,
      ),
    );
    expect(others.size).toBeGreaterThan(2);
    expect(itemOfTheDay([], day)).toBeUndefined();
  });

  it.each([EVERY_DAY, '12345', '3'])(
    'all come before one comes again, on weekdays %s',
    (weekdays) => {
      const days = itemsFrom('2026-01-01', 3 * items.length, { weekdays });
      // Wherever a cycle begins: between two turns of one quiz lies more than half a cycle of others, most of them all.
      const cycles = Array.from(
        { length: items.length + 1 },
        (_, start) => new Set(days.slice(start, start + items.length).map(({ ref }) => ref)).size,
      );
      expect(Math.max(...cycles)).toBe(items.length);
    },
  );

  it('a question does not come back within a week, and a topic rarely the day after', () => {
    const days = itemsFrom('2026-01-01', 1000);
    const soon = days.filter((item, i) =>
      days.slice(Math.max(0, i - 5), i).some(({ slug }) => slug === item.slug),
    );
    expect(soon).toEqual([]);
    const same = days.filter((item, i) => days[i - 1]?.topic === item.topic).length;
    expect(same / days.length).toBeLessThan(0.15);
  });

  it('each topic of its own is used up before it repeats', () => {
    for (const topic of new Set(items.map((item) => item.topic))) {
      const of = items.filter((item) => item.topic === topic);
      const days = itemsFrom('2026-01-01', 2 * of.length, { of });
      const full = days.some(
        (_, start) =>
          new Set(days.slice(start, start + of.length).map(({ ref }) => ref)).size === of.length,
      );
      expect(full, topic).toBe(true);
    }
  });

  it('weak topics come about twice as often', () => {
    const share = (weak: string[]) => {
      const days = itemsFrom('2026-01-01', 2000, { weak });
      return days.filter(({ topic }) => topic === 'masks').length / days.length;
    };
    const ratio = share(['masks']) / share([]);
    expect(ratio).toBeGreaterThan(1.6);
    expect(ratio).toBeLessThan(2.1);
  });

  it('what is weak is decided by the beginning of the week, so a preview tells the truth', async () => {
    const store = await openMemoryStore();
    for (let i = 0; i < 6; i++) {
      await store.scores.append(score('Ada', { topic: 'masks', correct: 0, at: NOON - 3 * DAY }));
      await store.scores.append(score('Ada', { topic: 'positions', at: NOON - 3 * DAY }));
      await store.scores.append(score('Ada', { topic: 'training', correct: 0, at: NOON }));
    }
    expect(await weakTopics('Ada', NOON, store)).toEqual(['masks']);
    expect(await weakTopics('Ada', NOON + 7 * DAY, store)).toEqual(['masks', 'training']);
    await store.close();
  });
});
