/** What adapters have been told already: a platform repeats an update after a restart, or tells two processes of it. */
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

export const handledIn = (db: Kysely<Database>) => ({
  /** Notes that `update` of `source` (a bot's id) is being handled; `false` where it was noted before. */
  first: async (source: string, update: string, now: number): Promise<boolean> =>
    (await fresh(db, source, [update], now)).has(update),

  /** The same for many at once: those that were not noted before. */
  fresh: (source: string, updates: readonly string[], now: number): Promise<ReadonlySet<string>> =>
    fresh(db, source, updates, now),
});

async function fresh(
  db: Kysely<Database>,
  source: string,
  updates: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .insertInto('handled')
    .values(updates.map((update) => ({ source, update_id: update, at: now })))
    .onConflict((c) => c.columns(['source', 'update_id']).doNothing())
    .returning('update_id')
    .execute();
  return new Set(rows.map(({ update_id }) => update_id));
}
