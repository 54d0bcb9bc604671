/** Browsers of the web page, known again after a restart by the hash of their cookie's secret. */
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

export const webSessionsIn = (db: Kysely<Database>) => ({
  find: async (secret: string): Promise<string | undefined> =>
    (
      await db
        .selectFrom('web_sessions')
        .select('name')
        .where('secret', '=', secret)
        .executeTakeFirst()
    )?.name,

  /** Writes a session down, or that it has been seen again. */
  keep: async (secret: string, name: string, now: number): Promise<void> => {
    await db
      .insertInto('web_sessions')
      .values({ secret, name, seen_at: now })
      .onConflict((c) => c.column('secret').doUpdateSet({ seen_at: now }))
      .execute();
  },
});
