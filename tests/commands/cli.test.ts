import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a person would, with an environment of its own. */
function coach(
  args: readonly string[],
  { stdin = '', env = {} as Record<string, string> } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/main.ts', ...args], {
      env: {
        PATH: process.env.PATH ?? '',
        HOME: process.env.HOME ?? '',
        LOG_LEVEL: 'error',
        ...env,
      },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(stdin);
  });
}

describe('coach ask', () => {
  it('prints the answer, the computed number and where the figure is', async () => {
    const { out, code } = await coach(['ask', 'why scale attention']);
    expect(code).toBe(0);
    expect(out).toMatch(/√d_k/u);
    expect(out).toMatch(/the measured variance of q·k is [\d.]+/u);
    expect(out).toMatch(/Figure: \S+\.png/u);
    expect(out).not.toContain('\u001B');
  });

  it('keeps what it has read in a folder for nobody else’s eyes, and answers the same from it', async () => {
    const home = await mkdtemp(join(tmpdir(), 'coach-cli-'));
    const DATA_DIR = join(home, 'data');
    try {
      const ask = () => coach(['ask', 'why scale attention', '--json'], { env: { DATA_DIR } });
      const first = await ask();
      const { mode } = await stat(DATA_DIR);
      expect((mode & 0o777).toString(8)).toBe('700');
      expect(await ask()).toEqual(first);
    } finally {
      await rm(home, { recursive: true });
    }
  });

  it('--json has the fields of the contract', async () => {
    const { out } = await coach(['ask', '为啥要除根号dk', '--json', '--explain']);
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual([
      'query',
      'lang',
      'answer',
      'confidence',
      'candidates',
      'title',
      'markdown',
      'matched',
      'beside',
    ]);
    expect(answer).toMatchObject({ query: '为啥要除根号dk', lang: 'zh', answer: 'scale-sqrt-dk' });
    expect(answer.candidates.length).toBeLessThanOrEqual(5);
    expect(answer.matched[0].slug).toBe('scale-sqrt-dk');
  });

  it('--lang decides the language', async () => {
    const { out } = await coach(['ask', 'why scale attention', '--json', '--lang', 'zh']);
    expect(JSON.parse(out)).toMatchObject({
      lang: 'zh',
      answer: 'scale-sqrt-dk',
      markdown: expect.stringMatching(/方差/u),
    });
  });

  it('--batch --json answers line by line, in order, and says which line it cannot read', async () => {
    const { out, code } = await coach(['ask', '--batch', '--json'], {
      stdin:
        '{"q":"为啥要除根号dk"}\n\n{"q":"best pizza near me"}\nnot json\n{"q":"mask pad tokens"}\n',
    });
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ answer }) => answer)).toEqual([
      'scale-sqrt-dk',
      null,
      undefined,
      'padding-mask',
    ]);
    expect(Object.keys(lines[0])).toEqual(['q', 'answer', 'confidence', 'candidates']);
    expect(lines[2].error).toMatch(/expected a JSON object/u);
    expect(code).toBe(1);
  });

  it('says what is missing', async () => {
    expect(await coach(['ask'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^Ask something/u),
    });
    expect(await coach(['ask', 'x', '--lang', 'fr'])).toMatchObject({
      code: 2,
      err: '--lang must be en or zh, not "fr".\n',
    });
    expect(await coach(['ask', '--batch'])).toMatchObject({ code: 2 });
  });
});

describe('coach demo', () => {
  it('--json has inputs and values; the same seed, the same bytes', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(() => coach(['demo', 'variance', '--n', '4', '--dk=2', '--seed', '9', '--json'])),
    );
    expect(one!.out).toBe(two!.out);
    expect(JSON.parse(one!.out)).toMatchObject({
      demo: 'variance',
      params: { n: 4, dk: 2, seed: 9 },
      values: { expected: 2 },
    });
  });

  it('--list --json lists what there is', async () => {
    const list = JSON.parse((await coach(['demo', '--list', '--json'])).out);
    expect(list[0]).toMatchObject({
      name: 'variance',
      params: { n: { type: 'integer', default: 1000, min: 2 } },
      questions: ['scale-sqrt-dk'],
    });
  });

  it('takes values that begin with a minus', async () => {
    expect((await coach(['demo', 'masks', '--fill', '-1000', '--lang', 'zh'])).out).toMatch(
      /填入 −1000/u,
    );
  });

  it.each([
    [['demo', 'varience'], /Did you mean variance/u],
    [['demo', 'variance', '--dk', '0'], /^dk must be a whole number from 1 to 4096/u],
    [['demo', 'variance', '--colour', 'red'], /no parameter “colour”/u],
    [['demo', 'variance', '--lang', 'zh', '--dk', '0'], /^参数 dk 应为/u],
  ])('%j: one line and exit 2', async (args, message) => {
    const { code, err, out } = await coach(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('the command line', () => {
  it.each([
    ['--help'],
    ['ask', '--help'],
    ['demo', '--help'],
    ['content', '--help'],
    ['content', 'check', '--help'],
    ['start', '--help'],
  ])('%s %s explains', async (...args) => {
    expect(await coach(args)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Usage: coach/u),
    });
  });

  it.each([
    [['aks'], /Did you mean ask\?/u],
    [['ask', 'x', '--jsno'], /Did you mean --json\?/u],
  ])('%j: a suggestion and exit 2', async (args, message) => {
    expect(await coach(args)).toMatchObject({ code: 2, err: expect.stringMatching(message) });
  });

  it('content check finds no fault in the bank', async () => {
    expect(await coach(['content', 'check'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/ questions read, 0 faults\.\n$/u),
    });
  });
});

describe('coach start', () => {
  /** Starts it, waits for the link, and tells it to stop. */
  const started = async (env: Record<string, string>) => {
    const child = spawn(process.execPath, ['src/main.ts', 'start'], {
      env: { PATH: process.env.PATH ?? '', ...env },
    });
    let out = '';
    const url = await new Promise<string>((resolve) => {
      child.stdout.on('data', (chunk) => {
        out += chunk;
        const link = /https?:\/\/\S+/u.exec(out);
        if (link) resolve(link[0]);
      });
    });
    return { child, url, text: () => out };
  };

  it('prints the link, says how to add the chats, serves, and ends at SIGTERM', async () => {
    const { child, url, text } = await started({ PORT: '0' });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(text()).toMatch(/TELEGRAM_TOKEN[\s\S]*DISCORD_TOKEN/u);
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('with the port in use: one clear line, exit 1', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.on('listening', resolve));
    const { port } = server.address() as { port: number };
    const { code, err, out } = await coach(['start'], { env: { PORT: String(port) } });
    server.close();
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      `Port ${port} on 127.0.0.1 is in use: stop the other program, or start with PORT=${port + 1}.\n`,
    );
  });

  it('with a wrong configuration: every wrong variable in a line', async () => {
    const { code, err } = await coach(['start'], { env: { PORT: 'seventy', LOG_LEVEL: 'loud' } });
    expect(code).toBe(1);
    expect(err).toMatch(/^PORT: /mu);
    expect(err).toMatch(/^LOG_LEVEL: /mu);
    expect(err).not.toMatch(/at .*\.ts/u);
  });
});
