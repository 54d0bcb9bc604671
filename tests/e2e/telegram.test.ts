/** The real program on Telegram, as `npm start` starts it, and a strict Bot API server as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { closeAfterwards } from '../platforms/telegram/people/closing.ts';
import { startServer } from '../platforms/telegram/people/process.ts';

/** `npm start` with these variables. */
function startCoach(variables: Record<string, string>) {
  const lines: string[] = [];
  const coach = spawn(process.execPath, ['src/main.ts', 'start'], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'info', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  closeAfterwards(() => stop(coach));
  for (const stream of [coach.stdout, coach.stderr])
    createInterface(stream).on('line', (line) => lines.push(line));
  return { coach, lines };
}

/** Ends it as a terminal would. */
async function stop(coach: ChildProcess): Promise<number | null> {
  if (coach.exitCode === null) {
    coach.kill('SIGTERM');
    await once(coach, 'exit');
  }
  return coach.exitCode;
}

it('has a conversation, and not one call is refused', async () => {
  const { world, url, token } = await startServer();
  const folder = mkdtempSync(join(tmpdir(), 'coach-'));
  closeAfterwards(async () => rmSync(folder, { recursive: true, force: true }));
  const [ada, bob, lin] = await Promise.all(['Ada', 'Bob', 'Lin'].map((n) => world.person(n)));
  const { coach, lines } = startCoach({
    TELEGRAM_API_ROOT: url,
    TELEGRAM_TOKEN: token,
    DATA_DIR: folder,
  });

  await ada!.says('/start');
  await ada!.sees(/coach for Transformer/);
  await ada!.says('/ask why scale attention');
  const answer = await ada!.sees(/variance/);
  await ada!.says('为什么要除以根号 d_k');
  await ada!.sees(/方差/);
  await ada!.presses(/^Try/, ada!.room, answer);
  await ada!.sees(/variance|saturat/i);
  await ada!.says('/demo sinusoid dmodel=32');
  expect((await ada!.sees(/./)).photos.length).toBeGreaterThan(0);

  const group = await world.group('Readers', { members: [ada!, bob!, lin!] });
  await ada!.says('/quiz attention 1', group);
  const { poll } = await group.sees(/\?/);
  if (poll) {
    await ada!.votes('A', group);
    await bob!.votes('B', group);
    await lin!.votes('C', group);
  }
  await bob!.says('/board', group);
  await group.sees(/[Bb]oard/);

  const { results } = await lin!.types('@interview_coach_bot why scale');
  expect(results.length).toBeGreaterThan(0);

  const forum = await world.group('Forum', {
    members: [ada!, bob!],
    forum: true,
    bot: 'administrator',
  });
  await bob!.says('/study start attention 1 20', forum);
  await forum.sees(/Come in|Question 1/);
  expect(await forum.topics()).toHaveLength(1);

  await bob!.says('/settings language zh');
  await bob!.sees(/zh/);
  await bob!.says('/privacy delete delete everything');
  await bob!.sees(/\S/);

  const { malformed, rejected } = await world.counters();
  expect(malformed.map(({ method, faults }) => ({ method, faults }))).toEqual([]);
  expect(rejected.map(({ method, error }) => ({ method, error }))).toEqual([]);
  expect(lines.join('\n')).toMatch(/on Telegram as @interview_coach_bot/);
  expect(lines.join('\n')).not.toContain(token);
  expect(await stop(coach)).toBe(0);
});

it('with a wrong token it says so in one line, and the page is there all the same', async () => {
  const { url } = await startServer();
  const folder = mkdtempSync(join(tmpdir(), 'coach-'));
  closeAfterwards(async () => rmSync(folder, { recursive: true, force: true }));
  const { coach, lines } = startCoach({
    TELEGRAM_API_ROOT: url,
    TELEGRAM_TOKEN: '123456:SECRET',
    DATA_DIR: folder,
  });
  const found = (pattern: RegExp) => lines.find((line) => pattern.test(line));
  while (!found(/does not know this TELEGRAM_TOKEN/)) {
    await Promise.race([once(coach.stdout!, 'data'), once(coach.stderr!, 'data')]);
    expect(coach.exitCode).toBeNull();
  }
  const page = /http:\S+/.exec(found(/The coach is at/) ?? '')?.[0];
  expect((await fetch(page!)).status).toBe(200);
  expect(lines.join('\n')).not.toContain('SECRET');
  expect(await stop(coach)).toBe(0);
});
