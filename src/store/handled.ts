/** What adapters have been told already: a platform repeats an update after a restart, or tells two processes of it. */
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

export const handledIn = (db: Kysely<Database>) => ({
  /** Notes that `update` of `source` (a bot's id) is being handled; `false` where it was noted before. */
  first: async (source: string, update: string, now: number): Promise<boolean> => {
    const row = await db
      .insertInto('handled')
      .values({ source, update_id: update, at: now })
      .onConflict((c) => c.columns(['source', 'update_id']).doNothing())
      .returning('update_id')
      .executeTakeFirst();
    return row !== undefined;
  },
});
