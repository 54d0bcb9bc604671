/** Everything kept of one person: shown to them, removed at their word, or joined with another account's. */
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';
import { recount } from './score-sums.ts';

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
  schedules: 'person',
  deliveries: 'person',
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
    const names = await namesOf(db, person);
    const tables: [PersonalTable, readonly object[]][] = [];
    for (const table of TABLES) {
      const rows = await db
        .selectFrom(table)
        .selectAll()
        .where(db.dynamic.ref<never>(PERSONAL[table]), 'in', names as never)
        .execute();
      tables.push([table, rows]);
    }
    // Schedules of groups they have set up name their account, too.
    const setUp = await db
      .selectFrom('schedules')
      .selectAll()
      .where('person', 'is', null)
      .where('told', 'in', names)
      .execute();
    tables.push(['schedules', [...tables.find(([name]) => name === 'schedules')![1], ...setUp]]);
    return Object.fromEntries(tables) as Record<PersonalTable, readonly object[]>;
  },

  /** Removes every row; of the scores only the sums of each group stay, without a name. */
  remove: async (person: string): Promise<void> => {
    const names = await namesOf(db, person);
    const sums = await db
      .selectFrom('score_log')
      .where('person', 'in', names)
      // A private place bears the name of its account: no sum of it is anonymous.
      .where('place', 'not in', names)
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
    for (const name of names) await renameInGroups(db, name, 'someone who left');
    await db.deleteFrom('messages').where('place', 'in', names).execute();
    await db.deleteFrom('unreachable').where('place', 'in', names).execute();
    await db.updateTable('schedules').set({ told: null }).where('told', 'in', names).execute();
    for (const table of TABLES) {
      await db
        .deleteFrom(table)
        .where(db.dynamic.ref<never>(PERSONAL[table]), 'in', names as never)
        .execute();
    }
  },

  /** Gives all rows of `from` to `to`; where both have a row, that of `to` stays. */
  join: async (from: string, to: string): Promise<void> => {
    // An answer given for good is worth more than a draft.
    await db
      .deleteFrom('answers')
      .where('person', '=', to)
      .where('at', 'is', null)
      .where('asked', 'in', (query) =>
        query
          .selectFrom('answers as given')
          .select('given.asked')
          .where('given.person', '=', from)
          .where('given.at', 'is not', null),
      )
      .execute();
    for (const table of TABLES) {
      if (table === 'links' || table === 'score_days' || table === 'score_totals') continue;
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
    await recount(db, [from, to]);
    await renameInGroups(db, from, to);
  },
});

/** Every name rows of a person may stand under: their own, and those of their linked accounts. */
async function namesOf(db: Kysely<Database>, person: string): Promise<readonly string[]> {
  const links = await db
    .selectFrom('links')
    .select('account')
    .where('person', '=', person)
    .execute();
  return [person, ...links.map(({ account }) => account)];
}

/** What a group is busy with names its players: the rest of the state stays, the name changes. */
async function renameInGroups(db: Kysely<Database>, from: string, to: string): Promise<void> {
  const [name, other] = [JSON.stringify(from), JSON.stringify(to)];
  const naming = () =>
    db
      .selectFrom('activities')
      .select(['id', 'state', 'version'])
      .where('person', 'is', null)
      .where('state', 'like', `%${name.replaceAll(/[\\%_]/gu, '_')}%`)
      .execute();
  for (const { id, ...read } of await naming()) {
    let now: typeof read | undefined = read;
    // Somebody may take a step at the same moment: then what they wrote is changed.
    while (now?.state.includes(name)) {
      const changed = await db
        .updateTable('activities')
        .set({ state: now.state.replaceAll(name, other), version: now.version + 1 })
        .where('id', '=', id)
        .where('version', '=', now.version)
        .returning('id')
        .executeTakeFirst();
      if (changed) break;
      now = await db
        .selectFrom('activities')
        .select(['state', 'version'])
        .where('id', '=', id)
        .executeTakeFirst();
    }
  }
}
