/** The two databases every test of the store runs on: a file of SQLite and a database of a real PostgreSQL server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { openStore, type StorePlace } from '#store/open.ts';
import type { Store } from '#store/store.ts';
import { hasPostgres, postgresServer } from '../support/postgres.ts';

/** Runs `tests` on both; `place` is a new, empty database at each call. */
export function onBothDatabases(
  tests: (place: () => Promise<StorePlace>, database: 'SQLite' | 'PostgreSQL') => void,
): void {
  describe('on SQLite', () => {
    const folder = temporaryFolder();
    tests(async () => ({ dataDir: folder() }), 'SQLite');
  });
  describe.skipIf(!hasPostgres)('on PostgreSQL', () => {
    const folder = temporaryFolder();
    const server = postgresServer();
    tests(
      async () => ({ dataDir: folder(), databaseUrl: await (await server()).database() }),
      'PostgreSQL',
    );
  });
}

/** A test that is given a new store of a place, which is closed after it. */
export const saysOn =
  (place: () => Promise<StorePlace>) =>
  (sentence: string, talk: (store: Store) => Promise<void>): void => {
    it(sentence, async () => {
      const store = await openStore(await place());
      try {
        await talk(store);
      } finally {
        await store.close();
      }
    });
  };

/** Makes a new folder at each call; all are gone after the tests. */
export function temporaryFolder(): () => string {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'coach-store-'));
    folders.push(folder);
    return folder;
  };
}
