/** `coach db migrate|status|backup`: the database at the terminal. `coach start` migrates by itself. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { backUpSqlite, pgDumpCommand, withoutPassword } from '#store/backup.ts';
import { migrationStatus, migrate as runMigrations } from '#store/migrate.ts';
import { openDatabase, sqliteFile } from '#store/open.ts';
import type { Database } from '#store/schema.ts';
import { StoreError } from '#store/store-error.ts';
import { type Config, readConfig } from '../config.ts';
import { CommandFailure } from './failure.ts';

/** Runs what is pending, as a start does. */
export async function migrate(): Promise<void> {
  const config = readConfig(process.env);
  const done = await using(config, runMigrations);
  console.log(
    done.length > 0
      ? `${named(config)}: ran ${done.join(', ')}.`
      : `${named(config)}: nothing to do.`,
  );
}

/** Says which migrations have run and which have not, changing nothing; exit 1 where the database is newer. */
export async function status(): Promise<void> {
  const config = readConfig(process.env);
  console.log(`Database: ${named(config)}`);
  if (config.databaseUrl === undefined && !existsSync(sqliteFile(config.dataDir))) {
    console.log('It does not exist yet: npm start makes it.');
    return;
  }
  const { done, pending, unknown } = await using(config, (db) => migrationStatus(db));
  console.log(`Done:     ${done.join(', ') || 'none'}`);
  console.log(`Pending:  ${pending.join(', ') || 'none'}`);
  if (unknown.length > 0) {
    throw new CommandFailure(
      `Unknown:  ${unknown.join(', ')}: the database was written by a newer version of the coach, ` +
        'which is the one to start.',
    );
  }
}

/** Copies the embedded database to `file`, by default into the folder `backups` beside it. */
export async function backup(file: string | undefined): Promise<void> {
  const { databaseUrl, dataDir } = readConfig(process.env);
  const stamp = new Date().toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  if (databaseUrl !== undefined) {
    throw new CommandFailure(
      'The database is PostgreSQL, which makes its own backups. Run this; it asks for the password:\n' +
        `  ${pgDumpCommand(databaseUrl, file ?? `coach-${stamp}.dump`)}`,
    );
  }
  const target = file ?? join(dataDir, 'backups', `coach-${stamp}.db`);
  backUpSqlite(dataDir, target);
  console.log(
    `${target} (${statSync(target).size} bytes). To go back to it, stop the coach, put it in the place of ` +
      `${sqliteFile(dataDir)} and remove the files ending in -wal and -shm beside that.`,
  );
}

const named = ({ databaseUrl, dataDir }: Config): string =>
  databaseUrl === undefined ? sqliteFile(dataDir) : withoutPassword(databaseUrl);

async function using<T>(config: Config, work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
  const db = await openDatabase(config);
  try {
    return await work(db);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`The database can't be used: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await db.destroy();
  }
}
