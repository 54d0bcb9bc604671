/** Places that can't be reached, and places that have got another id. */
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';
import { recountPlaces } from './score-sums.ts';

/** The tables with rows of places, and the column that names the place. */
const PLACED = {
  settings: 'owner',
  seen: 'owner',
  asked: 'place',
  score_log: 'place',
  activities: 'place',
  messages: 'place',
  schedules: 'place',
} as const satisfies { [T in keyof Database]?: keyof Database[T] };

/** Rows that both ids may have: the column that makes them the same row. */
const SAME: { readonly [T in keyof typeof PLACED]?: string } = {
  settings: 'name',
  seen: 'quiz',
  messages: 'key',
  schedules: 'kind',
};

export const placesIn = (db: Kysely<Database>) => ({
  /** Notes that nothing can be sent there, and why. */
  lose: async (place: string, reason: string, now: number): Promise<void> => {
    await db
      .insertInto('unreachable')
      .values({ place, reason, at: now })
      .onConflict((c) => c.column('place').doUpdateSet({ reason, at: now }))
      .execute();
  },

  /** Somebody is there again. */
  regain: async (place: string): Promise<void> => {
    await db.deleteFrom('unreachable').where('place', '=', place).execute();
  },

  /** Why nothing can be sent there; `undefined` where it can. */
  lost: async (place: string): Promise<string | undefined> =>
    (
      await db
        .selectFrom('unreachable')
        .select('reason')
        .where('place', '=', place)
        .executeTakeFirst()
    )?.reason,

  /**
   * Everything of the place `from` is the place `to`'s from now on; so are the parts of it (`<from>/<part>`), with
   * `to` in their names. Where both have a row, that of `to` stays. In a transaction.
   */
  move: async (from: string, to: string): Promise<void> => {
    for (const [table, column] of Object.entries(PLACED) as [keyof typeof PLACED, string][]) {
      const place = sql.ref(column);
      const moved = sql`${to} || substr(${place}, ${from.length + 1})`;
      const named = sql`(${place} = ${from} or substr(${place}, 1, ${from.length + 1}) = ${`${from}/`})`;
      const same = SAME[table];
      if (same) {
        const there = sql`${to} || substr(${sql.ref(`${table}.${column}`)}, ${from.length + 1})`;
        await sql`delete from ${sql.table(table)} where ${named} and exists (
          select 1 from ${sql.table(table)} as there where ${sql.ref(`there.${column}`)} = ${there}
          and ${sql.ref(`there.${same}`)} = ${sql.ref(`${table}.${same}`)})`.execute(db);
      }
      await sql`update ${sql.table(table)} set ${place} = ${moved} where ${named}`.execute(db);
    }
    await db.updateTable('schedules').set({ within: to }).where('within', '=', from).execute();
    await renameInStates(db, from, to);
    await moveAnonymous(db, from, to);
    await recountPlaces(db, [from, to]);
    await db.deleteFrom('unreachable').where('place', '=', from).execute();
  },
});

/** A study room knows its place, too. */
async function renameInStates(db: Kysely<Database>, from: string, to: string): Promise<void> {
  for (const end of ['"', '/']) {
    const [old, fresh] = [`"${from}${end}`, `"${to}${end}`];
    await sql`update activities set state = replace(state, ${old}, ${fresh}), version = version + 1
      where open = 1 and state like ${`%${old.replaceAll(/[\\%_]/gu, '_')}%`}`.execute(db);
  }
}

async function moveAnonymous(db: Kysely<Database>, from: string, to: string): Promise<void> {
  const row = await db
    .deleteFrom('anonymous_scores')
    .where('place', '=', from)
    .returningAll()
    .executeTakeFirst();
  if (!row) return;
  await db
    .insertInto('anonymous_scores')
    .values({ ...row, place: to })
    .onConflict((c) =>
      c.column('place').doUpdateSet({
        answers: sql<number>`anonymous_scores.answers + ${row.answers}`,
        correct: sql<number>`anonymous_scores.correct + ${row.correct}`,
        points: sql<number>`anonymous_scores.points + ${row.points}`,
      }),
    )
    .execute();
}
