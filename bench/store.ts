/**
 * What an ability costs, the store included, on SQLite with 100,000 people and 5 million rows in the score log.
 *
 * The database is generated into a temporary folder (a minute or two) and is gone afterwards.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Visit } from '#coach/turn.ts';
import type { Reply } from '#document/reply.ts';
import { migrate } from '#store/migrate.ts';
import { openDatabase, openStore } from '#store/open.ts';
import { createCoachParts } from '../src/coach-parts.ts';
import { readConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { median, ms, quantile, timed } from './measure.ts';

const PEOPLE = 100_000;
const ROWS = 5_000_000;
const NOW = Date.UTC(2026, 10, 24, 12);
const DAY = 86_400_000;
const ROUNDS = 60;
/** The large group: a tenth of all answers of two years. */
const LARGE = 'web:large:group';

export async function bench(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'coach-bench-'));
  try {
    const took = await timed(() => generate(dataDir));
    console.log(`${PEOPLE} people, ${ROWS} answers, generated in ${ms(took)}`);
    await measure(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Rows by SQL's own counting; a multiplicative hash stands for chance. */
async function generate(dataDir: string): Promise<void> {
  const db = await openDatabase({ dataDir });
  await migrate(db);
  await sql`pragma synchronous = off`.execute(db);
  await db.transaction().execute(async (to) => {
    await sql`
      with recursive numbers(i) as (select 0 union all select i + 1 from numbers where i < ${sql.lit(ROWS - 1)})
      insert into score_log (source, person, place, kind, slug, topic, correct, points, at)
      select 'q' || i,
        'web:p' || (i * 2654435761 % ${sql.lit(PEOPLE)}) || ':ada',
        case when i % 10 = 0 then ${LARGE} else 'web:g' || (i * 40503 % 2000) || ':group' end,
        'quiz', 'scale-sqrt-dk',
        case i % 5 when 0 then 'attention' when 1 then 'masks' when 2 then 'positions' when 3 then 'training' else 'normalization' end,
        i % 3 > 0, (i % 3 > 0) * 10,
        ${sql.lit(NOW - 730 * DAY)} + cast(i * ${sql.lit((730 * DAY) / ROWS)} as integer)
      from numbers`.execute(to);
    const sums = sql`sum(points), count(*), sum(correct), max(at)`;
    await sql`insert into score_days (place, day, person, points, answers, correct, last_at)
      select place, at / ${sql.lit(DAY)}, person, ${sums} from score_log group by place, at / ${sql.lit(DAY)}, person`.execute(
      to,
    );
    await sql`insert into score_totals (place, person, points, answers, correct, last_at)
      select place, person, ${sums} from score_log group by place, person`.execute(to);
    await sql`
      with recursive numbers(i) as (select 0 union all select i + 1 from numbers where i < ${sql.lit(PEOPLE - 1)})
      insert into settings (owner, name, value) select 'web:p' || i || ':ada', 'zone', '"Asia/Shanghai"' from numbers`.execute(
      to,
    );
  });
  await sql`analyze`.execute(db);
  await db.destroy();
}

async function measure(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir });
  const config = readConfig({ DATA_DIR: dataDir });
  const { coach, workers, messenger } = await createCoachParts(config, createLog('silent'), {
    store,
    now: () => NOW,
  });
  messenger.register('web', { post: async () => {} });
  const person = (i: number): Visit => ({
    account: { id: `web:p${i}:ada`, name: `P${i}` },
    place: { id: `web:p${i}:ada`, kind: 'private' },
    language: 'en',
  });
  const inGroup = (i: number): Visit => ({
    ...person(i),
    place: { id: LARGE, kind: 'group' },
  });
  const say = async (text: string, visit: Visit) => coach.hear({ kind: 'text', text }, visit);
  const asks: readonly [string, (i: number) => Promise<unknown>][] = [
    ['/quiz, and its first answer', quizzed],
    ['/study start, and an answer', studied],
    ['/review, its answer, a grade', reviewed],
    ['/settings', (i) => say('/settings', person(i))],
    ['/bookmarks', (i) => say('/bookmarks', person(i))],
    ['/review', (i) => say('/review', person(i))],
    ['/stats', (i) => say('/stats', person(i))],
    ['/board day', (i) => say('/board day', inGroup(i))],
    ['/board week', (i) => say('/board week', inGroup(i))],
    ['/board month', (i) => say('/board month', inGroup(i))],
    ['/board season', (i) => say('/board season', inGroup(i))],
    ['/board all', (i) => say('/board all', inGroup(i))],
  ];
  async function quizzed(i: number): Promise<void> {
    const [reply] = await say('/quiz attention 1', person(i));
    const first = reply!.choice!.options[0]!.actionId;
    await coach.hear({ kind: 'press', id: first }, person(i));
  }
  async function studied(i: number): Promise<void> {
    const place = { id: `web:room${i}:group`, kind: 'group' } as const;
    const visit = { ...person(i), place };
    await say('/study start attention 5 60', visit);
    const [room] = await store.activities.open('study', { place: place.id });
    const { asked } = room!.state as { asked: string };
    await coach.hear({ kind: 'press', id: `study.settle:${asked} a` }, visit);
  }
  async function reviewed(i: number): Promise<void> {
    const press = async (from: Reply, word: string) => {
      const { id } = from.actions.find((action) => action.id.startsWith(`review.${word}:`))!;
      const [next] = await coach.hear({ kind: 'press', id }, person(i));
      return next!;
    };
    const [front] = await say('/review', person(i));
    await press(await press(front!, 'show'), 'grade');
  }
  try {
    for (const [name, ask] of asks) {
      const times: number[] = [];
      for (let i = 0; i < ROUNDS; i++) times.push(await timed(() => ask(i * 997)));
      console.log(
        `${name.padEnd(30)}median ${ms(median(times)).padStart(9)}   worst of twenty ${ms(quantile(times, 0.95)).padStart(9)}`,
      );
    }
  } finally {
    await workers.close();
    await store.close();
  }
}
