/**
 * The composition root: the coach with its adapters, started and stopped.
 *
 * The page listens first and the bank is read after that: the link is there at once, and whoever follows it
 * waits for the answer, not for the program.
 */
import { join } from 'node:path';
import { type Listening, listen } from '#adapters/web/listen.ts';
import type { Store } from '#store/store.ts';
import type { Config } from './config.ts';
import type { ModelSettings } from './examiner/model.ts';
import type { Log } from './log.ts';
import { settle } from './settle.ts';

/** How long what is in flight may take after a stop was asked for. */
const STOP_WITHIN_MS = 10_000;

export interface App {
  /** Serves the web page; resolves with its address once it listens, rejects where it cannot. */
  start(): Promise<{ readonly url: string }>;
  /** Refuses new work, finishes what is in flight (10 s at most), and lets go of everything. */
  stop(): Promise<void>;
}

export function createApp(config: Config, log: Log): App {
  let listening: Listening | undefined;
  let parts: ReturnType<typeof load> | undefined;
  const load = async (store: Store, loopbackOnly: boolean) => {
    const [
      { createCoachParts },
      { createWebApp },
      { createReports },
      { startTicking },
      { createMetrics },
    ] = await Promise.all([
      import('./coach-parts.ts'),
      import('#adapters/web/server.ts'),
      import('./reports.ts'),
      import('#schedule/ticking.ts'),
      import('./metrics.ts'),
    ]);
    const report = createReports(join(config.dataDir, 'reports.jsonl'), config.reportWebhook, log);
    const { model } = config;
    const metrics = createMetrics(store, Date.now);
    const { coach, workers, messenger, deliveries } = await createCoachParts(config, log, {
      store,
      report,
      watch: metrics.watch,
      ...(model ? { model: { examine: await modelExaminer(model), perDay: model.perDay } } : {}),
    });
    const telegram = config.telegram
      ? (await telegramAdapter())(config.telegram, { coach, workers, messenger, store, log })
      : undefined;
    const web = createWebApp(
      { coach, workers, messenger, store },
      {
        loopbackOnly,
        ...(telegram?.webhook ? { webhook: telegram.webhook } : {}),
        metrics: { token: config.metricsToken, read: metrics.read },
      },
    );
    telegram?.start().then(
      (name) => name && log.info(`on Telegram as @${name}`),
      (error: unknown) => log.error({ err: error }, 'Telegram'),
    );
    const discord = config.discord
      ? (await discordAdapter())({ coach, messenger, store, workers, log }, config.discord)
      : undefined;
    void discord?.start();
    // Beside each other: a platform that takes long to answer one must not make everybody's question late.
    const ticking = startTicking(coach.tick, deliveries.tick, messenger.flush);
    settle();
    return { workers, web, ticking, deliveries, store, telegram, discord };
  };
  return {
    start: async () => {
      // A database that can't be used is told before the link is.
      const { openStore } = await import('#store/open.ts');
      const store = await openStore(config, (error) => log.warn({ err: error }, 'database'));
      listening = await listen(config, async (request) => {
        const { web } = await parts!;
        return web.fetch(request);
      }).catch(async (error: unknown) => {
        await store.close();
        throw error;
      });
      const { url, loopbackOnly } = listening;
      // After this turn, so that the link is out before the reading begins.
      parts = new Promise((resolve) => setImmediate(resolve)).then(() => load(store, loopbackOnly));
      return { url };
    },
    stop: async () => {
      await within(STOP_WITHIN_MS, listening?.close());
      await within(
        STOP_WITHIN_MS,
        parts?.then(async ({ workers, ticking, deliveries, store, telegram, discord }) => {
          await ticking.stop();
          await deliveries.stop();
          await Promise.all([telegram?.stop(), discord?.stop()]);
          await workers.close();
          await store.close();
        }),
      );
    },
  };
}

/** Read only where there is a token. */
const telegramAdapter = async () => (await import('#adapters/telegram/start.ts')).createTelegram;
const discordAdapter = async () => (await import('#adapters/discord/start.ts')).createDiscord;

/** The SDK behind it is read only where a model is configured. */
const modelExaminer = async (model: ModelSettings) =>
  (await import('./examiner/model.ts')).createModelExaminer(model);

async function within(ms: number, work: Promise<void> | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, timeout]);
  clearTimeout(timer);
}
