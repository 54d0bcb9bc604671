/** A server on this machine that speaks as much of OpenAI's API as the examiner uses, and behaves as a test wants. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Asked {
  readonly key: string | undefined;
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

/** What the model says: an object is sent as its JSON, a text as it is, a number as that status, nothing never answers. */
export type Says = (asked: Asked) => object | string | number | undefined;

export async function startModelServer(says: Says) {
  const asked: Asked[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.parse(await text(request)) as Omit<Asked, 'key'>;
    const one = { ...body, key: request.headers.authorization };
    asked.push(one);
    const said = says(one);
    if (said === undefined) return;
    if (typeof said === 'number') {
      // As careless servers do, it tells everything it was told.
      response.writeHead(said, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: JSON.stringify(one) } }));
      return;
    }
    const content = typeof said === 'string' ? said : JSON.stringify(said);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        id: 'answer',
        object: 'chat.completion',
        created: 0,
        model: body.model,
        choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      }),
    );
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
