/** Updates on their way to the bot: a queue with Telegram's offsets, fetched by one poller or pushed to a webhook. */
import { ApiError, malformed, within } from './api-error.ts';
import { UPDATES_MS } from './limits.ts';

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

/** Kinds that come only to those who ask for them by name. */
const ON_REQUEST = ['chat_member', 'message_reaction', 'message_reaction_count'];

export interface Updates {
  /** Queues an update; `undefined` where the bot didn't ask for its kind. */
  push(kind: string, content: unknown): Update | undefined;
  /** Puts an update in the queue once more, as after a restart of Telegram's. */
  repeat(update: Update): void;
  get(options: GetUpdates, gone: AbortSignal): Promise<readonly Update[]>;
  pending(): readonly Update[];
  /** Takes updates away for delivery to a webhook. */
  take(): Update | undefined;
  allow(kinds: readonly string[] | undefined): void;
  allowed(): readonly string[] | undefined;
  drop(): void;
  /** While a webhook is set, nobody may poll. */
  forbidPolling(forbidden: boolean): void;
  /** Called when an update was queued. */
  onPush(listener: () => void): void;
  /** Ends waiting polls, for a server that stops. */
  close(): void;
  /** How often two pollers met. */
  conflicts(): number;
}

export interface GetUpdates {
  readonly offset?: number;
  readonly limit?: number;
  /** Seconds. */
  readonly timeout?: number;
  readonly allowed_updates?: readonly string[];
}

const TERMINATED = () =>
  new ApiError(
    409,
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  );
const WEBHOOK_ACTIVE =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

export function createUpdates(now: () => number, firstId = 1): Updates {
  let queue: { update: Update; at: number }[] = [];
  let nextId = firstId;
  let kinds: readonly string[] | undefined;
  let forbidden = false;
  let clashes = 0;
  let listener = () => {};
  /** The one poll that waits: how to wake it, and how to end it. */
  let waiting: { wake(): void; end(error: Error): void } | undefined;

  const wanted = (kind: string) =>
    kinds && kinds.length > 0 ? kinds.includes(kind) : !ON_REQUEST.includes(kind);
  const forget = () => {
    const oldest = now() - UPDATES_MS;
    if (queue.length > 0 && queue[0]!.at < oldest) queue = queue.filter(({ at }) => at >= oldest);
  };
  const confirm = (offset: number) => {
    if (offset < 0) queue = queue.slice(offset);
    else if (offset > 0) queue = queue.filter(({ update }) => update.update_id >= offset);
  };
  const enqueue = (update: Update) => {
    queue.push({ update, at: now() });
    waiting?.wake();
    listener();
  };

  return {
    pending: () => queue.map(({ update }) => update),
    conflicts: () => clashes,
    allow: (list) => {
      if (list) kinds = list;
    },
    allowed: () => kinds,
    onPush: (call) => {
      listener = call;
    },
    push: (kind, content) => {
      if (!wanted(kind)) return undefined;
      const update = { update_id: nextId++, [kind]: content };
      enqueue(update);
      return update;
    },
    repeat: enqueue,
    take: () => queue.shift()?.update,
    drop: () => {
      queue = [];
    },
    forbidPolling: (value) => {
      forbidden = value;
      if (value) waiting?.end(new ApiError(409, WEBHOOK_ACTIVE));
    },
    close: () => {
      waiting?.end(new ApiError(500, 'Internal Server Error: restart'));
    },
    get: async ({ offset = 0, limit = 100, timeout = 0, allowed_updates }, gone) => {
      if (forbidden) throw new ApiError(409, WEBHOOK_ACTIVE);
      within('getUpdates limit', limit);
      if (timeout < 0) throw malformed('timeout must not be negative');
      if (allowed_updates) kinds = allowed_updates;
      if (waiting) {
        clashes++;
        waiting.end(TERMINATED());
      }
      forget();
      confirm(offset);
      const ready = () => queue.slice(0, limit).map(({ update }) => update);
      if (queue.length > 0 || timeout === 0) return ready();
      await new Promise<void>((resolve, reject) => {
        const done = () => {
          clearTimeout(timer);
          gone.removeEventListener('abort', done);
          if (waiting === mine) waiting = undefined;
        };
        const mine = {
          wake: () => {
            done();
            resolve();
          },
          end: (error: Error) => {
            done();
            reject(error);
          },
        };
        const timer = setTimeout(mine.wake, timeout * 1000);
        gone.addEventListener('abort', mine.wake, { once: true });
        waiting = mine;
      });
      return gone.aborted ? [] : ready();
    },
  };
}
