import { spawn } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { randomFrom } from '#compute/random.ts';
import { openStore, sqliteFile } from '#store/open.ts';
import { temporaryFolder } from './databases.ts';

/** How often the writer is killed; for more at one's own desk, `KILLS=100 vitest run tests/store/kill.test.ts`. */
const KILLS = Number(process.env.KILLS ?? (process.env.CI ? 100 : 25));
const EVER = { from: 0, until: 8.64e15 };

/** Starts a writer, kills it at a moment of chance, and returns what it had said by then. */
async function killed(
  dataDir: string,
  round: number,
  chance: ReturnType<typeof randomFrom>,
): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['tests/store/writer.ts', dataDir, String(round)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // One time in five while it still opens the database, otherwise in the middle of its writes.
  const afterLines = chance.integer(0, 4) === 0 ? 0 : chance.integer(1, 400);
  let [out, errors] = ['', ''];
  const enough = new Promise<void>((resolve) => {
    if (afterLines === 0) resolve();
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (out.split('\n').length > afterLines) resolve();
    });
    child.on('close', () => resolve());
  });
  child.stderr.on('data', (chunk) => (errors += chunk));
  const ended = new Promise((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  );
  await enough;
  await wait(afterLines === 0 ? chance.integer(60, 260) : chance.integer(0, 5));
  child.kill('SIGKILL');
  expect(await ended, errors).toEqual({ code: null, signal: 'SIGKILL' });
  // A line that was cut off was not said.
  return out.split('\n').slice(0, -1);
}

it(
  `killed ${KILLS} times while it writes, it opens again and has every acknowledged write`,
  async () => {
    const dataDir = temporaryFolder()();
    const chance = randomFrom(20_261_124);
    const said: string[] = [];
    for (let round = 0; round < KILLS; round++) {
      const lines = await killed(dataDir, round, chance);
      said.push(...lines.filter((line) => line !== 'open'));

      const store = await openStore({ dataDir });
      for (const line of lines) {
        const [what, id] = line.split(' ') as [string, string];
        if (what === 'score')
          expect(await store.quizzes.answer(id, 'Ada'), line).toMatchObject({ points: 1 });
        if (what === 'begin') expect(await store.activities.find(id), line).toBeDefined();
        if (what === 'step')
          expect(await store.activities.find(id), line).toMatchObject({
            version: 2,
            state: { step: 2 },
          });
        if (what === 'gone') expect(await store.bookmarks.of('Ada'), line).not.toContain(id);
      }
      const kept = await store.personalData.of('Ada');
      const scores = said.filter((line) => line.startsWith('score')).length;
      // All of a transaction or nothing: every answer has its score, and the sums are those of the log.
      expect(kept.answers.length).toBe(kept.score_log.length);
      expect(kept.answers.length).toBeGreaterThanOrEqual(scores);
      const sums = await store.scores.standings('room', EVER, 1);
      expect(sums[0]?.points ?? 0).toBe(kept.answers.length);
      await store.close();

      const file = new DatabaseSync(sqliteFile(dataDir));
      expect(file.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      file.close();
    }
    expect(said.length).toBeGreaterThan(KILLS * 20);
    console.log(`${KILLS} kills, ${said.length} acknowledged writes, none missing`);
  },
  KILLS * 5000,
);
