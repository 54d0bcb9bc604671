/** Queries that every message makes: compiled when they are first needed, then only run. */
import type { CompiledQuery, Kysely } from 'kysely';
import type { Database } from './schema.ts';
import { storable } from './text.ts';

/**
 * `build` makes the query with any text in the places of its parameters; they are given in the order in which they stand
 * in it.
 */
export function prepared<Row>(
  db: Kysely<Database>,
  build: (anything: string) => { compile(): CompiledQuery<Row> },
): (...parameters: readonly string[]) => Promise<readonly Row[]> {
  let query: CompiledQuery<Row> | undefined;
  return async (...parameters) => {
    query ??= build('').compile();
    const { rows } = await db.executeQuery<Row>({ ...query, parameters: parameters.map(storable) });
    return rows;
  };
}
