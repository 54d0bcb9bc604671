import { describe, expect, it } from 'vitest';
import { openStore } from '#store/open.ts';
import { hasPostgres, postgresServer } from '../support/postgres.ts';

describe.skipIf(!hasPostgres)('a PostgreSQL server that restarts', () => {
  const server = postgresServer();

  it('breaks what is under way and nothing else: a connection in use may break between two queries', async () => {
    const running = await server();
    const told: Error[] = [];
    const databaseUrl = await running.database();
    const store = await openStore({ dataDir: 'unused', databaseUrl }, (error) => told.push(error));
    await store.settings.set('Ada', 'goal', 5);
    const interrupted = store.atomically(async (kept) => {
      await kept.settings.set('Ada', 'goal', 6);
      await running.restart();
      await kept.settings.set('Ada', 'level', 'core');
    });
    await expect(interrupted).rejects.toThrow();
    expect(told.map(({ message }) => message)).toContain(
      'terminating connection due to administrator command',
    );
    expect(await store.settings.of('Ada')).toEqual({ goal: 5 });
    await store.close();
  });
});
