/** The composition root: the coach with its adapters, started and stopped. */
import { serveWeb, type WebServer } from '#adapters/web/server.ts';
import type { Coach } from '#coach/coach.ts';
import type { Workers } from '#workers/pool.ts';
import { createCoachParts } from './coach-parts.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';

/** How long what is in flight may take after a stop was asked for. */
const STOP_WITHIN_MS = 10_000;

export interface App {
  readonly coach: Coach;
  readonly workers: Workers;
  /** Serves the web page; resolves with its address once it listens. */
  start(): Promise<{ readonly url: string }>;
  /** Refuses new work, finishes what is in flight (10 s at most), and lets go of everything. */
  stop(): Promise<void>;
}

export function createApp(config: Config, log: Log): App {
  const { coach, workers } = createCoachParts(config, log);
  let server: WebServer | undefined;
  return {
    coach,
    workers,
    start: async () => {
      server = await serveWeb({
        host: config.host,
        port: config.port,
        services: { coach, workers },
      });
      return { url: server.url };
    },
    stop: async () => {
      await within(STOP_WITHIN_MS, server?.close());
      await within(STOP_WITHIN_MS, workers.close());
    },
  };
}

async function within(ms: number, work: Promise<void> | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, timeout]);
  clearTimeout(timer);
}
