/** Quizzes that were asked, what people answered, and how often everybody was asked which. */
import { type Kysely, sql } from 'kysely';
import type { AnswersTable, AskedTable, Database } from './schema.ts';

export type Asked = Readonly<AskedTable>;
export type Answer = Readonly<AnswersTable>;

export const quizzesIn = (db: Kysely<Database>) => {
  const answer = (asked: string, person: string): Promise<Answer | undefined> =>
    db
      .selectFrom('answers')
      .selectAll()
      .where('asked', '=', asked)
      .where('person', '=', person)
      .executeTakeFirst();

  return {
    ask: async (asked: Asked): Promise<void> => {
      await db
        .insertInto('asked')
        .values({ ...asked })
        .execute();
    },

    find: (id: string): Promise<Asked | undefined> =>
      db.selectFrom('asked').selectAll().where('id', '=', id).executeTakeFirst(),

    answer,

    /** Everything answered for good, first come first. */
    answersTo: (asked: string): Promise<readonly Answer[]> =>
      db
        .selectFrom('answers')
        .selectAll()
        .where('asked', '=', asked)
        .where('at', 'is not', null)
        .orderBy('at')
        .execute(),

    /** Who answered each of some quizzes for good, and how. */
    answersToAll: async (
      asked: readonly string[],
    ): Promise<readonly Pick<Answer, 'asked' | 'person' | 'correct'>[]> =>
      asked.length === 0
        ? []
        : db
            .selectFrom('answers')
            .select(['asked', 'person', 'correct'])
            .where('asked', 'in', [...asked])
            .where('at', 'is not', null)
            .execute(),

    /** What one person answered in an activity, in the order of the questions. */
    answersIn: (activity: string, person: string): Promise<readonly Answer[]> =>
      db
        .selectFrom('answers')
        .innerJoin('asked', 'asked.id', 'answers.asked')
        .selectAll('answers')
        .where('asked.activity', '=', activity)
        .where('answers.person', '=', person)
        .where('answers.at', 'is not', null)
        .orderBy('asked.asked_at')
        .execute(),

    /** Keeps what is picked but not confirmed, or that a hint was taken. Answers given for good stay as they are. */
    draft: async (
      asked: string,
      person: string,
      { letters, hinted }: { letters?: string; hinted?: boolean },
    ): Promise<void> => {
      const set = {
        ...(letters === undefined ? {} : { letters }),
        ...(hinted ? { hinted: 1 } : {}),
      };
      await db
        .insertInto('answers')
        .values({ asked, person, letters: '', hinted: 0, correct: 0, points: 0, at: null, ...set })
        .onConflict((c) =>
          c.columns(['asked', 'person']).doUpdateSet(set).where('answers.at', 'is', null),
        )
        .execute();
    },

    /** Answers for good, once: of two presses at the same moment one is told `false`. */
    settle: async (settled: Answer): Promise<boolean> => {
      const { asked, person, ...set } = settled;
      const written = await db
        .insertInto('answers')
        .values({ ...settled })
        .onConflict((c) =>
          c.columns(['asked', 'person']).doUpdateSet(set).where('answers.at', 'is', null),
        )
        .returning('asked')
        .executeTakeFirst();
      return written !== undefined;
    },

    /** No answer counts after `at`. */
    closeAt: async (asked: string, at: number): Promise<void> => {
      await db.updateTable('asked').set({ closes_at: at }).where('id', '=', asked).execute();
    },

    /** How often `owner` was asked each quiz: `<slug>/<id>` → times. */
    timesSeen: async (owner: string): Promise<ReadonlyMap<string, number>> => {
      const rows = await db
        .selectFrom('seen')
        .select(['quiz', 'times'])
        .where('owner', '=', owner)
        .execute();
      return new Map(rows.map(({ quiz, times }) => [quiz, times]));
    },

    saw: async (owner: string, quiz: string, now: number): Promise<void> => {
      const slug = quiz.split('/')[0]!;
      await db
        .insertInto('seen')
        .values({ owner, quiz, slug, times: 1, last_at: now })
        .onConflict((c) =>
          c
            .columns(['owner', 'quiz'])
            .doUpdateSet({ times: sql<number>`seen.times + 1`, last_at: now }),
        )
        .execute();
    },
  };
};
