import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

/** A process of ours and its lines; it is ended after the test. */
function run(args: readonly string[], env: Record<string, string> = {}) {
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting = new Set<() => void>();
  const hear = (chunk: unknown): void => {
    output += String(chunk);
    for (const look of [...waiting]) look();
  };
  child.stdout!.on('data', hear);
  child.stderr!.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    /** Resolves with what a line of its output matches. */
    says: (pattern: RegExp): Promise<RegExpExecArray> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(output);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
        void ended.then((code) => reject(new Error(`ended with ${code}:\n${output}`)));
      }),
    stops: (): Promise<number | null> => {
      child.kill('SIGTERM');
      return ended;
    },
    output: () => output,
  };
}

it('the program itself talks on a Discord that is another process', async () => {
  const data = mkdtempSync(join(tmpdir(), 'coach-'));
  onTestFinished(() => rmSync(data, { recursive: true }));
  const server = run(['tests/platforms/discord/main.ts', '--port', '0']);
  const [line] = await server.says(/^\{.*\}$/mu);
  const { url, token, control } = JSON.parse(line) as Record<'url' | 'token' | 'control', string>;
  const coach = run(['src/main.ts', 'start'], {
    DISCORD_API_URL: url,
    DISCORD_TOKEN: token,
    PORT: '0',
    DATA_DIR: data,
    WORKERS: '1',
  });
  await coach.says(/discord: commands registered/u);
  const does = async (who: string, where: string, what: string, ...given: unknown[]) => {
    const response = await fetch(control, {
      method: 'POST',
      body: JSON.stringify({ who, where, does: what, with: given }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: answers are looked at field by field
    const answer = (await response.json()) as any;
    if (!response.ok) throw new Error(answer.error);
    return answer;
  };
  const [suggested] = await does('Ada', 'general', 'types', '/ask', { question: 'why sca' });
  expect(suggested.value).toBe('scale-sqrt-dk');
  const answer = await does('Ada', 'general', 'uses', '/ask', { question: 'why scale attention' });
  expect(answer.text).toMatch(/√d/);
  expect(answer.buttons).toContain('Bookmark');
  expect((await does('Lin', 'general', 'presses', '/^Bookmark/')).privately).toBe(true);
  await does('Lin', 'privately', 'writes', 'why several heads?');
  await does('Lin', 'privately', 'sees', '/head/');
  expect(await (await fetch(control)).json()).toMatchObject({ refused: [], faults: [] });
  expect(await coach.stops()).toBe(0);
  expect(coach.output()).not.toContain(token);
  expect(coach.output()).not.toMatch(/when DISCORD_TOKEN is set/u);
  expect(coach.output()).not.toMatch(/"level":[56]0|ERROR|FATAL/u);
});

it('a wrong token is one line, and the web page is there all the same', async () => {
  const data = mkdtempSync(join(tmpdir(), 'coach-'));
  onTestFinished(() => rmSync(data, { recursive: true }));
  const server = run(['tests/platforms/discord/main.ts', '--port', '0']);
  const [line] = await server.says(/^\{.*\}$/mu);
  const { url } = JSON.parse(line) as { url: string };
  const coach = run(['src/main.ts', 'start'], {
    DISCORD_API_URL: url,
    DISCORD_TOKEN: 'wrong-token',
    PORT: '0',
    DATA_DIR: data,
    WORKERS: '1',
  });
  const [, page] = await coach.says(/The coach is at (\S+)/u);
  await coach.says(/DISCORD_TOKEN is not a valid token/u);
  expect((await fetch(new URL('/healthz', page))).status).toBe(200);
  expect(await coach.stops()).toBe(0);
  expect(coach.output()).not.toContain('wrong-token');
});
