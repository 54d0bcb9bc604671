/**
 * The question of a day for whoever looks something up without a place (Telegram tells an inline query's person, not its
 * chat): of bank and date alone, and none comes twice before all have come. It is one to read, with its answer; what a place
 * is asked each day is a quiz of its own order (`daily/item.ts`), and this must not give that away.
 */
import type { Bank, Question } from '#bank/question.ts';
import { randomFrom } from '#compute/random.ts';

/** `date` as `2026-11-27`; `undefined` where the bank is empty. */
export function questionOfTheDay(
  { questions }: Pick<Bank, 'questions'>,
  date: string,
): Question | undefined {
  if (questions.length === 0) return undefined;
  const day = Temporal.PlainDate.from('2020-01-01').until(date).days;
  const round = Math.floor(day / questions.length);
  // By slug, so that the order of the folders does not matter.
  const order = questions.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const draws = randomFrom(round);
  for (let i = order.length - 1; i > 0; i--) {
    const j = draws.integer(0, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order[day - round * questions.length];
}
