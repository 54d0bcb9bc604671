/** Settings of people and places, as JSON values by name. What names there are is the coach's business. */
import { type Kysely, sql } from 'kysely';
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

    /**
     * A count, one up from `from` or from where it stands if that is more; `false`, and no change, once it is `limit` above
     * `from`. Of many who count at once, no more than `limit` are told `true`.
     */
    countUp: async (owner: string, name: string, from: number, limit: number): Promise<boolean> => {
      if (limit < 1) return false;
      const stands = sql<number>`cast(settings.value as bigint)`;
      const counted = await db
        .insertInto('settings')
        .values({ owner, name, value: String(from + 1) })
        .onConflict((c) =>
          c
            .columns(['owner', 'name'])
            .doUpdateSet({
              value: sql<string>`cast(case when ${stands} < ${sql.lit(from)} then ${sql.lit(from)} else ${stands} end + 1 as text)`,
            })
            .where(stands, '<', from + limit),
        )
        .returning('value')
        .executeTakeFirst();
      return counted !== undefined;
    },

    /** Back to the default. */
    clear: async (owner: string, name: string): Promise<void> => {
      await db.deleteFrom('settings').where('owner', '=', owner).where('name', '=', name).execute();
    },
  };
};
