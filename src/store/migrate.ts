/** Brings a database to the newest schema, under a lock; refuses one that a newer version has written. */
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import type { Database } from './schema.ts';
import { StoreError } from './store-error.ts';

export interface MigrationStatus {
  readonly done: readonly string[];
  readonly pending: readonly string[];
  /** Migrations this version does not know: the database is newer than the program. */
  readonly unknown: readonly string[];
}

type Migrations = Readonly<Record<string, Migration>>;

/** Reads only. */
export async function migrationStatus(
  db: Kysely<Database>,
  known: Migrations = migrations,
): Promise<MigrationStatus> {
  const names = Object.keys(known).sort();
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const done = tables.some(({ name }) => name === 'kysely_migration')
    ? (
        await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
      ).rows.map(({ name }) => name)
    : [];
  return {
    done: done.filter((name) => names.includes(name)),
    pending: names.filter((name) => !done.includes(name)),
    unknown: done.filter((name) => !names.includes(name)),
  };
}

/** Runs what is pending and returns its names. Throws a `StoreError`, touching nothing, on a newer database. */
export async function migrate(
  db: Kysely<Database>,
  known: Migrations = migrations,
): Promise<readonly string[]> {
  const { unknown, pending } = await migrationStatus(db, known);
  if (unknown.length > 0) {
    throw new StoreError(
      `The database was written by a newer version of the coach (it has ${unknown.join(', ')}). ` +
        'Start that version, or restore a backup made before it. Nothing was changed.',
    );
  }
  if (pending.length === 0) return [];
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...known }) },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) {
    throw new StoreError(
      `A migration failed (${(error as Error).message}). The database is as it was.`,
      { cause: error },
    );
  }
  return results
    .filter(({ status }) => status === 'Success')
    .map(({ migrationName }) => migrationName);
}
