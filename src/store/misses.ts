/** Questions people said were answered with the wrong thing: what the maintainers learn aliases from. */
import { type Kysely, sql } from 'kysely';
import type { Database, MissesTable } from './schema.ts';

export type Miss = Readonly<MissesTable>;

export const missesIn = (db: Kysely<Database>) => ({
  /** Counts one more; words given once stay. */
  add: async ({ hash, words, answered, language, last_at }: Omit<Miss, 'times'>): Promise<void> => {
    await db
      .insertInto('misses')
      .values({ hash, words, answered, language, times: 1, last_at })
      .onConflict((c) =>
        c.columns(['hash', 'answered']).doUpdateSet({
          times: sql<number>`misses.times + 1`,
          last_at,
          ...(words === null ? {} : { words }),
        }),
      )
      .execute();
  },

  /** The most frequent first. */
  all: (limit: number): Promise<readonly Miss[]> =>
    db
      .selectFrom('misses')
      .selectAll()
      .orderBy('times', 'desc')
      .orderBy('last_at', 'desc')
      .limit(limit)
      .execute(),
});
