/**
 * The days of schedules, one row each, claimed before anything is sent. Of several processes each row is taken by
 * one; what a process that died has taken comes free when its lease ends.
 */
import { type Kysely, sql } from 'kysely';
import type { Database, DeliveriesTable } from './schema.ts';
import { free } from './shared.ts';

/** For whom there are rows: found by jumping from one to the next in an index, not by reading them all. */
export async function adaptersIn(db: Kysely<Database>): Promise<readonly string[]> {
  const found: string[] = [];
  for (;;) {
    const next = await db
      .selectFrom('deliveries')
      .select('adapter')
      .where('adapter', '>', found.at(-1) ?? '')
      .orderBy('adapter')
      .limit(1)
      .executeTakeFirst();
    if (!next) return found;
    found.push(next.adapter);
  }
}

export type Delivery = Readonly<DeliveriesTable>;
export type DeliveryState = Delivery['state'];
/** Which one. */
export type Day = Pick<Delivery, 'schedule' | 'date'>;

/** A row as it comes to be. */
export type NewDelivery = Pick<
  Delivery,
  'schedule' | 'date' | 'adapter' | 'person' | 'due_at' | 'wake_at' | 'error'
> & { readonly state: 'pending' | 'skipped' };

export const deliveriesIn = (db: Kysely<Database>) => {
  const one = ({ schedule, date }: Day) =>
    db.updateTable('deliveries').where('schedule', '=', schedule).where('date', '=', date);
  const waking = (adapter: string, state: DeliveryState, now: number) =>
    db
      .selectFrom('deliveries')
      .where('deliveries.adapter', '=', adapter)
      .where('deliveries.state', '=', state)
      .where('deliveries.wake_at', '<=', now);

  return {
    /**
     * Adds rows; a day that has one keeps it, unless it was skipped and is on time after all (the clock was wrong).
     * Returns how many are new or on time again.
     */
    add: async (rows: readonly NewDelivery[]): Promise<number> => {
      if (rows.length === 0) return 0;
      const added = await db
        .insertInto('deliveries')
        .values(
          rows.map((row) => ({
            ...row,
            lease_by: null,
            attempts: 0,
            refusals: 0,
            first_try_at: null,
            sent_at: null,
          })),
        )
        .onConflict((c) =>
          c
            .columns(['schedule', 'date'])
            .doUpdateSet((e) => ({
              state: 'pending' as const,
              due_at: e.ref('excluded.due_at'),
              wake_at: e.ref('excluded.wake_at'),
              error: null,
              attempts: 0,
              refusals: 0,
            }))
            .where('deliveries.state', '=', 'skipped')
            .where('excluded.state', '=', 'pending'),
        )
        .returning('schedule')
        .execute();
      return added.length;
    },

    /** Days that count as late although they are not: the clock was ahead when that was found. */
    onTime: async (from: number, now: number): Promise<void> => {
      await db
        .updateTable('deliveries')
        .set({ state: 'pending', wake_at: now, error: null })
        .where('state', '=', 'skipped')
        .where('error', '=', 'late')
        .where('due_at', '>', from)
        .where('due_at', '<=', now)
        .execute();
    },

    find: ({ schedule, date }: Day): Promise<Delivery | undefined> =>
      db
        .selectFrom('deliveries')
        .selectAll()
        .where('schedule', '=', schedule)
        .where('date', '=', date)
        .executeTakeFirst(),

    /** The last days of a schedule, newest first, from before `date` on where that is given. */
    latest: (schedule: string, limit: number, before?: string): Promise<readonly Delivery[]> =>
      db
        .selectFrom('deliveries')
        .selectAll()
        .where('schedule', '=', schedule)
        .$if(before !== undefined, (query) => query.where('date', '<', before!))
        .orderBy('date', 'desc')
        .limit(limit)
        .execute(),

    /** Takes one that waits and whose time has come, the longest due first, for `by` until its lease ends. */
    claim: (
      adapter: string,
      by: string,
      now: number,
      leaseUntil: number,
    ): Promise<Delivery | undefined> =>
      db
        .updateTable('deliveries')
        .set({ lease_by: by, wake_at: leaseUntil })
        .where((e) =>
          e(
            e.refTuple('schedule', 'date'),
            'in',
            free(
              db,
              waking(adapter, 'pending', now)
                .select(['schedule', 'date'])
                .orderBy('wake_at')
                .limit(1),
            ).$asTuple('schedule', 'date'),
          ),
        )
        .returningAll()
        .executeTakeFirst(),

    /** It may leave now: `false` where `by` has lost it. From here on it is never sent again blindly. */
    leaves: async (day: Day, by: string, now: number, leaseUntil: number): Promise<boolean> => {
      const left = await one(day)
        .set({
          state: 'sending',
          wake_at: leaseUntil,
          attempts: sql<number>`attempts + 1`,
          first_try_at: sql<number>`coalesce(first_try_at, ${now})`,
        })
        .where('lease_by', '=', by)
        .where('state', '=', 'pending')
        .returning('date')
        .executeTakeFirst();
      return left !== undefined;
    },

    /** What became of it; `false` where `by` had lost it. One that was given up as unsure can still turn out as sent. */
    settle: async (
      day: Day,
      by: string,
      set: Partial<Omit<Delivery, 'schedule' | 'date' | 'person' | 'lease_by'>>,
    ): Promise<boolean> => {
      const settled = await one(day)
        .set({ ...set, lease_by: set.state === 'sent' ? by : null })
        .where('lease_by', '=', by)
        .where('state', 'in', ['pending', 'sending', 'unsure'])
        .returning('date')
        .executeTakeFirst();
      return settled !== undefined;
    },

    /** A person has decided that a day is sent, whatever became of it; one that was sent or is on its way stays. */
    again: async (day: Day, now: number): Promise<boolean> => {
      const woken = await one(day)
        .set({
          state: 'pending',
          wake_at: now,
          due_at: now,
          lease_by: null,
          attempts: 0,
          refusals: 0,
          first_try_at: null,
          error: null,
        })
        .where('state', 'in', ['unsure', 'skipped', 'suspended'])
        .returning('date')
        .executeTakeFirst();
      return woken !== undefined;
    },

    /** Those of a schedule that wait are not sent any more. */
    drop: async (schedule: string, error: string): Promise<void> => {
      await db
        .updateTable('deliveries')
        .set({ state: 'skipped', wake_at: null, lease_by: null, error })
        .where('schedule', '=', schedule)
        .where('state', '=', 'pending')
        .execute();
    },

    /** `by` is alive: what it has taken stays its own until `until`. */
    renew: async (by: string, now: number, until: number): Promise<void> => {
      await db
        .updateTable('deliveries')
        .set({ wake_at: until })
        .where('lease_by', '=', by)
        .where('state', 'in', ['pending', 'sending'])
        .where('wake_at', '>', now)
        .execute();
    },

    /** Lets go of what `by` has taken and not sent: it is up to others. */
    release: async (by: string, now: number): Promise<void> => {
      await db
        .updateTable('deliveries')
        .set({ lease_by: null, wake_at: now })
        .where('lease_by', '=', by)
        .where('state', '=', 'pending')
        .execute();
    },

    /** On their way with somebody who has not been heard of since the lease ended, with their place. */
    orphans: (
      adapter: string,
      now: number,
      limit: number,
    ): Promise<readonly (Delivery & { place: string | null })[]> =>
      waking(adapter, 'sending', now)
        .leftJoin('schedules', 'schedules.id', 'deliveries.schedule')
        .selectAll('deliveries')
        .select('schedules.place')
        .orderBy('deliveries.wake_at')
        .limit(limit)
        .execute(),

    /** Takes an orphan into another state, unless its sender was heard of meanwhile. */
    resolve: async (
      { schedule, date, wake_at }: Pick<Delivery, 'schedule' | 'date' | 'wake_at'>,
      set: Partial<Pick<Delivery, 'state' | 'wake_at' | 'error' | 'lease_by'>>,
    ): Promise<boolean> => {
      const resolved = await one({ schedule, date })
        .set(set)
        .where('state', '=', 'sending')
        .where('wake_at', '=', wake_at)
        .returning('date')
        .executeTakeFirst();
      return resolved !== undefined;
    },

    /** How many there are in each state. */
    states: async (): Promise<Readonly<Partial<Record<DeliveryState, number>>>> => {
      const rows = await db
        .selectFrom('deliveries')
        .groupBy('state')
        .select(['state', sql<number>`count(*)`.as('count')])
        .execute();
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },

    /** How many wait although their time has come, and since when the oldest does. */
    backlog: async (now: number): Promise<{ waiting: number; since: number | undefined }> => {
      const adapters = await adaptersIn(db);
      if (adapters.length === 0) return { waiting: 0, since: undefined };
      const { waiting, since } = await db
        .selectFrom('deliveries')
        .select([sql<number>`count(*)`.as('waiting'), sql<number | null>`min(due_at)`.as('since')])
        .where('adapter', 'in', adapters)
        .where('state', 'in', ['pending', 'sending'])
        .where('due_at', '<=', now)
        .executeTakeFirstOrThrow();
      return { waiting, since: since ?? undefined };
    },
  };
};
