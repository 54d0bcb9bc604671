/** What keeps the page to itself: headers, who may call it from where, how large a request may be. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** Nothing from elsewhere, no inline script or style, no frame around the page. */
export const headers = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    // Plain http on loopback has no use for it, and a proxy sets its own.
    strictTransportSecurity: false,
  });

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Bound to loopback, only loopback names are served: a page elsewhere whose name was pointed at this
 * machine (DNS rebinding) gets nothing.
 */
export const knownHost =
  (loopbackOnly: boolean): MiddlewareHandler =>
  async (c, next) => {
    const host = c.req.header('host')?.replace(/:\d+$/u, '').toLowerCase();
    if (loopbackOnly && (host === undefined || !LOOPBACK.has(host))) {
      return c.text('This page is served to this machine only.', 421);
    }
    return next();
  };

/**
 * Whoever has the token; without a token, everybody on this machine where the page is served to this machine only. Others
 * don't learn that there is something.
 */
export const onlyOperator =
  (loopbackOnly: boolean, token: string | undefined): MiddlewareHandler =>
  async (c, next) => {
    const [, given = ''] = /^Bearer (.+)$/u.exec(c.req.header('authorization') ?? '') ?? [];
    const may = token === undefined ? loopbackOnly : isSame(given, token);
    return may ? next() : c.notFound();
  };

/** Takes the same time whatever is wrong. */
function isSame(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(x!, y!);
}

/** A request that changes something must come from the page itself. */
export const sameOrigin = (): MiddlewareHandler => async (c, next) => {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const foreign =
    (site !== undefined && site !== 'same-origin') ||
    (origin !== undefined && URL.parse(origin)?.host !== c.req.header('host'));
  return foreign ? c.json({ error: 'foreign origin' }, 403) : next();
};
