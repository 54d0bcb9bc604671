/** Rate limits as Discord tells them in headers, and as it enforces them (topics/rate-limits). */
import { createHash } from 'node:crypto';

export interface RateLimitOptions {
  /** Requests a bucket takes in its window. @default 1,000: nobody waits in a test about something else */
  readonly perBucket?: number;
  /** @default 5,000 */
  readonly windowMs?: number;
  /** Requests a second over all routes; interactions are exempt. @default none */
  readonly globalPerSecond?: number;
}

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  /** Set where the request is one too many. */
  readonly refused?: { readonly retryAfter: number; readonly global: boolean };
}

export function createRateLimits(
  { perBucket = 1000, windowMs = 5000, globalPerSecond }: RateLimitOptions,
  now: () => number,
) {
  const buckets = new Map<string, { left: number; resetAt: number }>();
  let second = { at: 0, count: 0 };
  return {
    /** Counts a request on a route; `major` is the channel, guild or webhook that has a bucket of its own. */
    take: (route: string, major: string, exempt: boolean): Verdict => {
      const time = now();
      if (globalPerSecond !== undefined && !exempt) {
        if (time - second.at >= 1000) second = { at: time, count: 0 };
        second.count += 1;
        if (second.count > globalPerSecond) {
          const retryAfter = (second.at + 1000 - time) / 1000;
          return {
            refused: { retryAfter, global: true },
            headers: {
              'retry-after': String(Math.ceil(retryAfter)),
              'x-ratelimit-global': 'true',
              'x-ratelimit-scope': 'global',
            },
          };
        }
      }
      const key = `${route} ${major}`;
      let bucket = buckets.get(key);
      if (!bucket || bucket.resetAt <= time) {
        bucket = { left: perBucket, resetAt: time + windowMs };
        buckets.set(key, bucket);
      }
      const refused = bucket.left === 0;
      bucket.left = Math.max(0, bucket.left - 1);
      const after = (bucket.resetAt - time) / 1000;
      const headers: Record<string, string> = {
        'x-ratelimit-limit': String(perBucket),
        'x-ratelimit-remaining': String(bucket.left),
        'x-ratelimit-reset': String(bucket.resetAt / 1000),
        'x-ratelimit-reset-after': String(after),
        'x-ratelimit-bucket': createHash('sha256').update(route).digest('hex').slice(0, 32),
      };
      if (!refused) return { headers };
      headers['retry-after'] = String(Math.ceil(after));
      headers['x-ratelimit-scope'] = 'user';
      return { headers, refused: { retryAfter: after, global: false } };
    },
  };
}
