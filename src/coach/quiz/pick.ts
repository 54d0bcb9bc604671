/** Which quiz comes next: none twice until all of the topic were asked, and then again from the start. */
import type { Level } from '#bank/question.ts';
import { randomFrom } from '#compute/random.ts';
import type { QuizItem } from './items.ts';

const RANK: Readonly<Record<Level, number>> = { core: 0, advanced: 1, expert: 2 };

/** Those of `packs`; of all where that leaves none. */
export function ofPacks(
  items: readonly QuizItem[],
  packs: readonly string[] = [],
): readonly QuizItem[] {
  const chosen = items.filter(({ pack }) => packs.includes(pack));
  return chosen.length > 0 ? chosen : items;
}

/** Those of a topic (all without one) up to a level; where the level leaves none, those of all levels. */
export function quizzesFor(
  items: readonly QuizItem[],
  topic: string | undefined,
  level: Level | 'any',
): readonly QuizItem[] {
  const ofTopic = topic === undefined ? items : items.filter((item) => item.topic === topic);
  if (level === 'any') return ofTopic;
  const upTo = ofTopic.filter((item) => RANK[item.level] <= RANK[level]);
  return upTo.length > 0 ? upTo : ofTopic;
}

/**
 * One of those asked least often, drawn by `seed`; those alike count as one. Questions just `avoided` (slugs) only
 * where nothing else is left. `undefined` where there is none at all.
 */
export function pickQuiz(
  items: readonly QuizItem[],
  timesSeen: ReadonlyMap<string, number>,
  seed: number,
  avoided: readonly string[] = [],
): QuizItem | undefined {
  const seen = new Map<string, number>();
  for (const { ref, alike } of items)
    seen.set(alike, (seen.get(alike) ?? 0) + (timesSeen.get(ref) ?? 0));
  const times = ({ alike }: QuizItem) => seen.get(alike) ?? 0;
  const least = Math.min(...items.map(times));
  const unused = items.filter((item) => times(item) === least);
  const fresh = unused.filter(({ slug }) => !avoided.includes(slug));
  const candidates = fresh.length > 0 ? fresh : unused;
  return candidates[randomFrom(seed).integer(0, Math.max(0, candidates.length - 1))];
}
