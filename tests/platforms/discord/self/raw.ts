/** A client without manners, for tests of the server itself: it sends whatever it is told to, and closes nothing nicely. */
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { TestDiscord } from '../fixture.ts';
import type { Json } from '../flaws.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server says is looked at field by field
  readonly body: any;
}

/** Calls the REST interface; the faults this causes are the point of the test, and forgotten. */
export function rawRest(discord: TestDiscord, token = discord.token) {
  discord.backend.expectsFaults = true;
  const send = async (method: string, path: string, init: RequestInit): Promise<RawAnswer> => {
    const response = await fetch(`${discord.url}/v10${path}`, {
      method,
      ...init,
      headers: { authorization: `Bot ${token}`, ...init.headers },
    });
    const text = await response.text();
    discord.takeFaults();
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
    };
  };
  return {
    call: (method: string, path: string, body?: unknown): Promise<RawAnswer> =>
      send(method, path, {
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    upload: (
      method: string,
      path: string,
      payload: Json,
      files: Readonly<Record<string, Uint8Array>>,
    ): Promise<RawAnswer> => {
      const form = new FormData();
      form.set('payload_json', JSON.stringify(payload));
      for (const [index, [name, bytes]] of Object.entries(files).entries()) {
        form.set(`files[${index}]`, new Blob([new Uint8Array(bytes)], { type: 'image/png' }), name);
      }
      return send(method, path, { body: form });
    },
  };
}

/** A picture of one pixel, as far as its head. */
export const PNG = new Uint8Array([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
  0, 0, 0, 1, 8, 2, 0, 0, 0,
]);

export interface Payload {
  readonly op: number;
  readonly s: number | null;
  readonly t: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly d: any;
}

/** Connects to the gateway and collects what it says. */
export async function rawGateway(discord: TestDiscord) {
  const origin = discord.url.replace(/^http/u, 'ws').replace(/\/api$/u, '');
  const socket = new WebSocket(`${origin}/?v=10&encoding=json`);
  onTestFinished(() => socket.terminate());
  const heard: Payload[] = [];
  const waiting = new Set<() => void>();
  let closed: number | undefined;
  const wake = (): void => {
    for (const look of [...waiting]) look();
  };
  socket.on('message', (data) => {
    heard.push(JSON.parse(String(data)) as Payload);
    wake();
  });
  const closing = new Promise<number>((resolve) =>
    socket.on('close', (code) => {
      closed = code;
      resolve(code);
      wake();
    }),
  );
  /** The last of `count` events of a name, or answers of an opcode. */
  const hears = (what: string | number, count = 1): Promise<Payload> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = heard.filter(({ op, t }) =>
          typeof what === 'string' ? t === what : op === what,
        )[count - 1];
        if (found) {
          waiting.delete(look);
          resolve(found);
        } else if (closed !== undefined) reject(new Error(`closed with ${closed}`));
      };
      waiting.add(look);
      look();
    });
  const says = (op: number, d: unknown): void => socket.send(JSON.stringify({ op, d }));
  const identify = (more: Json = {}): void =>
    says(2, {
      token: discord.token,
      intents: 1 | 512 | 4096,
      properties: { os: 'linux', browser: 'test', device: 'test' },
      ...more,
    });
  await hears(10);
  return {
    heard,
    hears,
    says,
    identify,
    raw: (text: string) => socket.send(text),
    /** The code it was closed with. */
    closing,
    /** Breaks off without a word. */
    drop: (): void => socket.terminate(),
    events: (): (string | null)[] => heard.filter(({ op }) => op === 0).map(({ t }) => t),
  };
}
