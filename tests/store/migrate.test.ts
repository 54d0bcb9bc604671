import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { describe, expect, it } from 'vitest';
import { migrate, migrationStatus } from '#store/migrate.ts';
import { migrations } from '#store/migrations/index.ts';
import { openDatabase, openMemoryStore, openStore, sqliteFile } from '#store/open.ts';
import type { Database } from '#store/schema.ts';
import { StoreError } from '#store/store-error.ts';
import { PASSWORD } from '../support/postgres.ts';
import { onBothDatabases, temporaryFolder } from './databases.ts';

const NAMES = Object.keys(migrations);

/** Every table with its columns and rows. */
async function everything(db: Kysely<Database>) {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  return Promise.all(
    tables
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(async ({ name, columns }) => ({
        name,
        columns,
        rows: (await sql`select * from ${sql.table(name)}`.execute(db)).rows,
      })),
  );
}

const failing: Record<string, Migration> = {
  ...migrations,
  '9998-good': {
    up: async (db) => {
      await db.schema.createTable('half_way').addColumn('id', 'text').execute();
      await sql`insert into half_way values ('1')`.execute(db);
      await sql`delete from settings`.execute(db);
    },
  },
  '9999-bad': {
    up: async (db) => {
      await sql`alter table bookmarks rename to bookmarks_of_people`.execute(db);
      throw new Error('the disk is full');
    },
  },
};

onBothDatabases((place, database) => {
  describe('migrations', () => {
    it('a new database gets all of them, once', async () => {
      const db = await openDatabase(await place());
      expect(await migrationStatus(db)).toEqual({ done: [], pending: NAMES, unknown: [] });
      expect(await everything(db)).toEqual([]);
      expect(await migrate(db)).toEqual(NAMES);
      expect(await migrate(db)).toEqual([]);
      expect(await migrationStatus(db)).toEqual({ done: NAMES, pending: [], unknown: [] });
      await db.destroy();
    });

    it('one that fails leaves everything as it was, and says why', async () => {
      const where = await place();
      const store = await openStore(where);
      await store.settings.set('Ada', 'goal', 5);
      await store.bookmarks.add('Ada', 'masks', 1);
      await store.close();
      const db = await openDatabase(where);
      const before = await everything(db);
      await expect(migrate(db, failing)).rejects.toThrow(
        new StoreError('A migration failed (the disk is full). The database is as it was.'),
      );
      expect(await everything(db)).toEqual(before);
      expect(await migrationStatus(db)).toMatchObject({ done: NAMES, unknown: [] });
      await db.destroy();
      const again = await openStore(where);
      expect(await again.settings.of('Ada')).toEqual({ goal: 5 });
      await again.close();
    });

    it('one that fails on a new database leaves no table behind', async () => {
      const db = await openDatabase(await place());
      await expect(migrate(db, failing)).rejects.toThrow(StoreError);
      expect(await db.introspection.getTables()).toEqual([]);
      expect(await migrate(db)).toEqual(NAMES);
      await db.destroy();
    });

    it('a database of a newer version is refused with a clear line, and stays as it is', async () => {
      const where = await place();
      const store = await openStore(where);
      await store.settings.set('Ada', 'goal', 5);
      await store.close();
      const db = await openDatabase(where);
      await sql`insert into kysely_migration values ('0999-mentors', '2031-01-01T00:00:00.000Z')`.execute(
        db,
      );
      const before = await everything(db);
      await db.destroy();
      const bytes = () => readFileSync(sqliteFile(where.dataDir)).toString('base64');
      const file = database === 'SQLite' ? bytes() : undefined;

      const refused = openStore(where);
      await expect(refused).rejects.toThrow(StoreError);
      await expect(refused).rejects.toThrow(
        'The database was written by a newer version of the coach (it has 0999-mentors). ' +
          'Start that version, or restore a backup made before it. Nothing was changed.',
      );

      if (file) expect(bytes() === file).toBe(true);
      const after = await openDatabase(where);
      expect(await everything(after)).toEqual(before);
      expect(await migrationStatus(after)).toEqual({
        done: NAMES,
        pending: [],
        unknown: ['0999-mentors'],
      });
      await after.destroy();
    });
  });

  if (database === 'PostgreSQL') {
    describe('a server that does not let us in', () => {
      it.each([
        ['a wrong password', (url: URL) => (url.password = 'wrong-but-secret')],
        ['nobody listens', (url: URL) => (url.port = '1')],
        ['no such database', (url: URL) => (url.pathname = '/none')],
      ])('%s: one line, without the password', async (_, spoil) => {
        const { dataDir, databaseUrl } = await place();
        const url = new URL(databaseUrl!);
        spoil(url);
        const attempt = openStore({ dataDir, databaseUrl: url.href });
        const error = await attempt.then(
          () => undefined,
          (reason: unknown) => reason as StoreError,
        );
        expect(error).toBeInstanceOf(StoreError);
        expect(error?.message).toMatch(/^The database can't be used: \S/u);
        expect(error?.message).not.toContain('\n');
        for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), 'wrong-but-secret'])
          expect(`${error?.message} ${String(error?.cause)}`).not.toContain(secret);
      });
    });
  }
});

describe('a file that is no database', () => {
  const folder = temporaryFolder();

  it('is refused with a clear line, and stays as it is', async () => {
    const dataDir = folder();
    const text = 'notes of mine, kept under an unlucky name, and long enough to be read';
    writeFileSync(sqliteFile(dataDir), text);
    await expect(openStore({ dataDir })).rejects.toThrow(
      /coach\.db can't be opened \(file is not a database\): check DATA_DIR/u,
    );
    expect(readFileSync(sqliteFile(dataDir), 'utf8')).toBe(text);
  });

  it('a folder that can’t be made is named', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    await expect(openStore({ dataDir: join(file, 'data') })).rejects.toThrow(
      /data\/coach\.db can't be opened \(ENOTDIR.*DATA_DIR/u,
    );
  });
});

it('a store in memory leaves nothing on the disk', async () => {
  const store = await openMemoryStore();
  await store.settings.set('Ada', 'goal', 5);
  await store.close();
  expect(existsSync(':memory:')).toBe(false);
});
