/** The coach on a local Telegram: everything real, chance seeded, its clock moved by hand. */
import { afterAll } from 'vitest';
import { createTelegram, type TelegramConfig } from '#adapters/telegram/start.ts';
import { randomFrom } from '#compute/random.ts';
import { openMemoryStore } from '#store/open.ts';
import type { Store } from '#store/store.ts';
import { createWorkers } from '#workers/pool.ts';
import { createCoachParts } from '../../../src/coach-parts.ts';
import { createLog } from '../../../src/log.ts';
import { closeAfterwards } from '../../platforms/telegram/people/closing.ts';
import type { TestTelegram } from '../../platforms/telegram/people/world.ts';
import { type HandClock, handClock } from '../../support/clock.ts';
import { knowledge } from '../../support/knowledge.ts';
import { NOON } from '../../support/room.ts';

const log = createLog('silent');
const config = { contentDirs: [], workers: 1 };
const shared = createWorkers({ threads: 1 });
afterAll(() => shared.close());

export interface BotOptions {
  readonly store?: Store;
  /** Moved by hand; the server may share it. */
  readonly clock?: HandClock;
  readonly config?: Partial<TelegramConfig>;
  readonly log?: Parameters<typeof createTelegram>[1]['log'];
}

/** A bot on `world`, started, and stopped after the file's tests. */
export async function openBot(world: TestTelegram, options: BotOptions = {}) {
  const store = options.store ?? (await openMemoryStore());
  const { now, pass } = options.clock ?? handClock(NOON);
  const draws = randomFrom(1);
  let ids = 0;
  const { coach, messenger, deliveries } = await createCoachParts(config, log, {
    store,
    knowledge,
    workers: shared,
    now,
    chance: {
      seed: () => draws.integer(0, 2 ** 31 - 1),
      id: () => `id${String(++ids).padStart(8, '0')}`,
    },
  });
  const telegram = createTelegram(
    { token: world.token, apiRoot: world.url, ...options.config },
    { coach, workers: shared, messenger, store, log: options.log ?? log, now },
  );
  const name = await telegram.start();
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= telegram.stop();
    return stopped;
  };
  closeAfterwards(async () => {
    await stop();
    if (!options.store) await store.close();
  });
  return {
    coach,
    messenger,
    store,
    telegram,
    name,
    stop,
    now,
    /** Moves the clock second by second, ticking. */
    pass: async (ms: number) => {
      const until = now() + ms;
      while (now() < until) {
        pass(Math.min(1000, until - now()));
        world.telegram.tick();
        await coach.tick();
        await deliveries.tick();
        await deliveries.idle();
        await messenger.flush();
      }
    },
  };
}
