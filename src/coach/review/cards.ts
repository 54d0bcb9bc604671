/** Cards of spaced repetition on ts-fsrs: when one is due, what each grade would do to it. */
import {
  createEmptyCard,
  type FSRS,
  type Card as FsrsCard,
  fsrs,
  type Grade,
  generatorParameters,
  Rating,
} from 'ts-fsrs';
import type { Card } from '#store/cards.ts';
import type { Repositories } from '#store/store.ts';

/** 1 again, 2 hard, 3 good, 4 easy. */
export const GRADES = [Rating.Again, Rating.Hard, Rating.Good, Rating.Easy] as const;

export interface Scheduled {
  readonly grade: Grade;
  readonly dueAt: number;
  readonly card: Card;
}

/** ts-fsrs with its default parameters, at the retention a person asked for (0.7–0.97). */
const schedulers = new Map<number, FSRS>();
const schedulerFor = (retention: number): FSRS => {
  const known = schedulers.get(retention);
  if (known) return known;
  const scheduler = fsrs(generatorParameters({ request_retention: retention }));
  schedulers.set(retention, scheduler);
  return scheduler;
};

/** A card nobody has graded yet, due at once. */
export const newCard = (person: string, slug: string, now: number): Card => ({
  person,
  slug,
  due_at: now,
  card: write(createEmptyCard(now)),
  missed: 0,
  created_at: now,
  changed_at: now,
});

/** What each grade makes of the card, in the order of `GRADES`. */
export function outcomes(card: Card, now: number, retention: number): readonly Scheduled[] {
  const scheduler = schedulerFor(retention);
  // A clock that went back must not make the time since the last review negative.
  const before = read(card.card);
  const at = Math.max(now, before.last_review?.getTime() ?? now);
  return GRADES.map((grade) => {
    const { card: next } = scheduler.next(before, at, grade);
    return {
      grade,
      dueAt: next.due.getTime(),
      card: {
        ...card,
        due_at: next.due.getTime(),
        card: write(next),
        missed: grade === Rating.Again ? 1 : 0,
        changed_at: now,
      },
    };
  });
}

/** The card as undo needs it, beside the grade it was given. */
export const remembered = ({ card, missed }: Card): string =>
  JSON.stringify({ ...(JSON.parse(card) as object), missed });

/** `graded` as it was before, due now. */
export function restored(graded: Card, before: string, now: number): Card {
  const { missed, ...card } = JSON.parse(before) as { missed?: number };
  return {
    ...graded,
    card: JSON.stringify(card),
    missed: missed ?? graded.missed,
    due_at: now,
    changed_at: now,
  };
}

/** How often it was graded: buttons carry it, so that an old one does nothing twice. */
export const repetitions = (card: Card): number => read(card.card).reps;

/** A wrong answer somewhere: the question is due for review now. */
export async function rememberMissed(
  store: Pick<Repositories, 'cards'>,
  person: string,
  slug: string,
  now: number,
): Promise<void> {
  const card = (await store.cards.find(person, slug)) ?? newCard(person, slug, now);
  await store.cards.put({
    ...card,
    missed: 1,
    due_at: Math.min(card.due_at, now),
    changed_at: now,
  });
}

const write = (card: FsrsCard): string =>
  JSON.stringify({
    ...card,
    due: card.due.getTime(),
    last_review: card.last_review?.getTime() ?? null,
  });

function read(json: string): FsrsCard {
  const {
    last_review: last,
    due,
    ...card
  } = JSON.parse(json) as Omit<FsrsCard, 'due' | 'last_review'> & {
    due: number;
    last_review: number | null;
  };
  return {
    ...card,
    due: new Date(due),
    ...(last === null ? {} : { last_review: new Date(last) }),
  };
}
