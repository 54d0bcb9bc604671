import { expect, it } from 'vitest';
import { questionOfTheDay } from '#coach/question-of-the-day.ts';
import { openCoach } from '../support/room.ts';

const { library } = (await openCoach()).coach.services;
const days = (from: string, count: number) =>
  Array.from({ length: count }, (_, i) =>
    Temporal.PlainDate.from(from).add({ days: i }).toString(),
  );

it('is the same for everybody, in whatever order the bank was read', () => {
  const shuffled = { questions: library.questions.toReversed() };
  for (const date of days('2026-11-20', 40))
    expect(questionOfTheDay(shuffled, date)?.slug).toBe(questionOfTheDay(library, date)?.slug);
});

it('asks no question twice before all have been asked', () => {
  const count = library.questions.length;
  // From a day on which a round begins.
  const begin = Temporal.PlainDate.from('2020-01-01')
    .add({ days: 100 * count })
    .toString();
  const slugs = days(begin, count).map((date) => questionOfTheDay(library, date)!.slug);
  expect(new Set(slugs).size).toBe(count);
});

it('an empty bank has none', () => {
  expect(questionOfTheDay({ questions: [] }, '2026-11-27')).toBe(undefined);
});
