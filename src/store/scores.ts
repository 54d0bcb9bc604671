/** The score log, append-only, and the sums that boards and statistics are made of. */
import { type Kysely, sql } from 'kysely';
import type { Database, ScoreLogTable } from './schema.ts';
import { countIn, DAY } from './score-sums.ts';

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

/** The last moment a date can hold: a span from 0 until then is all time. */
const LAST = 8.64e15;

/** Rows whose sums by person are the sums of the span: whole days from their sums, the rest from the log. */
function rowsOf(db: Kysely<Database>, place: string, { from, until }: Span) {
  const log = (start: number, end: number) =>
    db
      .selectFrom('score_log')
      .where('place', '=', place)
      .where('at', '>=', start)
      .where('at', '<', end)
      .select(['person', 'points', sql<number>`1`.as('answers'), 'correct', 'at as last_at']);
  const firstDay = Math.ceil(from / DAY);
  const endDay = Math.floor(until / DAY);
  if (firstDay >= endDay) return log(from, until);
  const days = db
    .selectFrom('score_days')
    .where('place', '=', place)
    .where('day', '>=', firstDay)
    .where('day', '<', endDay)
    .select(['person', 'points', 'answers', 'correct', 'last_at']);
  const edges = [
    { start: from, end: firstDay * DAY },
    { start: endDay * DAY, end: until },
  ].filter(({ start, end }) => start < end);
  return edges.reduce((rows, { start, end }) => rows.unionAll(log(start, end)), days);
}

/** The sums of each person of a place in a span. */
function sumsOf(db: Kysely<Database>, place: string, span: Span) {
  if (span.from <= 0 && span.until >= LAST) {
    return db
      .selectFrom('score_totals')
      .where('place', '=', place)
      .select(['person', 'points', 'answers', 'correct', 'last_at']);
  }
  return db
    .selectFrom(rowsOf(db, place, span).as('rows'))
    .groupBy('person')
    .select([
      'person',
      sql<number>`sum(points)`.as('points'),
      sql<number>`sum(answers)`.as('answers'),
      sql<number>`sum(correct)`.as('correct'),
      sql<number>`max(last_at)`.as('last_at'),
    ]);
}

export const scoresIn = (db: Kysely<Database>) => ({
  /** Once per source and person: written twice, it counts once. */
  append: async (score: Score): Promise<void> => {
    const write = async (transaction: Kysely<Database>) => {
      const written = await transaction
        .insertInto('score_log')
        .values({ ...score })
        .onConflict((c) => c.columns(['source', 'person']).doNothing())
        .returning('source')
        .executeTakeFirst();
      if (written) await countIn(transaction, score);
    };
    await (db.isTransaction ? write(db) : db.transaction().execute(write));
  },

  /** The best of a place in a span, best first; the earlier to arrive wins a tie. */
  standings: (place: string, span: Span, limit: number): Promise<readonly Standing[]> =>
    db
      .selectFrom(sumsOf(db, place, span).as('sums'))
      .select(['person', 'points', 'answers', 'correct'])
      .orderBy('points', 'desc')
      .orderBy('last_at')
      .orderBy('person')
      .limit(limit)
      .execute(),

  /** One person's sum in a place, and how many have more. */
  standingOf: async (
    place: string,
    person: string,
    span: Span,
  ): Promise<(Standing & { readonly rank: number }) | undefined> => {
    const mine = await db
      .selectFrom(sumsOf(db, place, span).as('sums'))
      .select(['person', 'points', 'answers', 'correct'])
      .where('person', '=', person)
      .executeTakeFirst();
    if (!mine) return undefined;
    const { better } = await db
      .selectFrom(sumsOf(db, place, span).as('sums'))
      .select(sql<number>`count(*)`.as('better'))
      .where('points', '>', mine.points)
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
