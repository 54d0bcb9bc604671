/**
 * What the clock costs: a tick among 100,000 schedules when nothing is due, when some are, and when all are at once; on
 * SQLite, and on PostgreSQL where its binaries are installed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createPlanner } from '#schedule/planner.ts';
import { migrate } from '#store/migrate.ts';
import { openDatabase, openStore, type StorePlace } from '#store/open.ts';
import { median, ms, quantile, timed } from './measure.ts';

const SCHEDULES = 100_000;
const NOON = Date.UTC(2026, 10, 24, 12);
const DAY = 86_400_000;
const TICKS = 200;

export async function bench(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'coach-bench-'));
  try {
    await measure('SQLite', { dataDir });
    const postgres = await startPostgres();
    if (!postgres) return;
    try {
      await measure('PostgreSQL', { dataDir, databaseUrl: await postgres.database() });
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The server of the tests, where it is installed. */
async function startPostgres() {
  const { hasPostgres, startPostgresServer } = await import('../tests/support/postgres-server.ts');
  return hasPostgres ? startPostgresServer() : undefined;
}

async function measure(name: string, place: StorePlace): Promise<void> {
  await generate(place);
  const store = await openStore(place);
  let now = NOON;
  const planner = createPlanner(store, () => now);
  try {
    await planner.plan();
    const idle: number[] = [];
    for (let i = 0; i < TICKS; i++) idle.push(await timed(() => planner.plan()));
    print(name, 'a tick when nothing is due', idle);
    // Ten become due in every second.
    const some: number[] = [];
    for (let i = 0; i < TICKS; i++) {
      now += 1000;
      some.push(await timed(() => planner.plan()));
    }
    print(name, 'a tick when ten are due', some);
    // Everybody's question is at the same minute: it takes as many ticks as it takes.
    now = NOON + DAY;
    let planned = 0;
    const all: number[] = [];
    for (let count = -1; count !== 0; planned += count)
      all.push(await timed(async () => (count = await planner.plan())));
    const seconds = all.reduce((sum, one) => sum + one, 0) / 1000;
    console.log(
      `${name.padEnd(12)}${`${planned} due at once`.padEnd(30)}${seconds.toFixed(1)} s in ${all.length} ticks, ${Math.round(planned / seconds)} a second`,
    );
    const claims: number[] = [];
    for (let i = 0; i < TICKS; i++)
      claims.push(await timed(() => store.deliveries.claim('bench', 'a', now, now + 15_000)));
    print(name, `a claim among ${planned}`, claims);
  } finally {
    await store.close();
  }
}

const print = (name: string, what: string, times: readonly number[]): void => {
  console.log(
    `${name.padEnd(12)}${what.padEnd(30)}median ${ms(median(times)).padStart(9)}   worst of twenty ${ms(quantile(times, 0.95)).padStart(9)}`,
  );
};

/** The first 2,000 come ten a second from noon on, the rest during the day after. */
async function generate(place: StorePlace): Promise<void> {
  const db = await openDatabase(place);
  await migrate(db);
  await sql`
    with recursive numbers(i) as (select 0 union all select i + 1 from numbers where i < ${sql.lit(SCHEDULES - 1)})
    insert into schedules (id, kind, place, time, zone, weekdays, options, state, next_at, planned_at, created_at, changed_at)
    select 's' || i, 'daily', 'bench:' || i, '12:00', 'Asia/Shanghai', '1234567', '{}', 'on',
      ${sql.lit(NOON)} + case when i < 2000 then 1 + i * 100 else 1000000 + i * 800 end, 0, 0, 0 from numbers`.execute(
    db,
  );
  await sql`analyze`.execute(db);
  await db.destroy();
}
