/**
 * The REST side: finds the route, checks the token, the rate limits and the body, and does what is asked.
 *
 * Every call is kept. What is malformed (an unknown route, an unknown field, a broken limit) is a fault, which
 * fails the test; what is well formed but refused (a missing right, a token of yesterday) is for the test to judge.
 */
import type { Backend } from './backend.ts';
import type { Json } from './flaws.ts';
import { LIMITS } from './limits.ts';
import { readBody, type Sent } from './multipart.ts';
import type { Specification } from './openapi.ts';
import { createRateLimits, type RateLimitOptions } from './rate-limits.ts';
import { Refusal } from './refusal.ts';
import { channelRoutes } from './routes/channels.ts';
import { commandRoutes } from './routes/commands.ts';
import { gatewayRoutes } from './routes/gateway.ts';
import { guildRoutes } from './routes/guilds.ts';
import { interactionRoutes } from './routes/interactions.ts';
import { messageRoutes } from './routes/messages.ts';
import type { Answer, Route } from './routes/route.ts';
import { webhookRoutes } from './routes/webhooks.ts';

export interface RestCall {
  readonly method: string;
  readonly path: string;
  /** As in the OpenAPI file; none where the route is unknown. */
  readonly template: string | undefined;
  readonly body: unknown;
  readonly files: number;
  readonly status: number;
  /** The JSON error code, where it was refused. */
  readonly code: number | undefined;
}

export interface RestOptions extends RateLimitOptions {
  /** Refused requests (401, 403, 429) after which the address is banned. @default 10,000 in ten minutes */
  readonly banAfter?: number;
}

const ROUTES = [
  ...gatewayRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...commandRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
  ...guildRoutes,
].map((route) => ({ ...route, pattern: patternOf(route.template) }));

/** Fixed words go before parameters: `@me` is no id. */
const MATCHED = ROUTES.toSorted((a, b) => count(a.template, '{') - count(b.template, '{'));

function count(text: string, sign: string): number {
  return text.split(sign).length;
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/\{(\w+)\}/gu, '(?<$1>[^/]+)')}$`, 'u');
}

export function createRest(
  backend: Backend,
  specification: Specification | undefined,
  { banAfter = LIMITS.invalidRequests, ...rateLimits }: RestOptions,
) {
  const limits = createRateLimits(rateLimits, backend.now);
  const calls: RestCall[] = [];
  let refused: number[] = [];
  /** Set by tests: what a call is answered with instead, as long as it says so. */
  let interrupt: ((method: string, path: string) => Answer | undefined) | undefined;

  const fault = (method: string, path: string, line: string): void => {
    backend.faults.push(`${method} ${path}: ${line}`);
    backend.changed();
  };

  const isBanned = (): boolean => {
    refused = refused.filter((at) => at > backend.now() - LIMITS.invalidWindowMs);
    return refused.length >= banAfter;
  };

  async function handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const { method } = request;
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/u, '');
    const known = url.pathname.startsWith('/api/v10/');
    const route = known
      ? MATCHED.find((r) => r.method === method && r.pattern.test(path))
      : undefined;
    let sent: Sent = { body: undefined, files: [] };
    let headers: Readonly<Record<string, string>> = {};
    let answer: Answer;
    let code: number | undefined;
    try {
      if (isBanned()) {
        answer = { status: 429, body: 'error code: 1015' };
      } else if (!route) {
        fault(method, url.pathname, 'there is no such route here');
        answer = { status: 404, body: { message: '404: Not Found', code: 0 } };
      } else {
        sent = await readBody(request);
        const params = { ...route.pattern.exec(path)!.groups };
        const verdict = limits.take(
          `${method} ${route.template}`,
          majorOf(params),
          route.open ?? false,
        );
        ({ headers } = verdict);
        const cut = interrupt?.(method, path);
        if (verdict.refused) {
          const { retryAfter, global } = verdict.refused;
          const message = 'You are being rate limited.';
          answer = { status: 429, body: { message, retry_after: retryAfter, global } };
        } else if (cut) {
          answer = cut;
        } else {
          if (!route.open) authorise(request);
          answer = perform(route, url, sent, params);
          if (answer.status !== 204) checkAnswer(route, answer);
        }
      }
    } catch (error) {
      if (!(error instanceof Refusal)) {
        fault(method, path, `the server failed: ${error instanceof Error ? error.stack : error}`);
        answer = { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
      } else {
        const body = error.toJSON();
        ({ code } = error);
        if (MALFORMED.has(error.code)) fault(method, path, JSON.stringify(body));
        answer = { status: error.status, body };
      }
    }
    const { status } = answer;
    if ([401, 403, 429].includes(status)) refused.push(backend.now());
    code ??= status >= 400 ? ((answer.body as { code?: number }).code ?? 0) : undefined;
    const { body, files } = sent;
    calls.push({
      method,
      path,
      template: route?.template,
      body,
      files: files.length,
      status,
      code,
    });
    backend.changed();
    return respond(answer, headers);
  }

  function authorise(request: Request): void {
    const { token } = backend.state.application;
    if (request.headers.get('authorization') !== `Bot ${token}`) throw new Refusal(0);
  }

  /** Does what is asked, unless the route's own rules or the OpenAPI file have something against it. */
  function perform(
    route: Route,
    url: URL,
    { body, files }: Sent,
    params: Readonly<Record<string, string>>,
  ): Answer {
    const { method, template } = route;
    const lines = specification
      ? [
          ...specification.query(method, template, url.searchParams),
          ...specification.request(method, template, body),
        ]
      : [];
    const message = lines.join('; ');
    const refusal = new Refusal(50035, [{ path: ['_openapi'], code: 'OPENAPI', message }]);
    try {
      const query = url.searchParams;
      const answer = route.run({ params, query, body: (body ?? {}) as Json, files, backend });
      if (lines.length > 0) throw refusal;
      return answer;
    } catch (error) {
      // A body of the wrong form may break the rules that look at it.
      if (lines.length > 0 && !(error instanceof Refusal)) throw refusal;
      throw error;
    }
  }

  /** Our own answers must be Discord's too, or the library would be tested against a dream. */
  function checkAnswer({ method, template }: Route, { status, body }: Answer): void {
    const lines = specification?.response(method, template, status, body) ?? [];
    if (lines.length > 0) fault(method, template, `the server's own answer: ${lines.join('; ')}`);
  }

  return {
    handle,
    calls,
    /** Requests of the last ten minutes that count as invalid. */
    invalid: (): number => {
      isBanned();
      return refused.length;
    },
    /** Answers calls by `by` where it returns something; without one, as usual again. */
    interrupt: (by?: typeof interrupt): void => {
      interrupt = by;
    },
  };
}

/** Codes of bodies that are wrong in themselves. */
const MALFORMED = new Set([50035, 50006, 50109, 40005, 50024]);

const majorOf = (params: Readonly<Record<string, string>>): string =>
  [params.channel_id, params.guild_id, params.webhook_id, params.webhook_token].join(' ');

function respond({ status, body }: Answer, headers: Readonly<Record<string, string>>): Response {
  if (status === 204) return new Response(null, { status, headers });
  if (typeof body === 'string') return new Response(body, { status, headers });
  return Response.json(body, { status, headers });
}
