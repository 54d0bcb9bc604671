/** What differs where several processes work on one database: PostgreSQL can pass over rows that others hold. */
import { type Kysely, PostgresAdapter, type SelectQueryBuilder } from 'kysely';

/** Whether the database is PostgreSQL; the embedded one has a single writer at a time. */
export const isShared = <T>(db: Kysely<T>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter;

/** Rows to be changed in the same statement or transaction, without those another process is at. */
export const free = <T, D, TB extends keyof D, O>(
  db: Kysely<T>,
  query: SelectQueryBuilder<D, TB, O>,
): SelectQueryBuilder<D, TB, O> => (isShared(db) ? query.forUpdate().skipLocked() : query);
