/** Pushes updates to the bot's webhook, several at once, and again where it doesn't answer with a 2xx status. */
import type { Update, Updates } from './updates.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret?: string;
  readonly maxConnections: number;
  readonly ipAddress?: string;
}

export interface Webhook {
  set(settings: WebhookSettings | undefined): void;
  readonly current: () => WebhookSettings | undefined;
  readonly lastError: () => { at: number; message: string } | undefined;
  /** How often each update was sent. */
  readonly deliveries: ReadonlyMap<number, number>;
  close(): void;
}

/** How often an update is tried, and how long the first wait is; each next one is twice as long. */
const TRIES = 6;
const FIRST_WAIT_MS = 50;
/** Telegram waits about a minute for an answer. */
const ANSWER_MS = 60_000;

export function createWebhook(
  updates: Updates,
  now: () => number,
  /** Where the addresses lead: several instances stand behind one. */
  route: (url: string, update: Update) => string,
): Webhook {
  let settings: WebhookSettings | undefined;
  let lastError: { at: number; message: string } | undefined;
  let running = 0;
  const deliveries = new Map<number, number>();
  const closed = new AbortController();

  const send = async (update: Update, to: WebhookSettings): Promise<string | undefined> => {
    deliveries.set(update.update_id, (deliveries.get(update.update_id) ?? 0) + 1);
    try {
      const response = await fetch(route(to.url, update), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(to.secret ? { 'x-telegram-bot-api-secret-token': to.secret } : {}),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.any([closed.signal, AbortSignal.timeout(ANSWER_MS)]),
      });
      await response.arrayBuffer();
      return response.ok
        ? undefined
        : `Wrong response from the webhook: ${response.status} ${response.statusText}`;
    } catch (error) {
      return (error as Error).message;
    }
  };

  const deliver = async (update: Update): Promise<void> => {
    for (let i = 0; i < TRIES && settings && !closed.signal.aborted; i++) {
      const message = await send(update, settings);
      if (message === undefined) return;
      lastError = { at: now(), message };
      await wait(FIRST_WAIT_MS * 2 ** i, closed.signal);
    }
  };

  const pump = () => {
    while (settings && running < settings.maxConnections && !closed.signal.aborted) {
      const update = updates.take();
      if (!update) return;
      running++;
      void deliver(update).finally(() => {
        running--;
        pump();
      });
    }
  };
  updates.onPush(pump);

  return {
    deliveries,
    current: () => settings,
    lastError: () => lastError,
    set: (given) => {
      settings = given;
      updates.forbidPolling(given !== undefined);
      pump();
    },
    close: () => closed.abort(),
  };
}

const wait = (ms: number, ended: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    ended.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
