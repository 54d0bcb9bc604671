/**
 * Parameters that are serialised once and sent often: an answer of the bank is some ten kilobytes of JSON, the same for
 * everybody who asks. They go into the body as they stand, over connections that stay open.
 */
import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { HttpError, type Transformer } from 'grammy';

/** A value as the bytes of its JSON. */
export class Ready {
  readonly json: Buffer;

  constructor(value: unknown) {
    this.json = Buffer.from(JSON.stringify(value));
  }
}

/** Silence of the server after which a call counts as failed. */
export const TIMEOUT_MS = 60_000;

/** Makes the calls that have such a parameter; all others are grammY's. */
export function sendingReady(apiRoot: string, token: string): Transformer {
  const { protocol, hostname, port, pathname } = new URL(apiRoot);
  const isSecure = protocol === 'https:';
  const agent = new (isSecure ? HttpsAgent : HttpAgent)({ keepAlive: true });
  const server = {
    protocol,
    hostname: hostname.replace(/^\[(.*)\]$/u, '$1'),
    ...(port === '' ? {} : { port }),
    agent,
    method: 'POST',
    timeout: TIMEOUT_MS,
  };
  const root = `${pathname.replace(/\/$/u, '')}/bot${token}`;
  const request = isSecure ? requestHttps : requestHttp;
  return async (prev, method, payload, signal) => {
    const given = Object.entries(payload ?? {});
    const ready = given.filter(([, value]) => value instanceof Ready) as [string, Ready][];
    if (ready.length === 0) return prev(method, payload, signal);
    const rest = given.filter(([, value]) => !(value instanceof Ready));
    const body = bodyOf(Object.fromEntries(rest), ready);
    return new Promise((resolve, reject) => {
      const fail = (error: unknown) =>
        reject(new HttpError(`Network request for '${method}' failed!`, error));
      const call = request(
        {
          ...server,
          path: `${root}/${method}`,
          headers: {
            'content-type': 'application/json',
            'content-length': body.reduce((sum, { length }) => sum + length, 0),
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', fail);
          response.on('end', () => {
            try {
              resolve(answerOf(chunks));
            } catch (error) {
              fail(error);
            }
          });
        },
      );
      call.on('error', fail);
      call.on('timeout', () => call.destroy(new Error('timed out')));
      // As they are, without a copy.
      call.cork();
      for (const part of body) call.write(part);
      call.end();
    });
  };
}

const OK = '{"ok":true,"result":{';

/**
 * What the server says. A message that was taken is told back with all it holds, and hardly anybody looks at that: it is
 * read when somebody does.
 */
function answerOf(chunks: readonly Buffer[]): Awaited<ReturnType<Parameters<Transformer>[0]>> {
  const whole = () => JSON.parse(Buffer.concat(chunks).toString('utf8'));
  if (chunks[0]?.subarray(0, OK.length).toString('latin1') !== OK) return whole();
  let message: { message_id: number } | undefined;
  return {
    ok: true,
    result: {
      get message_id() {
        message ??= whole().result as { message_id: number };
        return message.message_id;
      },
    } as never,
  };
}

/** One JSON object in parts: what is serialised now, and what was before. */
function bodyOf(rest: object, ready: readonly (readonly [string, Ready])[]): Buffer[] {
  const parts: Buffer[] = [];
  const open = JSON.stringify(rest).slice(0, -1);
  parts.push(Buffer.from(open));
  for (const [i, [name, { json }]] of ready.entries()) {
    const comma = i > 0 || open.length > 1 ? ',' : '';
    parts.push(Buffer.from(`${comma}${JSON.stringify(name)}:`), json);
  }
  parts.push(Buffer.from('}'));
  return parts;
}
