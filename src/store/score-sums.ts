/**
 * Sums of the score log, kept beside it: a board of a season or of all time would otherwise read every row of a
 * large group. They can always be made anew from the log, which alone is the truth.
 */
import { type Kysely, sql } from 'kysely';
import type { Database, ScoreLogTable } from './schema.ts';

/** A day of UTC, in milliseconds. */
export const DAY = 86_400_000;

const added = (table: 'score_days' | 'score_totals', { points, correct, at }: ScoreLogTable) => ({
  points: sql<number>`${sql.ref(`${table}.points`)} + ${points}`,
  answers: sql<number>`${sql.ref(`${table}.answers`)} + 1`,
  correct: sql<number>`${sql.ref(`${table}.correct`)} + ${correct}`,
  // Not greatest(): SQLite calls it max().
  last_at: sql<number>`case when ${sql.ref(`${table}.last_at`)} < ${at} then ${at} else ${sql.ref(`${table}.last_at`)} end`,
});

/** Counts a score that has just come into the log; in the same transaction. */
export async function countIn(db: Kysely<Database>, score: ScoreLogTable): Promise<void> {
  const { place, person, points, correct, at } = score;
  const sums = { place, person, points, answers: 1, correct, last_at: at };
  await db
    .insertInto('score_days')
    .values({ ...sums, day: Math.floor(at / DAY) })
    .onConflict((c) =>
      c.columns(['place', 'day', 'person']).doUpdateSet(added('score_days', score)),
    )
    .execute();
  await db
    .insertInto('score_totals')
    .values(sums)
    .onConflict((c) => c.columns(['place', 'person']).doUpdateSet(added('score_totals', score)))
    .execute();
}

/** Makes the sums of some people anew from the log; in the transaction that changed it. */
export const recount = (db: Kysely<Database>, people: readonly string[]): Promise<void> =>
  recountBy(db, 'person', people);

/** The same of some places. */
export const recountPlaces = (db: Kysely<Database>, places: readonly string[]): Promise<void> =>
  recountBy(db, 'place', places);

async function recountBy(
  db: Kysely<Database>,
  column: 'person' | 'place',
  names: readonly string[],
): Promise<void> {
  const day = sql<number>`at / ${sql.lit(DAY)}`;
  const sums = [
    sql<number>`sum(points)`.as('points'),
    sql<number>`count(*)`.as('answers'),
    sql<number>`sum(correct)`.as('correct'),
    sql<number>`max(at)`.as('last_at'),
  ] as const;
  const summed = ['points', 'answers', 'correct', 'last_at'] as const;
  await db.deleteFrom('score_days').where(column, 'in', names).execute();
  await db
    .insertInto('score_days')
    .columns(['place', 'person', 'day', ...summed])
    .expression(
      db
        .selectFrom('score_log')
        .where(column, 'in', names)
        .groupBy(['place', 'person', day])
        .select(['place', 'person', day.as('day'), ...sums]),
    )
    .execute();
  await db.deleteFrom('score_totals').where(column, 'in', names).execute();
  await db
    .insertInto('score_totals')
    .columns(['place', 'person', ...summed])
    .expression(
      db
        .selectFrom('score_log')
        .where(column, 'in', names)
        .groupBy(['place', 'person'])
        .select(['place', 'person', ...sums]),
    )
    .execute();
}
