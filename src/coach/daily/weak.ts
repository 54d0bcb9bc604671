/**
 * The topics a person is weak in, as the score log knew it at the beginning of the week before: the same all week long, and
 * known already when the first day of a week is looked at ahead.
 */
import { spanOf } from '#schedule/calendar.ts';
import type { Store } from '#store/store.ts';

/** Fewer answers say nothing yet. */
const ENOUGH = 5;
/** Right answers below this share are a weakness. */
const WEAK = 0.7;
const WEEK_MS = 7 * 86_400_000;
const LOOKS_BACK_MS = 90 * 86_400_000;

export async function weakTopics(
  person: string,
  day: number,
  { scores }: Pick<Store, 'scores'>,
): Promise<readonly string[]> {
  const until = spanOf('week', day, { zone: 'UTC' }).from - WEEK_MS;
  const log = await scores.of(person, { from: until - LOOKS_BACK_MS, until });
  const topics = Map.groupBy(log, ({ topic }) => topic);
  return [...topics]
    .filter(
      ([, answers]) =>
        answers.length >= ENOUGH &&
        answers.filter(({ correct }) => correct === 1).length < WEAK * answers.length,
    )
    .map(([topic]) => topic)
    .toSorted();
}
