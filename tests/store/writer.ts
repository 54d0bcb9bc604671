/**
 * A process that writes to a store until it is killed, and says every write the store has acknowledged, one a line.
 *
 * Arguments: the folder of the data, and the name of this round, which its rows carry.
 */
import { writeSync } from 'node:fs';
import { openStore } from '#store/open.ts';

const [dataDir, round] = process.argv.slice(2) as [string, string];
const NOON = Date.UTC(2026, 10, 24, 12);
/** Long enough that the write-ahead log is often copied into the file. */
const LONG = '题'.repeat(4000);

const store = await openStore({ dataDir });
// Past the event loop: what is said stands in the pipe before the next write begins.
const say = (line: string) => writeSync(1, `${line}\n`);
say('open');
for (let i = 0; ; i++) {
  const id = `${round}-${i}`;
  await store.atomically(async (kept) => {
    const given = { person: 'Ada', correct: 1, points: 1 };
    await kept.quizzes.settle({ asked: id, letters: 'a', hinted: 0, at: NOON, ...given });
    const what = { place: 'room', kind: 'quiz', slug: 'masks', topic: 'attention', at: NOON };
    await kept.scores.append({ source: id, ...given, ...what });
  });
  say(`score ${id}`);
  await store.activities.begin(
    { id, kind: 'study', place: 'room', person: null, state: { step: 1, LONG }, dueAt: null },
    NOON,
  );
  say(`begin ${id}`);
  await store.activities.advance({ id, version: 1 }, { state: { step: 2, LONG } }, NOON);
  say(`step ${id}`);
  await store.bookmarks.add('Ada', id, NOON);
  await store.bookmarks.remove('Ada', id);
  say(`gone ${id}`);
}
