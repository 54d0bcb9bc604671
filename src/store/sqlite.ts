/** The embedded database: `node:sqlite` under Kysely. One file, safe against a killed process and a power cut. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';
import { storable } from './text.ts';

/** How long a second process on the same file waits for the first. */
const BUSY_MS = 5000;
const RETRY_MS = 20;
const SQLITE_BUSY = 5;
/** Prepared statements kept; a repository has a few each. */
const STATEMENTS = 300;

/** Opens `file` (`:memory:` for one that is gone with the process). Throws where it is no database. */
export function sqliteDialect(file: string): Dialect {
  const database = new DatabaseSync(file, { timeout: BUSY_MS });
  keepLogAhead(database);
  database.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new ImmediateDriver({ database: shim(database) }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new TextCompiler(),
  };
}

/**
 * Turns write-ahead logging on. The file is its own for that moment, and of several processes that make a new database at
 * once SQLite lets the later ones fail at once, whatever the timeout: they try again.
 */
function keepLogAhead(database: DatabaseSync): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; ; waited += RETRY_MS) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (waited >= BUSY_MS || (error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
      Atomics.wait(pause, 0, 0, RETRY_MS);
    }
  }
}

class TextCompiler extends SqliteQueryCompiler {
  protected override appendValue(value: unknown): void {
    super.appendValue(storable(value));
  }
}

/** SQLite can undo a half-done migration, and `begin immediate` keeps a second process out of it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Takes the write lock when a transaction begins: one that reads first and writes later would fail at once
 * where another process wrote in between, instead of waiting.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** `node:sqlite` in the shape Kysely expects: parameters in a list, and whether a statement returns rows. */
function shim(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known) return known;
      if (statements.size >= STATEMENTS) statements.delete(statements.keys().next().value!);
      const statement = shimOf(database.prepare(sql));
      const kept = EASY.test(sql) ? easily(statement, database) : statement;
      statements.set(sql, kept);
      return kept;
    },
  };
}

/**
 * What adapters note with nearly every message. A killed process loses none of it; a power cut may lose the last seconds, and
 * then an update is handled once more, or a message is sent anew instead of edited. Waiting for the disk each time would hold up
 * everybody.
 */
const EASY = /^insert into "(?:handled|media|messages)"/u;

function easily(statement: SqliteStatement, database: DatabaseSync): SqliteStatement {
  const unwaited = <T>(work: () => T): T => {
    // Within a transaction it is the transaction that waits.
    if (database.isTransaction) return work();
    database.exec('PRAGMA synchronous = NORMAL');
    try {
      return work();
    } finally {
      database.exec('PRAGMA synchronous = FULL');
    }
  };
  return {
    ...statement,
    all: (parameters) => unwaited(() => statement.all(parameters)),
    run: (parameters) => unwaited(() => statement.run(parameters)),
  };
}

function shimOf(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}
