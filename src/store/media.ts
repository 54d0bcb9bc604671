/** Pictures a platform keeps for us, by what they show: none is uploaded twice. */
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

export const mediaIn = (db: Kysely<Database>) => ({
  /** References of a bot's uploads by the hash of what they show; those unknown are left out. */
  find: async (source: string, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    if (hashes.length === 0) return new Map();
    const rows = await db
      .selectFrom('media')
      .select(['hash', 'ref'])
      .where('source', '=', source)
      .where('hash', 'in', hashes)
      .execute();
    return new Map(rows.map(({ hash, ref }) => [hash, ref]));
  },

  remember: async (source: string, hash: string, ref: string, now: number): Promise<void> => {
    await db
      .insertInto('media')
      .values({ source, hash, ref, at: now })
      .onConflict((c) => c.columns(['source', 'hash']).doUpdateSet({ ref, at: now }))
      .execute();
  },

  /** The platform doesn't know it any more. */
  forget: async (source: string, hash: string): Promise<void> => {
    await db.deleteFrom('media').where('source', '=', source).where('hash', '=', hash).execute();
  },
});
