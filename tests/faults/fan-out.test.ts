import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SENDERS } from '#schedule/drain.ts';
import { startServer } from '../platforms/telegram/people/process.ts';
import { hasPostgres, postgresServer } from '../support/postgres.ts';
import { type Figures, fanOut, portsFor, telegramOptions } from './fan-out.ts';

/** `npm run test:faults` sets it. */
const CHATS = Number(process.env.FAULT_CHATS ?? 150);
const INSTANCES = 4;
const LIMIT = 30;

describe.skipIf(!hasPostgres)(
  'everybody’s question is due at once, and everything goes wrong',
  () => {
    const postgres = postgresServer();

    it(`${CHATS} chats, ${INSTANCES} instances`, { timeout: 900_000 }, async () => {
      const ports = await portsFor(INSTANCES);
      const telegram = await startServer(telegramOptions(ports));
      const figures = await fanOut(
        {
          chats: CHATS,
          instances: INSTANCES,
          killEveryMs: 2000,
          restarts: CHATS >= 1000 ? 2 : 1,
          faultShare: 0.005,
          askEveryMs: 500,
          telegram,
          postgres: await postgres(),
        },
        ports,
      );
      console.log(table(figures));
      if (process.env.FAULT_LOG) writeFileSync(process.env.FAULT_LOG, figures.log.join('\n'));
      const { struck } = figures;
      const faults = Object.values(struck).reduce((sum, n) => sum + n, 0);
      // At most once, and none lost in silence.
      expect(figures).toMatchObject({ askedTwice: 0, lost: 0, refusedByRate: 0, malformed: 0 });
      expect(figures.sent + figures.unsure).toBe(CHATS);
      // One message at most of each sender that was killed.
      expect(figures.unsureByKill).toBeLessThanOrEqual(figures.kills * SENDERS);
      // What Telegram cut off or failed at, nobody can know of.
      expect(figures.unsureByTelegram).toBeLessThanOrEqual(faults + figures.restarts * INSTANCES);
      if (CHATS < 1000) return;
      expect(figures.rate).toBeGreaterThanOrEqual(0.95 * LIMIT);
      // A process has several senders, but of those rarely two have a message on its way.
      expect(figures.unsureByKill).toBeLessThanOrEqual(figures.kills);
    });
  },
);

function table(figures: Figures): string {
  const { struck, answers } = figures;
  const rows: readonly (readonly [string, string | number])[] = [
    ['chats due in one minute', figures.chats],
    ['asked exactly once', figures.askedOnce],
    ['asked twice', figures.askedTwice],
    ['marked as sent', figures.sent],
    ['marked as unsure', figures.unsure],
    ['  because their sender was killed', figures.unsureByKill],
    ['  because Telegram failed or cut the line', figures.unsureByTelegram],
    ['lost without a mark', figures.lost],
    ['instances killed', figures.kills],
    ['restarts of the database', figures.restarts],
    [
      'failures of Telegram',
      Object.entries(struck)
        .map(([kind, n]) => `${kind} ${n}`)
        .join(', '),
    ],
    ['429 from Telegram', figures.refusedByRate],
    ['malformed calls', figures.malformed],
    ['messages a second outside of outages', `${figures.rate.toFixed(2)} of ${LIMIT}`],
    ['messages a second over all', figures.rateOverAll.toFixed(2)],
    ['seconds', figures.seconds.toFixed(1)],
    [
      'answers meanwhile',
      `${answers.count}: half in ${answers.median} ms, 95 % in ${answers.p95} ms`,
    ],
  ];
  return rows.map(([name, value]) => `${name.padEnd(44)}${value}`).join('\n');
}
