/** The shared database: PostgreSQL through `pg`, for several processes of one coach. */
import { type Dialect, PostgresDialect, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import { storable } from './text.ts';

/** Connections a process opens at most. */
const CONNECTIONS = 10;
const { INT8, NUMERIC } = pg.types.builtins;

/** Times, counts and sums are far below 2^53, so they are read as numbers and not as text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    id === INT8 || id === NUMERIC
      ? Number
      : pg.types.getTypeParser(id, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

/** `onError` hears of connections that broke: the pool replaces them. */
export function postgresDialect(url: string, onError: (error: Error) => void): Dialect {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, types });
  // A connection that breaks in use, between two queries, tells nobody but its own listeners; without one the process ends.
  pool.on('connect', (client) => client.on('error', onError));
  pool.on('error', () => {});
  const dialect = new PostgresDialect({ pool });
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => dialect.createDriver(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => new TextCompiler(),
  };
}

class TextCompiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    super.appendValue(storable(value));
  }
}
