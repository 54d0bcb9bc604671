/** Questions a person has marked, by slug. */
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

export const bookmarksIn = (db: Kysely<Database>) => ({
  /** Newest first. */
  of: async (person: string): Promise<readonly string[]> =>
    (
      await db
        .selectFrom('bookmarks')
        .select('slug')
        .where('person', '=', person)
        .orderBy('at', 'desc')
        .orderBy('slug')
        .execute()
    ).map(({ slug }) => slug),

  add: async (person: string, slug: string, now: number): Promise<void> => {
    await db
      .insertInto('bookmarks')
      .values({ person, slug, at: now })
      .onConflict((c) => c.columns(['person', 'slug']).doNothing())
      .execute();
  },

  remove: async (person: string, slug: string): Promise<boolean> => {
    const gone = await db
      .deleteFrom('bookmarks')
      .where('person', '=', person)
      .where('slug', '=', slug)
      .returning('slug')
      .executeTakeFirst();
    return gone !== undefined;
  },
});
