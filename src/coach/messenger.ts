/**
 * How the coach speaks without having been spoken to: to a place, through the adapter it belongs to.
 *
 * Messages that are kept up to date are sent at most once in two seconds each; of several versions the last
 * one always arrives.
 */
import type { Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import type { Passed } from '#schedule/gate.ts';
import type { Pace, Pacer } from '#schedule/pace.ts';
import type { Place } from './turn.ts';

export type { Pace, Passed };

/** The least time between two versions of one message. */
export const EDIT_MS = 2000;

/** How a message goes out, where its platform can do so; what it can't is left out. */
export interface PostOptions {
  /** The same at every try: a platform that knows such marks (Discord's nonce) sends one message only. */
  readonly once?: string;
  /** Without a sound. */
  readonly silent?: boolean;
  readonly pin?: boolean;
  /** The id of a role that is called. */
  readonly calls?: string;
  /**
   * Given to outlets with a pace, to be asked before each message leaves: it resolves when that may be, with what to
   * call once the platform has answered. Where it rejects nothing may leave, and `post` rejects with the same.
   */
  readonly pass?: Pass;
}

export type Pass = () => Promise<Passed>;

/** What can be asked of a post, as far as the platform has such a thing. */
export type Offer = 'silent' | 'pin' | 'calls';

/** Sends to one place of an adapter. Rejects with a `PlatformError` where the platform refuses. */
export type Post = (
  place: string,
  replies: readonly Reply[],
  language: Language,
  options?: PostOptions,
) => Promise<void>;

/** A place that was opened beside another; `url` leads into it, where the platform has such links. */
export interface Thread extends Place {
  readonly url?: string;
}

/** What an adapter can do without having been spoken to. */
export interface Outlet {
  readonly post: Post;
  /** How fast its platform takes messages. @default as fast as they come */
  readonly pace?: Pace;
  /** @default nothing */
  readonly offers?: readonly Offer[];
  /** For so long its platform takes two messages of the same `once` as one. @default it knows no such marks */
  readonly onceMs?: number;
  /** Opens a thread or topic of its own beside a place; `undefined` where there are none, or a right is missing. */
  openThread?(place: Place, title: string): Promise<Thread | undefined>;
  /** Those of `accounts` who are no longer in the group; others than this adapter's are passed over. @default nobody */
  absent?(group: string, accounts: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * The rights the coach lacks in a place to post there, and to do besides what is wanted; each in words for those who can
   * give them.
   */
  missingRights?(
    place: string,
    language: Language,
    wanted?: readonly Offer[],
  ): Promise<readonly string[]>;
  /** What people call a place of several. @default it has no name */
  nameOf?(place: string): Promise<string | undefined>;
}

export interface Messenger {
  /** `adapter` is the first part of its places' ids. */
  register(adapter: string, outlet: Outlet): void;
  post: Post;
  openThread(place: Place, title: string): Promise<Thread | undefined>;
  missingRights(
    place: string,
    language: Language,
    wanted?: readonly Offer[],
  ): Promise<readonly string[]>;
  nameOf(place: string): Promise<string | undefined>;
  absent(group: string, accounts: readonly string[]): Promise<ReadonlySet<string>>;
  /** Which adapters there are by now. */
  adapters(): readonly string[];
  /** What the outlet of a place says of itself. */
  of(place: string): Pick<Outlet, 'pace' | 'offers' | 'onceMs'>;
  /** For adapters with a pace: to be asked before an answer leaves, as `pass` is before a post. Answers go first. */
  turn(place: string): Promise<Passed>;
  /** For what nobody waits for. Rejects with `Crowded` where the place alone would take longer than `patienceMs`. */
  laterTurn(place: string, patienceMs?: number): Promise<Passed>;
  /** Sends the versions that had to wait and whose time has come. */
  flush(): Promise<void>;
}

interface Waiting {
  /** The platform wants no version of it before this moment. */
  readonly notBefore?: number;
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

/** For what is shown besides: that a count can't be brought up to date is no reason to keep an answer back. */
export async function besides(showing: Promise<void>): Promise<void> {
  try {
    await showing;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
  }
}

const atOnce: Passed = () => {};

/** Without a `pacer` everything leaves at once. */
export function createMessenger(now: () => number, pacer?: Pacer): Messenger {
  const adapters = new Map<string, Outlet>();
  const sentAt = new Map<string, number>();
  const waiting = new Map<string, Waiting>();
  /** When a version was last sent, `undefined` for never; a clock that was put back makes it now. */
  const lastSent = (id: string, time: number): number | undefined => {
    const at = sentAt.get(id);
    if (at === undefined || at <= time) return at;
    sentAt.set(id, time);
    return time;
  };
  const outletOf = (place: string) => adapters.get(place.split(':')[0]!);
  const send: Post = async (place, replies, language, options) => {
    const outlet = outletOf(place);
    if (!outlet) throw new PlatformError('gone', `no adapter for ${place.split(':')[0]}`);
    const pass = options?.pass ?? (() => turn(place, 'soon'));
    if (outlet.pace) return outlet.post(place, replies, language, { ...options, pass });
    // An outlet without a pace knows nothing of passes.
    const passed = await pass();
    await outlet.post(place, replies, language, options);
    passed(true);
  };
  const turn = async (
    place: string,
    urgency: 'soon' | 'later',
    patienceMs?: number,
  ): Promise<Passed> => {
    const pace = outletOf(place)?.pace;
    return pace && pacer ? pacer.turn(place, pace, urgency, patienceMs) : atOnce;
  };
  /** One the platform has no time for waits again, unless a newer one has come meanwhile. */
  const sendWaiting = async (id: string, version: Waiting): Promise<void> => {
    try {
      await send(version.place, [version.reply], version.language);
    } catch (error) {
      if (!(error instanceof PlatformError) || error.code !== 'busy' || waiting.has(id)) return;
      waiting.set(id, { ...version, notBefore: now() + (error.retryAfterMs ?? EDIT_MS) });
    }
  };
  return {
    register: (adapter, outlet) => {
      adapters.set(adapter, outlet);
    },
    openThread: async (place, title) => outletOf(place.id)?.openThread?.(place, title),
    absent: async (group, accounts) =>
      (await outletOf(group)?.absent?.(group, accounts)) ?? new Set(),
    missingRights: async (place, language, wanted) =>
      (await outletOf(place)?.missingRights?.(place, language, wanted)) ?? [],
    nameOf: async (place) => outletOf(place)?.nameOf?.(place),
    adapters: () => [...adapters.keys()],
    of: (place) => outletOf(place) ?? {},
    turn: (place) => turn(place, 'soon'),
    laterTurn: (place, patienceMs) => turn(place, 'later', patienceMs),
    post: async (place, replies, language, options) => {
      const time = now();
      const ready = replies.filter((reply) => {
        if (reply.key === undefined) return true;
        const id = `${place} ${reply.key}`;
        // What is sent once is nobody's newer version.
        const isVersion = options?.once === undefined;
        if (isVersion && (lastSent(id, time) ?? Number.NEGATIVE_INFINITY) + EDIT_MS > time) {
          waiting.set(id, { place, reply, language });
          return false;
        }
        sentAt.set(id, time);
        waiting.delete(id);
        return true;
      });
      if (ready.length > 0) await send(place, ready, language, options);
    },
    flush: async () => {
      const time = now();
      const ready = [...waiting].filter(
        ([id, { notBefore = 0 }]) =>
          (lastSent(id, time) ?? 0) + EDIT_MS <= time && notBefore <= time,
      );
      for (const [id] of ready) {
        waiting.delete(id);
        sentAt.set(id, time);
      }
      for (const [id, at] of sentAt) if (at + EDIT_MS < time && !waiting.has(id)) sentAt.delete(id);
      await Promise.allSettled(ready.map(([id, version]) => sendWaiting(id, version)));
    },
  };
}
