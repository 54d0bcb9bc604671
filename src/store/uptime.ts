/** The hours the coach ran in: on days it was down nobody could answer. */
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';
import type { Span } from './scores.ts';

const HOUR = 3_600_000;

export const uptimeIn = (db: Kysely<Database>) => ({
  beat: async (now: number): Promise<void> => {
    await db
      .insertInto('uptime')
      .values({ hour: Math.floor(now / HOUR) })
      .onConflict((c) => c.column('hour').doNothing())
      .execute();
  },

  /** Start of each hour of the span in which it ran, and of the first hour ever. */
  hours: async ({
    from,
    until,
  }: Span): Promise<{ first: number | undefined; up: ReadonlySet<number> }> => {
    const first = await db
      .selectFrom('uptime')
      .select('hour')
      .orderBy('hour')
      .limit(1)
      .executeTakeFirst();
    const rows = await db
      .selectFrom('uptime')
      .select('hour')
      .where('hour', '>=', Math.floor(from / HOUR))
      .where('hour', '<', Math.ceil(until / HOUR))
      .execute();
    return {
      first: first && first.hour * HOUR,
      up: new Set(rows.map(({ hour }) => hour * HOUR)),
    };
  },
});
