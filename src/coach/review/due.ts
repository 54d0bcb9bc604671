/** What a person has to review now: the cards that are due, and the new ones of the day. */
import { localDate, startOfDay } from '#schedule/calendar.ts';
import type { Card } from '#store/cards.ts';
import type { Services } from '../ability.ts';
import type { Turn } from '../turn.ts';

/** `due` are cards, the longest waiting first; `fresh` slugs in teaching order while the day's number lasts. */
export async function dueCards(
  turn: Pick<Turn, 'person' | 'mine' | 'now'>,
  { bank, store }: Services,
  { missedOnly = false } = {},
): Promise<{ due: readonly Card[]; fresh: readonly string[] }> {
  const person = turn.person.id;
  const due = (await store.cards.due(person, turn.now, { missedOnly })).filter(({ slug }) =>
    bank.find(slug),
  );
  if (missedOnly) return { due, fresh: [] };
  const calendar = { zone: turn.mine.zone, dayStart: turn.mine.dayStart };
  const today = startOfDay(localDate(turn.now, calendar), calendar);
  const begun = await store.cards.newSince(person, today);
  const known = new Set((await store.cards.all(person)).map(({ slug }) => slug));
  const fresh = bank.questions
    .map(({ slug }) => slug)
    .filter((slug) => !known.has(slug))
    .slice(0, Math.max(0, turn.mine.newCards - begun));
  return { due, fresh };
}
