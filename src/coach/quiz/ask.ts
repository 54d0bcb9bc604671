/** Asks a quiz: notes that it was asked, under an id that its buttons carry. */
import type { Asked } from '#store/quizzes.ts';
import type { Repositories } from '#store/store.ts';
import type { Services } from '../ability.ts';
import type { Turn } from '../turn.ts';
import { type QuizContent, quizContent, quizItems } from './items.ts';
import { ofPacks, pickQuiz, quizzesFor } from './pick.ts';

/** What a right answer without a hint is worth. */
export const POINTS = { core: 10, advanced: 15, expert: 20 } as const;

export interface Asking {
  readonly topic: string | undefined;
  readonly level: Turn['mine']['level'];
  readonly language: Turn['language'];
  readonly place: string;
  /** Who may answer; `null` is everybody in the place. */
  readonly person: string | null;
  /** Whose history is spared from repetition: the person's or the group's. */
  readonly owner: string;
  readonly activity: string | null;
  readonly closesAt?: number;
  readonly avoided?: readonly string[];
  /** Only quizzes of these packs; none, or none that is mounted any more, means all. */
  readonly packs?: readonly string[];
}

export interface Posed {
  readonly asked: Asked;
  readonly content: QuizContent;
}

/** What else is written when a quiz is asked, in one transaction with it; `false`: somebody else was first. */
export type Claim = (kept: Repositories, asked: Asked) => Promise<boolean>;

/** `undefined` where the bank has no quiz for the topic, `'late'` where `claim` came too late: then nothing was asked. */
export async function askQuiz(
  asking: Asking,
  services: Services,
  claim: Claim,
): Promise<Posed | 'late' | undefined> {
  const { bank, store, chance, now } = services;
  const items = quizzesFor(ofPacks(quizItems(bank), asking.packs), asking.topic, asking.level);
  const seen = await store.quizzes.timesSeen(asking.owner);
  const item = pickQuiz(items, seen, chance.seed(), asking.avoided);
  if (!item) return undefined;
  const asked: Asked = {
    id: chance.id(),
    quiz: item.ref,
    slug: item.slug,
    topic: item.topic,
    seed: chance.seed(),
    place: asking.place,
    person: asking.person,
    activity: asking.activity,
    language: asking.language,
    points: POINTS[item.level],
    asked_at: now(),
    closes_at: asking.closesAt ?? null,
  };
  const content = quizContent(bank, asked.quiz, asked.seed, asking.language);
  if (!content) return undefined;
  const isFirst = await store.atomically(async (kept) => {
    if (!(await claim(kept, asked))) return false;
    await kept.quizzes.ask(asked);
    await kept.quizzes.saw(asking.owner, item.ref, asked.asked_at);
    return true;
  });
  return isFirst ? { asked, content } : 'late';
}
