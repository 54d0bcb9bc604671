/** One at a time, for what no unique key can decide. */
import { type Kysely, PostgresAdapter, sql } from 'kysely';
import type { Database } from './schema.ts';

/** Until `transaction` ends, whoever asks for the same `name` waits. SQLite has one writer at a time anyway. */
export async function aloneFor(transaction: Kysely<Database>, name: string): Promise<void> {
  if (!(transaction.getExecutor().adapter instanceof PostgresAdapter)) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
}
