/** Schedules of places, and which of them are due. When one is due next is worked out elsewhere. */
import { type Kysely, sql } from 'kysely';
import type { Database, SchedulesTable } from './schema.ts';
import { free } from './shared.ts';

export type Schedule = Readonly<SchedulesTable>;
type Place = Pick<Schedule, 'place' | 'kind'>;

/** When each of some schedules is due next. */
export interface Planned {
  readonly id: string;
  readonly nextAt: number | null;
}

export const schedulesIn = (db: Kysely<Database>) => ({
  find: (id: string): Promise<Schedule | undefined> =>
    db.selectFrom('schedules').selectAll().where('id', '=', id).executeTakeFirst(),

  at: ({ place, kind }: Place): Promise<Schedule | undefined> =>
    db
      .selectFrom('schedules')
      .selectAll()
      .where('place', '=', place)
      .where('kind', '=', kind)
      .executeTakeFirst(),

  /** Sets a place's schedule; one that was there keeps its id and thereby the days it has had. Returns the id. */
  put: async (schedule: Schedule): Promise<string> => {
    const { id, kind, place, created_at, ...set } = schedule;
    const row = await db
      .insertInto('schedules')
      .values({ ...schedule })
      .onConflict((c) => c.columns(['place', 'kind']).doUpdateSet(set))
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  },

  change: async (
    id: string,
    set: Partial<Omit<Schedule, 'id' | 'kind' | 'place' | 'created_at'>>,
  ): Promise<void> => {
    await db.updateTable('schedules').set(set).where('id', '=', id).execute();
  },

  /** Those whose moment has come, the longest waiting first; in a transaction nobody else gets them meanwhile. */
  due: (now: number, limit: number): Promise<readonly Schedule[]> =>
    free(
      db,
      db
        .selectFrom('schedules')
        .selectAll()
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .limit(limit),
    ).execute(),

  /** Those planned after `moment`, which has not come yet: somebody has put the clock back. */
  plannedAfter: (moment: number, limit: number): Promise<readonly Schedule[]> =>
    free(
      db,
      db
        .selectFrom('schedules')
        .selectAll()
        .where('next_at', 'is not', null)
        .where('planned_at', '>', moment)
        .limit(limit),
    ).execute(),

  plan: async (planned: readonly Planned[], now: number): Promise<void> => {
    if (planned.length === 0) return;
    const rows = planned.map(
      ({ id, nextAt }) => sql`(cast(${id} as text), cast(${nextAt} as bigint))`,
    );
    await sql`with planned(id, next_at) as (values ${sql.join(rows)})
      update schedules set next_at = planned.next_at, planned_at = ${now}
      from planned where planned.id = schedules.id`.execute(db);
  },
});
