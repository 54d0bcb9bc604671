/** Opens the store a configuration names: PostgreSQL by its URL, else a file of SQLite. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { migrate } from './migrate.ts';
import type { Database } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';
import { type Store, storeOn } from './store.ts';
import { StoreError } from './store-error.ts';

export interface StorePlace {
  /** `postgres://…`; without it the file `coach.db` in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
}

export const sqliteFile = (dataDir: string): string => join(dataDir, 'coach.db');

/** The database as it is, not migrated. Throws a `StoreError` where it can't be opened. */
export async function openDatabase(
  { databaseUrl, dataDir }: StorePlace,
  onError: (error: Error) => void = () => {},
): Promise<Kysely<Database>> {
  if (databaseUrl !== undefined) {
    const { postgresDialect } = await import('./postgres.ts');
    return new Kysely<Database>({ dialect: postgresDialect(databaseUrl, onError) });
  }
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return new Kysely<Database>({ dialect: sqliteDialect(sqliteFile(dataDir)) });
  } catch (error) {
    throw new StoreError(
      `${sqliteFile(dataDir)} can't be opened (${(error as Error).message}): check DATA_DIR and its permissions.`,
      { cause: error },
    );
  }
}

/** The store on the newest schema. Throws a `StoreError` on a database of a newer version. */
export async function openStore(
  place: StorePlace,
  onError?: (error: Error) => void,
): Promise<Store> {
  return migrated(await openDatabase(place, onError));
}

/** A store that is gone with the process: for single questions at the terminal, and for tests. */
export const openMemoryStore = (): Promise<Store> =>
  migrated(new Kysely<Database>({ dialect: sqliteDialect(':memory:') }));

async function migrated(db: Kysely<Database>): Promise<Store> {
  try {
    await migrate(db);
    return storeOn(db);
  } catch (error) {
    await db.destroy();
    if (error instanceof StoreError) throw error;
    throw new StoreError(`The database can't be used: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
