/** The server on a port of this machine: the Bot API under `/bot<token>/`, files under `/file/`, controls under `/control/`. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RawCall } from '../wire/parameters.ts';
import type { Control } from './control.ts';
import type { Telegram } from './create.ts';
import type { Fault } from './faults.ts';

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Longer bodies are refused. */
const MAX_BODY = 60 * 1024 * 1024;
const PATH = /^\/bot([^/]+)\/(\w+)$/u;

export async function listen(telegram: Telegram, control: Control, port = 0): Promise<Listening> {
  const server = createServer((request, response) => {
    void serve(request, response, telegram, control).catch((error: unknown) => {
      // A fault of this server: it must not look like one of Telegram's.
      console.error(error);
      answer(response, 599, { ok: false, error_code: 599, description: String(error) });
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => closeServer(server, telegram),
  };
}

async function closeServer(server: Server, telegram: Telegram): Promise<void> {
  telegram.close();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  telegram: Telegram,
  control: Control,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const body = await bodyOf(request);
  if (url.pathname.startsWith('/control/')) {
    const given = body.length > 0 ? (JSON.parse(body.toString('utf8')) as object) : {};
    return answer(response, 200, await control(url.pathname.slice('/control/'.length), given));
  }
  if (url.pathname.startsWith(`/file/bot${telegram.token}/`))
    return sendFile(response, url.pathname.split('/').at(-1)!, telegram);
  const [, token, method] = PATH.exec(url.pathname) ?? [];
  if (!token || !method) return refuse(response, 404, 'Not Found');
  if (token !== telegram.token)
    return /^\d+:[\w-]+$/u.test(token)
      ? refuse(response, 401, 'Unauthorized')
      : refuse(response, 404, 'Not Found');
  await carry(request, response, telegram, method, {
    body,
    contentType: request.headers['content-type'] ?? '',
    query: url.searchParams,
  });
}

async function carry(
  request: IncomingMessage,
  response: ServerResponse,
  telegram: Telegram,
  method: string,
  raw: RawCall,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const chat = Number(
    /"?chat_id"?[^-\d]{1,12}(-?\d+)/u.exec(raw.body.toString('latin1', 0, 4096))?.[1],
  );
  const fault = telegram.faults.strike(method, Number.isNaN(chat) ? undefined : chat);
  if (fault)
    telegram.transcript.add({
      kind: 'fault',
      what: fault.kind,
      method,
      ...(Number.isNaN(chat) ? {} : { chat }),
    });
  if (fault && strikesBefore(fault, request, response)) return;
  const { status, body } = await telegram.call(method, raw, gone.signal);
  if (fault?.kind === 'cut-after') {
    request.socket.destroy();
    return;
  }
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 1000));
  answer(response, status, body);
}

/** Whether the fault answers in the call's stead. */
function strikesBefore(fault: Fault, request: IncomingMessage, response: ServerResponse): boolean {
  const { status = 502 } = fault;
  switch (fault.kind) {
    case 'cut-before':
      request.socket.destroy();
      return true;
    case 'page':
      response.writeHead(status, { 'content-type': 'text/html' });
      response.end(`<html><body><h1>${status} Bad Gateway</h1></body></html>`);
      return true;
    case 'error':
      answer(response, status, {
        ok: false,
        error_code: status,
        description: fault.description ?? 'Internal Server Error',
        ...(fault.retryAfter ? { parameters: { retry_after: fault.retryAfter } } : {}),
      });
      return true;
    default:
      return false;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY) throw new Error('a body of more than 60 MB');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function sendFile(response: ServerResponse, id: string, { state }: Telegram): void {
  const content = state.files.get(id)?.content;
  response.writeHead(content ? 200 : 404, { 'content-type': 'application/octet-stream' });
  response.end(content);
}

const refuse = (response: ServerResponse, status: number, description: string): void =>
  answer(response, status, { ok: false, error_code: status, description });

function answer(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
