import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { openStore, type StorePlace } from '#store/open.ts';
import { onBothDatabases } from './databases.ts';
import { PRIZES } from './racer.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const EVER = { from: 0, until: 8.64e15 };

/** Another process, which says a line and waits for one. */
function racer(name: string, { dataDir, databaseUrl }: StorePlace) {
  const child = spawn(
    process.execPath,
    ['tests/store/racer.ts', name, dataDir, ...(databaseUrl ? [databaseUrl] : [])],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += chunk));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    hears: async (): Promise<string> => {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${name} ended with ${await ended}: ${errors}`);
      return value;
    },
    go: () => child.stdin.write('go\n'),
    ended,
  };
}

onBothDatabases((place) => {
  describe('two processes on one database', () => {
    it('both make the tables at the same moment, then race: one is first, nobody falls over', async () => {
      const where = await place();
      const racers = ['Xi', 'Yu'].map((name) => racer(name, where));
      const everybody = (say: (one: (typeof racers)[number]) => Promise<string>) =>
        Promise.all(racers.map(say));
      expect(await everybody((one) => one.hears())).toEqual(['begins', 'begins']);
      for (const one of racers) one.go();
      expect(await everybody((one) => one.hears())).toEqual(['ready', 'ready']);

      const store = await openStore(where);
      for (let i = 0; i < PRIZES; i++) {
        await store.links.offer(`c${i}`, `person ${i}`, NOON + 1);
        await store.cards.log({ person: 'Ada', slug: 'masks', at: i, grade: 1, before: null });
        await store.activities.begin(
          { id: `a${i}`, kind: 'quiz', place: 'room', person: 'Ada', state: {}, dueAt: null },
          NOON,
        );
      }
      for (const one of racers) one.go();
      const won = (await everybody((one) => one.hears())).map(
        (line) => JSON.parse(line) as Record<string, number[]>,
      );
      expect(await Promise.all(racers.map(({ ended }) => ended))).toEqual([0, 0]);

      const all = Array.from({ length: PRIZES }, (_, i) => i);
      for (const prize of ['settled', 'advanced', 'taken', 'forgotten']) {
        const winners = won.flatMap((list) => list[prize]!);
        expect(
          winners.toSorted((a, b) => a - b),
          prize,
        ).toEqual(all);
      }
      // What is written is what the winner was told.
      for (const i of all) {
        const by = won[0]!.settled!.includes(i) ? 'Xi' : 'Yu';
        expect((await store.quizzes.answer(`q${i}`, 'Ada'))?.letters).toBe(by);
        const advancedBy = won[0]!.advanced!.includes(i) ? 'Xi' : 'Yu';
        expect(await store.activities.find(`a${i}`)).toMatchObject({
          version: 2,
          state: { by: advancedBy },
        });
      }
      const sums = { person: 'Ada', points: PRIZES, answers: PRIZES, correct: PRIZES };
      for (const span of [EVER, { from: NOON - 86_400_000, until: NOON + 86_400_000 }])
        expect(await store.scores.standings('room', span, 5)).toEqual([sums]);
      // Nothing that both counted is lost.
      expect(await store.quizzes.timesSeen('room')).toEqual(new Map([['masks/1', 2 * PRIZES]]));
      expect(await store.misses.all(1)).toMatchObject([{ times: 2 * PRIZES }]);
      await store.close();
    });

    it('five processes make the tables at the same moment', async () => {
      const where = await place();
      const racers = ['A', 'B', 'C', 'D', 'E'].map((name) => racer(name, where));
      const heard = () => Promise.all(racers.map((one) => one.hears()));
      await heard();
      for (const one of racers) one.go();
      expect(await heard()).toEqual(racers.map(() => 'ready'));
      for (const one of racers) one.go();
      await Promise.all(racers.map(({ ended }) => ended));
    });
  });
});
