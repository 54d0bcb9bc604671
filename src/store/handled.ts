/** What adapters have been told already: a platform repeats an update after a restart, or tells two processes of it. */
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

export const handledIn = (db: Kysely<Database>) => {
  /** Notes that these updates of `source` (a bot's id) are being handled, and answers those not noted before. */
  const firstOf = async (
    source: string,
    updates: readonly string[],
    now: number,
  ): Promise<Set<string>> => {
    if (updates.length === 0) return new Set();
    const rows = await db
      .insertInto('handled')
      .values([...new Set(updates)].map((update) => ({ source, update_id: update, at: now })))
      .onConflict((c) => c.columns(['source', 'update_id']).doNothing())
      .returning('update_id')
      .execute();
    return new Set(rows.map(({ update_id }) => update_id));
  };
  return {
    firstOf,
    /** The same of one; `false` where it was noted before. */
    first: async (source: string, update: string, now: number): Promise<boolean> =>
      (await firstOf(source, [update], now)).size === 1,
  };
};
