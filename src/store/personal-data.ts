/** Everything kept of one person: shown to them, removed at their word, or joined with another account's. */
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** The tables with rows of people, and the column that names whose they are. */
export const PERSONAL = {
  links: 'person',
  link_codes: 'person',
  settings: 'owner',
  seen: 'owner',
  asked: 'person',
  answers: 'person',
  score_log: 'person',
  score_days: 'person',
  score_totals: 'person',
  activities: 'person',
  cards: 'person',
  grades: 'person',
  bookmarks: 'person',
} as const satisfies { [T in keyof Database]?: keyof Database[T] };

type PersonalTable = keyof typeof PERSONAL;
const TABLES = Object.keys(PERSONAL) as PersonalTable[];

/** Rows that both accounts may have: the columns that make them the same row. */
const SAME: { readonly [T in PersonalTable]?: readonly string[] } = {
  settings: ['name'],
  seen: ['quiz'],
  answers: ['asked'],
  score_log: ['source'],
  cards: ['slug'],
  grades: ['at', 'slug'],
  bookmarks: ['slug'],
};

export const personalDataIn = (db: Kysely<Database>) => ({
  /** All rows, by table. */
  of: async (person: string): Promise<Readonly<Record<PersonalTable, readonly object[]>>> => {
    const tables = await Promise.all(
      TABLES.map(async (table) => [
        table,
        await db
          .selectFrom(table)
          .selectAll()
          .where(db.dynamic.ref<never>(PERSONAL[table]), '=', person as never)
          .execute(),
      ]),
    );
    return Object.fromEntries(tables) as Record<PersonalTable, readonly object[]>;
  },

  /** Removes every row; of the scores only the sums of each place stay, without a name. */
  remove: async (person: string): Promise<void> => {
    const sums = await db
      .selectFrom('score_log')
      .where('person', '=', person)
      .groupBy('place')
      .select([
        'place',
        sql<number>`count(*)`.as('answers'),
        sql<number>`sum(correct)`.as('correct'),
        sql<number>`sum(points)`.as('points'),
      ])
      .execute();
    for (const sum of sums) {
      await db
        .insertInto('anonymous_scores')
        .values(sum)
        .onConflict((c) =>
          c.column('place').doUpdateSet({
            answers: sql<number>`anonymous_scores.answers + ${sum.answers}`,
            correct: sql<number>`anonymous_scores.correct + ${sum.correct}`,
            points: sql<number>`anonymous_scores.points + ${sum.points}`,
          }),
        )
        .execute();
    }
    await forgetInGroups(db, person);
    await db.deleteFrom('messages').where('place', '=', person).execute();
    for (const table of TABLES) {
      await db
        .deleteFrom(table)
        .where(db.dynamic.ref<never>(PERSONAL[table]), '=', person as never)
        .execute();
    }
  },

  /** Gives all rows of `from` to `to`; where both have a row, that of `to` stays. */
  join: async (from: string, to: string): Promise<void> => {
    for (const table of TABLES) {
      if (table === 'links') continue;
      const column = PERSONAL[table];
      const same = SAME[table];
      if (same) {
        const equal = sql.join(
          same.map((name) => sql`mine.${sql.ref(name)} = ${sql.ref(`${table}.${name}`)}`),
          sql` and `,
        );
        await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${from} and exists (
          select 1 from ${sql.table(table)} as mine where mine.${sql.ref(column)} = ${to} and ${equal})`.execute(
          db,
        );
      }
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${to} where ${sql.ref(column)} = ${from}`.execute(
        db,
      );
    }
  },
});

/** What a group is busy with names its players: the rest of the state stays, the name goes. */
async function forgetInGroups(db: Kysely<Database>, person: string): Promise<void> {
  const name = JSON.stringify(person);
  const rows = await db
    .selectFrom('activities')
    .select(['id', 'state', 'version'])
    .where('person', 'is', null)
    .where('state', 'like', `%${name.replaceAll(/[\\%_]/gu, '_')}%`)
    .execute();
  for (const { id, state, version } of rows) {
    await db
      .updateTable('activities')
      .set({ state: state.replaceAll(name, '"someone who left"'), version: version + 1 })
      .where('id', '=', id)
      .execute();
  }
}
