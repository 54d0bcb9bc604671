/**
 * Ids of buttons for platforms that limit their length: one that is too long goes out as its hash, and what the hash
 * stands for is kept in the store, so that the button still works after a restart.
 */
import { createHash } from 'node:crypto';
import type { Store } from '#store/store.ts';
import { BUTTON_IDS } from '#store/tidy.ts';
import { createRecent } from './shared/recent.ts';

/** No ability begins like this. */
const MARK = '~';
const HASH_LENGTH = 22;
const KEPT_IN_MEMORY = 10_000;
/** They are kept for more than a year from then on. */
const KEEP_AGAIN_MS = 86_400_000;

/** The id itself where it takes at most `maxBytes`, else a short one of 23 bytes, always the same. */
export const shortId = (id: string, maxBytes: number): string =>
  Buffer.byteLength(id) <= maxBytes
    ? id
    : MARK + createHash('sha256').update(id).digest('base64url').slice(0, HASH_LENGTH);

export interface ButtonIds {
  /** Keeps what the short ids among these stand for; before the message goes out. */
  keep(ids: readonly string[]): Promise<void>;
  /** The id behind a pressed one; `undefined` where it has been forgotten. */
  whole(pressed: string): Promise<string | undefined>;
}

export function createButtonIds(
  { messages }: Pick<Store, 'messages'>,
  maxBytes: number,
  now: () => number,
): ButtonIds {
  /** When each was kept last: the same buttons go out again and again, and keeping one is a write to the disk. */
  const fresh = createRecent<string, number>(KEPT_IN_MEMORY);
  return {
    keep: async (ids) => {
      for (const id of new Set(ids)) {
        const short = shortId(id, maxBytes);
        if (short === id || (fresh.get(short) ?? 0) > now() - KEEP_AGAIN_MS) continue;
        await messages.remember(BUTTON_IDS, short, id, now());
        fresh.set(short, now());
      }
    },
    whole: async (pressed) =>
      pressed.startsWith(MARK) ? messages.find(BUTTON_IDS, pressed) : pressed,
  };
}
