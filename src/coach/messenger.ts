/**
 * How the coach speaks without having been spoken to: to a place, through the adapter it belongs to.
 *
 * Messages that are kept up to date are sent at most once in two seconds each; of several versions the last
 * one always arrives.
 */
import type { Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';

/** The least time between two versions of one message. */
export const EDIT_MS = 2000;

/** Sends to one place of an adapter. Rejects with a `PlatformError` where the platform refuses. */
export type Post = (place: string, replies: readonly Reply[], language: Language) => Promise<void>;

export interface Messenger {
  /** `adapter` is the first part of its places' ids. */
  register(adapter: string, post: Post): void;
  post: Post;
  /** Sends the versions that had to wait and whose time has come. */
  flush(): Promise<void>;
}

interface Waiting {
  readonly place: string;
  readonly reply: Reply;
  readonly language: Language;
}

/** What the platform did not take, and whether it is worth trying again. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  /**
   * `blocked`: the person or group doesn't want us; `gone`: the place is no more; `moved`: it has another id,
   * `movedTo`; `forbidden`: a right is missing, named in the message; `busy`: later, after `retryAfterMs`;
   * `unsure`: it may or may not have arrived; `failed`: it did not arrive.
   */
  readonly code: 'blocked' | 'gone' | 'moved' | 'forbidden' | 'busy' | 'unsure' | 'failed';
  readonly retryAfterMs: number | undefined;
  readonly movedTo: string | undefined;

  constructor(
    code: PlatformError['code'],
    message: string,
    {
      retryAfterMs,
      movedTo,
      cause,
    }: { retryAfterMs?: number; movedTo?: string; cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.movedTo = movedTo;
  }
}

export function createMessenger(now: () => number): Messenger {
  const adapters = new Map<string, Post>();
  const sentAt = new Map<string, number>();
  const waiting = new Map<string, Waiting>();
  const send: Post = async (place, replies, language) => {
    const adapter = adapters.get(place.split(':')[0]!);
    if (!adapter) throw new PlatformError('gone', `no adapter for ${place.split(':')[0]}`);
    await adapter(place, replies, language);
  };
  return {
    register: (adapter, post) => {
      adapters.set(adapter, post);
    },
    post: async (place, replies, language) => {
      const time = now();
      const ready = replies.filter((reply) => {
        if (reply.key === undefined) return true;
        const id = `${place} ${reply.key}`;
        if ((sentAt.get(id) ?? Number.NEGATIVE_INFINITY) + EDIT_MS > time) {
          waiting.set(id, { place, reply, language });
          return false;
        }
        sentAt.set(id, time);
        waiting.delete(id);
        return true;
      });
      if (ready.length > 0) await send(place, ready, language);
    },
    flush: async () => {
      const time = now();
      const ready = [...waiting].filter(([id]) => (sentAt.get(id) ?? 0) + EDIT_MS <= time);
      for (const [id] of ready) {
        waiting.delete(id);
        sentAt.set(id, time);
      }
      for (const [id, at] of sentAt) if (at + EDIT_MS < time && !waiting.has(id)) sentAt.delete(id);
      await Promise.allSettled(
        ready.map(([, { place, reply, language }]) => send(place, [reply], language)),
      );
    },
  };
}
