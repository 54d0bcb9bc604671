/** A copy of the embedded database while it is in use. PostgreSQL has `pg_dump`: here is only how to call it. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteFile } from './open.ts';
import { StoreError } from './store-error.ts';

/** How long to wait for somebody who has the file for themselves. */
const BUSY_MS = 5000;

/**
 * Writes the database of `dataDir` as it is at this moment to `target`, compact, checked, and readable for its owner
 * only; a copy that was cut off never bears the name. Throws a `StoreError` where there is no database, where
 * `target` exists or can't be written.
 */
export function backUpSqlite(dataDir: string, target: string): void {
  const source = sqliteFile(dataDir);
  if (!existsSync(source)) throw new StoreError(`There is no database at ${source} yet.`);
  if (existsSync(target)) throw new StoreError(`${target} exists: choose another name.`);
  const partial = `${target}.partial`;
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    rmSync(partial, { force: true });
    closeSync(openSync(partial, 'wx', 0o600));
    // One reading transaction: unlike a copy page by page, others who write meanwhile can't make it begin anew.
    const database = new DatabaseSync(source, { readOnly: true, timeout: BUSY_MS });
    try {
      database.prepare('VACUUM INTO ?').run(partial);
    } finally {
      database.close();
    }
    checked(partial);
    const file = openSync(partial, 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(partial, target);
  } catch (error) {
    if (existsSync(partial)) rmSync(partial);
    throw new StoreError(`The backup failed: ${(error as Error).message}.`, { cause: error });
  }
}

function checked(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const { integrity_check: found } = database.prepare('PRAGMA integrity_check').get() as {
      integrity_check: string;
    };
    if (found !== 'ok') throw new Error(`the copy is damaged (${found})`);
  } finally {
    database.close();
  }
}

/** Parts of a PostgreSQL URL that let whoever reads them in. */
const SECRETS = ['password', 'sslpassword', 'sslkey'];

/** The URL without its password, wherever it stands. */
export function withoutPassword(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.password = '';
  for (const name of SECRETS) url.searchParams.delete(name);
  return url.href;
}

/** The command that backs a PostgreSQL database up; it asks for the password. */
export function pgDumpCommand(databaseUrl: string, file: string): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  return `pg_dump --format=custom --file=${quoted(file)} ${quoted(withoutPassword(databaseUrl))}`;
}
