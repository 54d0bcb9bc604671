/**
 * Messages that are kept up to date: where each stands, so that the next version finds it after a restart, and the polls
 * whose answers are scored.
 */
import { createHash } from 'node:crypto';
import type { Store } from '#store/store.ts';
import type { Planned } from './plan.ts';

/** One message of a kept reply. */
export interface KeptMessage {
  readonly id: number;
  readonly kind: Planned['kind'];
  /** Of its content: what is the same already isn't sent again. */
  readonly hash: string;
  readonly poll?: string;
  /** When Telegram closes the poll by itself. */
  readonly closesAt?: number;
  /** Buttons stand under it. */
  readonly buttons?: boolean;
}

/** What a person's answer to a poll means. */
export interface KeptPoll {
  readonly place: string;
  /** Pressed with the letters picked. */
  readonly settle: string;
  readonly letters: readonly string[];
}

/** No chat is called so. */
const POLLS = 'telegram:polls';
/** What a place is called now. */
const MOVED = 'telegram:moved';

export function createKept(
  store: Pick<Store, 'messages' | 'places' | 'atomically'>,
  now: () => number,
) {
  const { messages } = store;
  return {
    find: async (place: string, key: string): Promise<readonly KeptMessage[]> => {
      const ref = await messages.find(place, key);
      return ref === undefined ? [] : (JSON.parse(ref) as KeptMessage[]);
    },
    keep: (place: string, key: string, kept: readonly KeptMessage[]) =>
      messages.remember(place, key, JSON.stringify(kept), now()),
    poll: async (id: string): Promise<KeptPoll | undefined> => {
      const ref = await messages.find(POLLS, id);
      return ref === undefined ? undefined : (JSON.parse(ref) as KeptPoll);
    },
    keepPoll: (id: string, poll: KeptPoll) =>
      messages.remember(POLLS, id, JSON.stringify(poll), now()),
    /** Everything of a group that became a supergroup is the supergroup's; told twice, it moves once. */
    move: (from: string, to: string) =>
      store.atomically(async (kept) => {
        await kept.places.move(from, to);
        await kept.messages.remember(MOVED, from, to, now());
      }),
    /** The place a button or a poll of before the move belongs to. */
    nowadays: async (place: string): Promise<string> => {
      const [whole = '', thread] = place.split('/');
      const moved = await messages.find(MOVED, whole);
      if (moved === undefined) return place;
      return thread === undefined ? moved : `${moved}/${thread}`;
    },
  };
}

export type Kept = ReturnType<typeof createKept>;

export const hashOfPlanned = (planned: Planned): string =>
  createHash('sha256').update(JSON.stringify(planned)).digest('base64url').slice(0, 16);
