/** Cards of spaced repetition and the grades they were given. How they are scheduled is the coach's business. */
import { type Kysely, sql } from 'kysely';
import type { CardsTable, Database, GradesTable } from './schema.ts';

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

    remove: async (person: string, slug: string): Promise<void> => {
      await db.deleteFrom('cards').where('person', '=', person).where('slug', '=', slug).execute();
    },

    log: async (grade: Grade): Promise<void> => {
      await db
        .insertInto('grades')
        .values({ ...grade })
        .execute();
    },

    lastGrade: (person: string): Promise<Grade | undefined> =>
      db
        .selectFrom('grades')
        .selectAll()
        .where('person', '=', person)
        .orderBy('at', 'desc')
        .orderBy('slug')
        .limit(1)
        .executeTakeFirst(),

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

    /** How many cards were graded for the first time since `from`. */
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
