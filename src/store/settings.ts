/** Settings of people and places, as JSON values by name. What names there are is the coach's business. */
import type { Kysely } from 'kysely';
import { prepared } from './prepared.ts';
import type { Database } from './schema.ts';

export const settingsIn = (db: Kysely<Database>) => {
  const valuesOf = prepared(db, (owner) =>
    db.selectFrom('settings').select(['name', 'value']).where('owner', '=', owner),
  );
  return {
    /** Everything set by `owner` (a person or a place). */
    of: async (owner: string): Promise<Readonly<Record<string, unknown>>> => {
      const rows = await valuesOf(owner);
      return Object.fromEntries(
        rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]),
      );
    },

    /** `name` as set by each of `owners`, where it is set. */
    ofAll: async (
      owners: readonly string[],
      name: string,
    ): Promise<ReadonlyMap<string, unknown>> => {
      if (owners.length === 0) return new Map();
      const rows = await db
        .selectFrom('settings')
        .select(['owner', 'value'])
        .where('name', '=', name)
        .where('owner', 'in', [...owners])
        .execute();
      return new Map(rows.map(({ owner, value }) => [owner, JSON.parse(value) as unknown]));
    },

    /** Everybody who has set `name`. */
    owners: async (name: string): Promise<readonly { owner: string; value: unknown }[]> =>
      (
        await db
          .selectFrom('settings')
          .select(['owner', 'value'])
          .where('name', '=', name)
          .execute()
      ).map(({ owner, value }) => ({ owner, value: JSON.parse(value) as unknown })),

    set: async (owner: string, name: string, value: unknown): Promise<void> => {
      const json = JSON.stringify(value);
      await db
        .insertInto('settings')
        .values({ owner, name, value: json })
        .onConflict((c) => c.columns(['owner', 'name']).doUpdateSet({ value: json }))
        .execute();
    },

    /** Back to the default. */
    clear: async (owner: string, name: string): Promise<void> => {
      await db.deleteFrom('settings').where('owner', '=', owner).where('name', '=', name).execute();
    },
  };
};
