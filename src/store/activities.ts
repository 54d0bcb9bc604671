/** What goes on over several messages, its state kept at every step under a version number. */
import type { Kysely } from 'kysely';
import { aloneFor } from './alone.ts';
import type { ActivitiesTable, Database } from './schema.ts';

export interface Activity<S = unknown> {
  readonly id: string;
  readonly kind: string;
  readonly place: string;
  readonly person: string | null;
  readonly state: S;
  readonly version: number;
  readonly dueAt: number | null;
  readonly open: boolean;
  readonly createdAt: number;
}

/** What a step leaves behind; what is left out stays. */
export interface Step<S> {
  readonly state?: S;
  readonly dueAt?: number | null;
  readonly open?: boolean;
}

const read = (row: ActivitiesTable): Activity => ({
  id: row.id,
  kind: row.kind,
  place: row.place,
  person: row.person,
  state: JSON.parse(row.state) as unknown,
  version: row.version,
  dueAt: row.due_at,
  open: row.open === 1,
  createdAt: row.created_at,
});

type Beginning = Omit<Activity, 'version' | 'open' | 'createdAt'>;

async function begin(db: Kysely<Database>, beginning: Beginning, now: number): Promise<void> {
  const { id, kind, place, person, state, dueAt } = beginning;
  await db
    .insertInto('activities')
    .values({
      id,
      kind,
      place,
      person,
      state: JSON.stringify(state),
      version: 1,
      due_at: dueAt,
      open: 1,
      created_at: now,
      changed_at: now,
    })
    .execute();
}

export const activitiesIn = (db: Kysely<Database>) => ({
  begin: (beginning: Beginning, now: number): Promise<void> => begin(db, beginning, now),

  /** Begins where none of its kind is open in the place; of two at the same moment one is told `false`. */
  beginOnly: (beginning: Beginning, now: number): Promise<boolean> =>
    db.transaction().execute(async (transaction) => {
      const { kind, place } = beginning;
      await aloneFor(transaction, `${kind} ${place}`);
      const other = await transaction
        .selectFrom('activities')
        .select('id')
        .where('place', '=', place)
        .where('kind', '=', kind)
        .where('open', '=', 1)
        .executeTakeFirst();
      if (!other) await begin(transaction, beginning, now);
      return other === undefined;
    }),

  find: async (id: string): Promise<Activity | undefined> => {
    const row = await db
      .selectFrom('activities')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && read(row);
  },

  /** The open ones of a kind, of a place or of a person, newest first. */
  open: async (
    kind: string,
    whose: { readonly place: string } | { readonly person: string },
  ): Promise<readonly Activity[]> => {
    const [column, value] =
      'place' in whose ? (['place', whose.place] as const) : (['person', whose.person] as const);
    const rows = await db
      .selectFrom('activities')
      .selectAll()
      .where(column, '=', value)
      .where('kind', '=', kind)
      .where('open', '=', 1)
      .orderBy('created_at', 'desc')
      .execute();
    return rows.map(read);
  },

  /** Those of a kind a person has brought to an end, newest first. */
  finished: async (kind: string, person: string, limit: number): Promise<readonly Activity[]> => {
    const rows = await db
      .selectFrom('activities')
      .selectAll()
      .where('person', '=', person)
      .where('kind', '=', kind)
      .where('open', '=', 0)
      .orderBy('created_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map(read);
  },

  /** Open ones whose time has come, the longest waiting first. */
  due: async (now: number, limit: number): Promise<readonly Activity[]> => {
    const rows = await db
      .selectFrom('activities')
      .selectAll()
      .where('open', '=', 1)
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(limit)
      .execute();
    return rows.map(read);
  },

  /** Open ones of a kind that are due later than `at`. */
  dueAfter: async (kind: string, at: number): Promise<readonly Activity[]> => {
    const rows = await db
      .selectFrom('activities')
      .selectAll()
      .where('open', '=', 1)
      .where('due_at', '>', at)
      .where('kind', '=', kind)
      .execute();
    return rows.map(read);
  },

  /** Moves an activity on from the version it was read at; `false` where somebody else was first. */
  advance: async <S>(
    { id, version }: Pick<Activity, 'id' | 'version'>,
    { state, dueAt, open }: Step<S>,
    now: number,
  ): Promise<boolean> => {
    const changed = await db
      .updateTable('activities')
      .set({
        version: version + 1,
        changed_at: now,
        ...(state === undefined ? {} : { state: JSON.stringify(state) }),
        ...(dueAt === undefined ? {} : { due_at: dueAt }),
        ...(open === undefined ? {} : { open: open ? 1 : 0 }),
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst();
    return changed !== undefined;
  },
});
