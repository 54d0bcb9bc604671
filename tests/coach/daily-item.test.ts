import { describe, expect, it } from 'vitest';
import { itemOfTheDay } from '#coach/daily/item.ts';
import { weakTopics } from '#coach/daily/weak.ts';
import type { QuizItem } from '#coach/quiz/items.ts';
import { quizItems } from '#coach/quiz/items.ts';
import { randomFrom } from '#compute/random.ts';
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

  it('in 200 days nothing comes twice soon, whatever becomes weak or is overcome meanwhile', () => {
    const topics = [...new Set(items.map(({ topic }) => topic))];
    const tally = { days: 0, ofWeak: 0, withinMonth: 0, questionWithinWeek: 0 };
    for (const place of ['telegram:1', 'telegram:22', 'discord:@me/333', 'web:4:ada']) {
      const random = randomFrom(place.length);
      let weak: string[] = [];
      const before: QuizItem[] = [];
      for (let day = 0; day < 200; day++) {
        if (day % 7 === 0)
          weak = Array.from(
            { length: random.integer(0, 3) },
            () => topics[random.integer(0, topics.length - 1)]!,
          );
        const date = addDays('2026-01-05', day);
        const { item } = itemOfTheDay(items, { place, date, weekdays: EVERY_DAY, weak })!;
        tally.days++;
        if (weak.includes(item.topic)) tally.ofWeak++;
        if (before.slice(-30).some(({ ref }) => ref === item.ref)) tally.withinMonth++;
        if (before.slice(-6).some(({ slug }) => slug === item.slug)) tally.questionWithinWeek++;
        before.push(item);
      }
      // Most of the bank, in hardly more days than it has quizzes.
      expect(new Set(before).size).toBeGreaterThan(0.85 * items.length);
    }
    expect(tally.withinMonth / tally.days).toBeLessThan(0.01);
    expect(tally.questionWithinWeek / tally.days).toBeLessThan(0.01);
    expect(tally.ofWeak / tally.days).toBeGreaterThan(0.3);
  });

  it('on a day it does not come by itself another is sent by hand than on the next', () => {
    const at = (date: string) =>
      itemOfTheDay(items, { place: 'a group', date, weekdays: '12345' })!.item.ref;
    const days = ['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01'].map(at);
    expect(new Set(days).size).toBe(days.length);
  });

  it('what is weak is decided a week before it counts, so a preview tells the truth', async () => {
    const store = await openMemoryStore();
    const TWO_WEEKS = 14 * DAY;
    for (let i = 0; i < 6; i++) {
      await store.scores.append(score('Ada', { topic: 'masks', correct: 0, at: NOON - 3 * DAY }));
      await store.scores.append(score('Ada', { topic: 'positions', at: NOON - 3 * DAY }));
      await store.scores.append(score('Ada', { topic: 'training', correct: 0, at: NOON }));
    }
    expect(await weakTopics('Ada', NOON + 7 * DAY, store)).toEqual(['masks']);
    expect(await weakTopics('Ada', NOON + TWO_WEEKS, store)).toEqual(['masks', 'training']);
    // On Sunday the Monday is looked at; what is answered until then changes nothing.
    const monday = NOON + 6 * DAY;
    const seen = await weakTopics('Ada', monday, store);
    for (let i = 0; i < 20; i++)
      await store.scores.append(score('Ada', { topic: 'masks', at: monday - DAY }));
    expect(await weakTopics('Ada', monday, store)).toEqual(seen);
    await store.close();
  });
});
