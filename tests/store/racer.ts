/**
 * A process that works on a database somebody else works on too: opens the store (which migrates it), says so, and at
 * a line on its standard input tries to be first at everything. Prints what it won, as JSON.
 *
 * Arguments: its name, the folder of the data, and the URL of the database where it is PostgreSQL.
 */
import { once } from 'node:events';
import { openStore } from '#store/open.ts';

/** How many there are of everything to be won. */
export const PRIZES = 60;
const NOON = Date.UTC(2026, 10, 24, 12);

if (process.argv[1] === import.meta.filename) {
  const [name, dataDir, databaseUrl] = process.argv.slice(2) as [string, string, string?];
  console.log('begins');
  await once(process.stdin, 'data');
  const store = await openStore({ dataDir, databaseUrl });
  console.log('ready');
  await once(process.stdin, 'data');
  const won = {
    settled: [] as number[],
    advanced: [] as number[],
    taken: [] as number[],
    forgotten: [] as number[],
  };
  for (let i = 0; i < PRIZES; i++) {
    const settled = await store.atomically(async (kept) => {
      const first = await kept.quizzes.settle({
        asked: `q${i}`,
        person: 'Ada',
        letters: name,
        hinted: 0,
        correct: 1,
        points: 1,
        at: NOON,
      });
      // Whoever was late tries to be paid all the same.
      await kept.scores.append({
        source: `q${i}`,
        person: 'Ada',
        place: 'room',
        kind: 'quiz',
        slug: name,
        topic: 'attention',
        correct: 1,
        points: 1,
        at: NOON,
      });
      return first;
    });
    if (settled) won.settled.push(i);
    const step = { state: { by: name } };
    if (await store.activities.advance({ id: `a${i}`, version: 1 }, step, NOON))
      won.advanced.push(i);
    if ((await store.links.take(`c${i}`, NOON)) !== undefined) won.taken.push(i);
    if (await store.cards.forgetGrade({ person: 'Ada', slug: 'masks', at: i }))
      won.forgotten.push(i);
    await store.quizzes.saw('room', 'masks/1', NOON);
    await store.misses.add({
      hash: 'h',
      words: null,
      answered: 'masks',
      language: 'en',
      last_at: NOON,
    });
  }
  await store.close();
  process.stdin.destroy();
  console.log(JSON.stringify(won));
}
