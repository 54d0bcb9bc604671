/**
 * Refused requests, counted: Discord bars an address that sends too many. Long before that, whatever is not an answer
 * to somebody who waits is held back until the ten minutes are over.
 */
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { PlatformError } from '#coach/messenger.ts';
import { LIMITS } from './limits.ts';

/** Of the ten thousand that are allowed. */
const SHARE = 0.1;

type Send = RESTOptions['makeRequest'];

export interface Brake {
  /** Takes the place of the library's own sending. */
  readonly send: Send;
}

/** `pulled` is called once a window, when the limit is reached. */
export function createBrake(
  now: () => number,
  pulled: (count: number) => void,
  send: Send = (url, init) => DefaultRestOptions.makeRequest(url, init),
): Brake {
  let count = 0;
  let until = 0;
  const most = LIMITS.invalidRequests * SHARE;
  return {
    send: async (url, init) => {
      if (now() >= until) {
        count = 0;
        until = now() + LIMITS.invalidWindowMs;
      }
      // Answers to interactions carry their own right, and can't be refused for lack of one.
      if (count >= most && !/\/(?:interactions|webhooks)\//u.test(url)) {
        throw new PlatformError('busy', 'discord: too many refused requests', {
          retryAfterMs: until - now(),
        });
      }
      const response = await send(url, init);
      if (isInvalid(response) && ++count === most) pulled(count);
      return response;
    },
  };
}

/** A limit that all apps share is nobody's fault. */
const isInvalid = ({ status, headers }: Awaited<ReturnType<Send>>): boolean =>
  status === 401 ||
  status === 403 ||
  (status === 429 && headers.get('x-ratelimit-scope') !== 'shared');
