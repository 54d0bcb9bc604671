/** A real PostgreSQL server for one test file; it is gone with the file. */
import { afterAll } from 'vitest';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';

export { freePort, hasPostgres, PASSWORD, type PostgresServer } from './postgres-server.ts';

/** Starts the server at the first call from a test file; it stops after the last test. */
export function postgresServer(): () => Promise<PostgresServer> {
  let running: Promise<PostgresServer & { stop(): Promise<void> }> | undefined;
  afterAll(async () => {
    await (await running)?.stop();
  });
  return () => {
    running ??= startPostgresServer();
    return running;
  };
}
