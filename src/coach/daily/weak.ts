/** The topics a person is weak in, as the score log knew it at the beginning of a week: the same all week long. */
import { spanOf } from '#schedule/calendar.ts';
import type { Store } from '#store/store.ts';

/** Fewer answers say nothing yet. */
const ENOUGH = 5;
/** Right answers below this share are a weakness. */
const WEAK = 0.7;
const LOOKS_BACK_MS = 90 * 86_400_000;

export async function weakTopics(
  person: string,
  day: number,
  { scores }: Pick<Store, 'scores'>,
): Promise<readonly string[]> {
  const monday = spanOf('week', day, { zone: 'UTC' }).from;
  const log = await scores.of(person, { from: monday - LOOKS_BACK_MS, until: monday });
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
