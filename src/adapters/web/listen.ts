/** The socket of the web page: opened at a host and port, closed when those in use are done. */
import { serve } from '@hono/node-server';

export interface Listening {
  readonly url: string;
  /** Whether only this machine can reach it. */
  readonly loopbackOnly: boolean;
  /** Takes no new connection, and resolves when those in use are done. */
  close(): Promise<void>;
}

/** Rejects with the system's error where it cannot listen (`EADDRINUSE` …). Port 0 takes any free one. */
export function listen(
  { host, port }: { readonly host: string; readonly port: number },
  answer: (request: Request) => Response | Promise<Response>,
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: answer, hostname: host, port }, (info) => {
      resolve({
        url: `http://${shown(host)}:${info.port}`,
        loopbackOnly: isLoopback(host),
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            if ('closeIdleConnections' in server) server.closeIdleConnections();
          }),
      });
    });
    server.on('error', reject);
  });
}

/** The host as a browser takes it: "all addresses" is nothing one can open. */
function shown(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\./u.test(host);
