/** Telegram's rate limits as far as they are known: overall, a chat, a group. Beyond them it answers 429. */
import { ApiError } from './api-error.ts';

export interface RateOptions {
  /** Messages a second over all chats. @default 30 */
  readonly overall?: number;
  /** Messages a second into one chat. @default 1 */
  readonly chat?: number;
  /** How many may come at once into one chat. @default 3 */
  readonly burst?: number;
  /** Messages a minute into one group, and as many edits. @default 20 */
  readonly group?: number;
}

export interface Rates {
  /** Throws a 429 where `messages` more are too many now. Groups have negative ids; edits are counted for themselves. */
  spend(chat: number, messages: number, kind: 'send' | 'edit'): void;
  /** How many calls were refused. */
  refused(): number;
}

export const noRates: Rates = { spend: () => undefined, refused: () => 0 };

const MINUTE = 60_000;

export function createRates(
  now: () => number,
  { overall = 30, chat: perSecond = 1, burst = 3, group = 20 }: RateOptions = {},
): Rates {
  const all = createBucket(overall, 1000 / overall);
  const chats = new Map<string, Bucket>();
  const groups = new Map<string, Bucket>();
  let refusals = 0;
  const of = (map: Map<string, Bucket>, id: string, make: () => Bucket) => {
    const known = map.get(id) ?? make();
    map.set(id, known);
    return known;
  };
  return {
    refused: () => refusals,
    spend: (id, messages, kind) => {
      const key = `${kind} ${id}`;
      const buckets = [
        all,
        of(chats, key, () => createBucket(burst, 1000 / perSecond)),
        ...(id < 0 ? [of(groups, key, () => createBucket(group, MINUTE / group))] : []),
      ];
      const time = now();
      const waitMs = Math.max(...buckets.map((bucket) => bucket.waitFor(messages, time)));
      if (waitMs > 0) {
        refusals++;
        const seconds = Math.ceil(waitMs / 1000);
        throw new ApiError(429, `Too Many Requests: retry after ${seconds}`, {
          parameters: { retry_after: seconds },
        });
      }
      for (const bucket of buckets) bucket.take(messages, time);
    },
  };
}

interface Bucket {
  /** Milliseconds until `count` fit; an album larger than the bucket waits for a full one. */
  waitFor(count: number, time: number): number;
  take(count: number, time: number): void;
}

/** Fills by one every `everyMs`, up to `size`. */
function createBucket(size: number, everyMs: number): Bucket {
  let level = size;
  let since = Number.NEGATIVE_INFINITY;
  const fill = (time: number) => {
    level = Math.min(size, level + (time - since) / everyMs);
    since = time;
  };
  return {
    waitFor: (count, time) => {
      fill(time);
      return Math.max(0, (Math.min(count, size) - level) * everyMs);
    },
    take: (count, time) => {
      fill(time);
      level -= count;
    },
  };
}
