/**
 * A strict Discord on this machine: a gateway and the REST API (v10) that the real discord.js logs into.
 *
 * It has no voice, no webhooks but those of interactions, no moderation, no emoji: whatever the coach does not
 * use is an unknown route, and an unknown route is a fault.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Clock } from '../../support/clock.ts';
import { createBackend } from './backend.ts';
import { createGateway, type GatewayOptions } from './gateway/gateway.ts';
import { PRIVILEGED } from './gateway/intents.ts';
import { openSpecification } from './openapi.ts';
import { createRest, type RestOptions } from './rest.ts';

export interface ServerOptions extends GatewayOptions, RestOptions {
  /** @default any free one */
  readonly port?: number;
  /** @default the machine's */
  readonly clock?: Clock;
  /** The token the app logs in with. @default a well-formed one */
  readonly token?: string;
  /** Privileged intents switched on in the developer portal. @default all */
  readonly privileged?: number;
  /** Recommended shards. @default 1 */
  readonly shards?: number;
}

/** Long ago, so that people and servers are older than everything that happens. */
const APPLICATION = '110000000000000001';
export const TOKEN = `${Buffer.from(APPLICATION).toString('base64url')}.local1.a-token-for-tests-only-00000000000`;

export async function startServer({
  port = 0,
  clock = { now: Date.now },
  token = TOKEN,
  privileged = PRIVILEGED,
  shards = 1,
  ...options
}: ServerOptions = {}) {
  const backend = createBackend(
    { id: APPLICATION, name: 'Coach', token, privileged, shards },
    clock,
  );
  backend.state.users.set(APPLICATION, {
    id: APPLICATION,
    name: 'Coach',
    bot: true,
    locale: 'en-US',
    closed: false,
    installed: false,
  });
  const specification = openSpecification();
  const rest = createRest(backend, specification, options);
  let control: ((request: Request) => Promise<Response>) | undefined;
  const fetch = (request: Request): Response | Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/control' && control) return control(request);
    const upload = /^\/attachments\/\d+\/(\d+)\//u.exec(pathname)?.[1];
    if (upload === undefined) return rest.handle(request);
    const file = backend.state.uploads.get(upload);
    return file
      ? new Response(new Uint8Array(file.bytes), { headers: { 'content-type': file.type } })
      : new Response(null, { status: 404 });
  };
  const server = createAdaptorServer({ fetch, createServer });
  const gateway = createGateway(server as ReturnType<typeof createServer>, backend, options);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  backend.listensAt(origin);
  return {
    /** For `DISCORD_API_URL`. */
    url: `${origin}/api`,
    token,
    backend,
    gateway,
    rest,
    /** Whether bodies are held against the OpenAPI file. */
    validates: specification !== undefined,
    /** Answers `/control`, for a process that has no other way in. */
    serveControl: (by: typeof control): void => {
      control = by;
    },
    close: async (): Promise<void> => {
      gateway.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}
