/** Where the messages stand that are kept up to date, so that an edit finds its message after a restart. */
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

export const messagesIn = (db: Kysely<Database>) => ({
  find: async (place: string, key: string): Promise<string | undefined> =>
    (
      await db
        .selectFrom('messages')
        .select('ref')
        .where('place', '=', place)
        .where('key', '=', key)
        .executeTakeFirst()
    )?.ref,

  remember: async (place: string, key: string, ref: string, now: number): Promise<void> => {
    await db
      .insertInto('messages')
      .values({ place, key, ref, at: now })
      .onConflict((c) => c.columns(['place', 'key']).doUpdateSet({ ref, at: now }))
      .execute();
  },
});
