/** Cards of spaced repetition and the grades they were given. How they are scheduled is the coach's business. */
import { type Kysely, sql } from 'kysely';
import type { CardsTable, Database, GradesTable } from './schema.ts';
import type { Span } from './scores.ts';

export type Card = Readonly<CardsTable>;
export type Grade = Readonly<GradesTable>;

export const cardsIn = (db: Kysely<Database>) => {
  const cardsOf = (person: string) =>
    db.selectFrom('cards').selectAll().where('person', '=', person);
  return {
    find: (person: string, slug: string): Promise<Card | undefined> =>
      cardsOf(person).where('slug', '=', slug).executeTakeFirst(),

    all: (person: string): Promise<readonly Card[]> => cardsOf(person).orderBy('slug').execute(),

    /** Those whose time has come, the longest waiting first. */
    due: (person: string, now: number, { missedOnly = false } = {}): Promise<readonly Card[]> =>
      (missedOnly ? cardsOf(person).where('missed', '=', 1) : cardsOf(person))
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .orderBy('slug')
        .execute(),

    put: async (card: Card): Promise<void> => {
      const { person, slug, created_at, ...set } = card;
      await db
        .insertInto('cards')
        .values({ ...card })
        .onConflict((c) => c.columns(['person', 'slug']).doUpdateSet(set))
        .execute();
    },

    /** Puts a card in the place of `read` (`undefined`: there was none); `false` where it has changed since. */
    replace: async (card: Card, read: Card | undefined): Promise<boolean> => {
      const { person, slug, created_at, ...set } = card;
      const written =
        read === undefined
          ? await db
              .insertInto('cards')
              .values({ ...card })
              .onConflict((c) => c.columns(['person', 'slug']).doNothing())
              .returning('slug')
              .executeTakeFirst()
          : await db
              .updateTable('cards')
              .set(set)
              .where('person', '=', person)
              .where('slug', '=', slug)
              .where('card', '=', read.card)
              .returning('slug')
              .executeTakeFirst();
      return written !== undefined;
    },

    remove: async (person: string, slug: string): Promise<void> => {
      await db.deleteFrom('cards').where('person', '=', person).where('slug', '=', slug).execute();
    },

    log: async (grade: Grade): Promise<void> => {
      await db
        .insertInto('grades')
        .values({ ...grade })
        .execute();
    },

    grade: ({
      person,
      slug,
      at,
    }: Pick<Grade, 'person' | 'slug' | 'at'>): Promise<Grade | undefined> =>
      db
        .selectFrom('grades')
        .selectAll()
        .where('person', '=', person)
        .where('at', '=', at)
        .where('slug', '=', slug)
        .executeTakeFirst(),

    /** When a person graded cards in a span; oldest first. */
    gradedAt: (person: string, { from, until }: Span): Promise<readonly { at: number }[]> =>
      db
        .selectFrom('grades')
        .select('at')
        .where('person', '=', person)
        .where('at', '>=', from)
        .where('at', '<', until)
        .orderBy('at')
        .execute(),

    forgetGrade: async ({ person, slug, at }: Pick<Grade, 'person' | 'slug' | 'at'>) => {
      const gone = await db
        .deleteFrom('grades')
        .where('person', '=', person)
        .where('slug', '=', slug)
        .where('at', '=', at)
        .returning('at')
        .executeTakeFirst();
      return gone !== undefined;
    },

    /** How many new cards were begun since `from`. */
    newSince: async (person: string, from: number): Promise<number> => {
      const { count } = await db
        .selectFrom('grades')
        .select(sql<number>`count(*)`.as('count'))
        .where('person', '=', person)
        .where('at', '>=', from)
        .where('before', 'is', null)
        .executeTakeFirstOrThrow();
      return count;
    },
  };
};
