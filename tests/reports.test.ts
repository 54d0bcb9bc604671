import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { createReports } from '../src/reports.ts';

const folder = mkdtempSync(join(tmpdir(), 'coach-reports-'));
afterAll(() => rmSync(folder, { recursive: true }));

const REPORT = {
  slug: 'scale-sqrt-dk',
  words: 'the 22.03 is wrong, @everyone <!channel>',
  language: 'en',
  at: 1_795_000_000_000,
};

/** Files a report, with a webhook that answers with `status`, or none; tells where it went. */
async function filed(status?: number) {
  const received: unknown[] = [];
  const server = createServer(async (request, response) => {
    received.push(JSON.parse(await text(request)));
    response.writeHead(status!, { location: '/elsewhere' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret`;
  const file = join(mkdtempSync(join(folder, 'data-')), 'new', 'reports.jsonl');
  try {
    await createReports(file, status === undefined ? undefined : url, createLog('silent'))(REPORT);
  } finally {
    server.close();
  }
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  return { received, lines: lines.map((line) => JSON.parse(line) as unknown) };
}

describe('a report', () => {
  it('goes into the file, a line each', async () => {
    expect(await filed()).toEqual({ received: [], lines: [REPORT] });
  });

  it('goes to the webhook, as data and as a line that calls nobody', async () => {
    const { received, lines } = await filed(204);
    expect(lines).toEqual([]);
    expect(received).toEqual([
      {
        ...REPORT,
        content: 'scale-sqrt-dk (en): the 22.03 is wrong, @everyone <!channel>',
        allowed_mentions: { parse: [] },
        text: 'scale-sqrt-dk (en): the 22.03 is wrong, @everyone &lt;!channel&gt;',
      },
    ]);
  });

  it.each([500, 403, 302])('goes into the file where the webhook says %i', async (status) => {
    expect((await filed(status)).lines).toEqual([REPORT]);
  });

  it('goes into the file where nobody answers', async () => {
    const file = join(mkdtempSync(join(folder, 'data-')), 'reports.jsonl');
    await createReports(file, 'http://127.0.0.1:9/secret', createLog('silent'))(REPORT);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(REPORT);
  });
});
