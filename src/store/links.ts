/** Which accounts are one person, and the codes that join them. */
import type { Kysely } from 'kysely';
import { prepared } from './prepared.ts';
import type { Database } from './schema.ts';

export const linksIn = (db: Kysely<Database>) => {
  const person = prepared(db, (account) =>
    db.selectFrom('links').select('person').where('account', '=', account),
  );
  return {
    /** The person an account belongs to: itself until it is linked. */
    personOf: async (account: string): Promise<string> => {
      const [row] = await person(account);
      return row?.person ?? account;
    },

    /** Every account of each of `people`: their own, and those linked to it. */
    accountsOf: async (
      people: readonly string[],
    ): Promise<ReadonlyMap<string, readonly string[]>> => {
      const rows =
        people.length === 0
          ? []
          : await db
              .selectFrom('links')
              .select(['account', 'person'])
              .where('person', 'in', [...people])
              .execute();
      const linked = Map.groupBy(rows, ({ person }) => person);
      return new Map(
        people.map((person) => [
          person,
          [...new Set([person, ...(linked.get(person) ?? []).map(({ account }) => account)])],
        ]),
      );
    },

    /** All accounts of `other` are `person`'s from now on. */
    link: async (other: string, person: string, now: number): Promise<void> => {
      await db
        .updateTable('links')
        .set({ person, linked_at: now })
        .where('person', '=', other)
        .execute();
      await db.insertInto('links').values({ account: other, person, linked_at: now }).execute();
    },

    offer: async (code: string, person: string, expiresAt: number): Promise<void> => {
      await db.deleteFrom('link_codes').where('person', '=', person).execute();
      await db.insertInto('link_codes').values({ code, person, expires_at: expiresAt }).execute();
    },

    /** The person who offered `code`, once: a code is used up by asking. */
    take: async (code: string, now: number): Promise<string | undefined> => {
      const row = await db
        .deleteFrom('link_codes')
        .where('code', '=', code)
        .returningAll()
        .executeTakeFirst();
      return row && row.expires_at > now ? row.person : undefined;
    },
  };
};
