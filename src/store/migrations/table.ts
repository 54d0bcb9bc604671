/** Tables as both databases understand them alike; nothing here knows which tables there are. */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import { isShared } from '../shared.ts';

type Columns = Readonly<Record<string, 'text' | 'bigint' | 'text?' | 'bigint?'>>;

interface TableOptions {
  /** Rows are often read in ranges of the key, and are small: SQLite keeps them in its order. */
  readonly clustered?: boolean;
}

/**
 * A table of `columns` (`?` may be null) with its primary key. SQLite is as strict about types as PostgreSQL is,
 * and PostgreSQL compares text by its bytes as SQLite does, whatever the server's collation.
 */
export function table(
  db: Kysely<unknown>,
  name: string,
  key: readonly string[],
  columns: Columns,
  { clustered = false }: TableOptions = {},
): Promise<void> {
  const postgres = isShared(db);
  const types = {
    text: postgres ? sql`text collate "C"` : ('text' as const),
    bigint: postgres ? ('bigint' as const) : ('integer' as const),
  };
  let builder: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [column, type] of Object.entries(columns)) {
    const optional = type.endsWith('?');
    builder = builder.addColumn(
      column,
      types[type.replace('?', '') as keyof typeof types],
      (definition) => (optional ? definition : definition.notNull()),
    );
  }
  if (!postgres) builder = builder.modifyEnd(clustered ? sql`strict, without rowid` : sql`strict`);
  return builder.addPrimaryKeyConstraint(`${name}_key`, [...key] as never).execute();
}

/** An index on `columns`; `<name> desc` is in descending order. */
export const index = (
  db: Kysely<unknown>,
  name: string,
  on: string,
  columns: readonly string[],
  { unique = false } = {},
): Promise<void> =>
  columns
    .reduce(
      (builder, column) => {
        const [bare, order] = column.split(' ');
        return order === 'desc' ? builder.column(`${bare} desc` as never) : builder.column(bare!);
      },
      (unique ? db.schema.createIndex(name).unique() : db.schema.createIndex(name)).on(on),
    )
    .execute();
