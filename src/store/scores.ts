/** The score log, append-only, and the sums that boards and statistics are made of. */
import { type Kysely, sql } from 'kysely';
import type { Database, ScoreLogTable } from './schema.ts';

export type Score = Readonly<ScoreLogTable>;

export interface Standing {
  readonly person: string;
  readonly points: number;
  readonly answers: number;
  readonly correct: number;
}

/** From `from` (included) to `until` (not), in milliseconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

export const scoresIn = (db: Kysely<Database>) => ({
  /** Once per source and person: written twice, it counts once. */
  append: async (score: Score): Promise<void> => {
    await db
      .insertInto('score_log')
      .values({ ...score })
      .onConflict((c) => c.columns(['source', 'person']).doNothing())
      .execute();
  },

  /** The best of a place in a span, best first; the earlier to arrive wins a tie. */
  standings: (place: string, { from, until }: Span, limit: number): Promise<readonly Standing[]> =>
    db
      .selectFrom('score_log')
      .where('place', '=', place)
      .where('at', '>=', from)
      .where('at', '<', until)
      .groupBy('person')
      .select([
        'person',
        sql<number>`sum(points)`.as('points'),
        sql<number>`count(*)`.as('answers'),
        sql<number>`sum(correct)`.as('correct'),
      ])
      .orderBy(sql`sum(points)`, 'desc')
      .orderBy(sql`max(at)`)
      .orderBy('person')
      .limit(limit)
      .execute(),

  /** One person's sum in a place, and how many have more. */
  standingOf: async (
    place: string,
    person: string,
    { from, until }: Span,
  ): Promise<(Standing & { readonly rank: number }) | undefined> => {
    const sums = db
      .selectFrom('score_log')
      .where('place', '=', place)
      .where('at', '>=', from)
      .where('at', '<', until)
      .groupBy('person')
      .select([
        'person',
        sql<number>`sum(points)`.as('points'),
        sql<number>`count(*)`.as('answers'),
        sql<number>`sum(correct)`.as('correct'),
      ]);
    const mine = await db
      .selectFrom(sums.where('person', '=', person).as('mine'))
      .selectAll()
      .executeTakeFirst();
    if (!mine) return undefined;
    const { better } = await db
      .selectFrom(sums.as('all'))
      .select(sql<number>`count(*)`.as('better'))
      .where('all.points', '>', mine.points)
      .executeTakeFirstOrThrow();
    return { ...mine, rank: better + 1 };
  },

  /** What the deleted accounts of a place have left: sums without names. */
  anonymous: async (place: string): Promise<Omit<Standing, 'person'> | undefined> =>
    db
      .selectFrom('anonymous_scores')
      .select(['points', 'answers', 'correct'])
      .where('place', '=', place)
      .executeTakeFirst(),

  /** When a person scored, and on what, in a span; oldest first. */
  of: (
    person: string,
    { from, until }: Span,
  ): Promise<readonly Pick<Score, 'at' | 'topic' | 'points' | 'correct'>[]> =>
    db
      .selectFrom('score_log')
      .select(['at', 'topic', 'points', 'correct'])
      .where('person', '=', person)
      .where('at', '>=', from)
      .where('at', '<', until)
      .orderBy('at')
      .execute(),

  /** Answers and right answers by topic, over all time. */
  byTopic: (
    person: string,
  ): Promise<readonly { topic: string; answers: number; correct: number; points: number }[]> =>
    db
      .selectFrom('score_log')
      .where('person', '=', person)
      .groupBy('topic')
      .select([
        'topic',
        sql<number>`count(*)`.as('answers'),
        sql<number>`sum(correct)`.as('correct'),
        sql<number>`sum(points)`.as('points'),
      ])
      .orderBy('topic')
      .execute(),
});
