import { describe, expect } from 'vitest';
import type { Repositories, Store } from '#store/store.ts';
import { onBothDatabases, saysOn } from './databases.ts';
import { EVER, NOON, schedule } from './samples.ts';

const MONTH = { from: NOON - 86_400_000 * 3, until: NOON + 86_400_000 * 3 };

/** A person with a row in every table, in a group and in private. */
async function lives(store: Repositories, person: string, { quiz = 'masks', points = 10 } = {}) {
  const slug = quiz;
  await store.settings.set(person, 'goal', points);
  await store.quizzes.saw(person, `${quiz}/1`, NOON);
  const asked = {
    id: `${person}-${quiz}`,
    quiz: `${quiz}/1`,
    slug,
    topic: 'attention',
    seed: 1,
    place: person,
    person,
    activity: null,
    language: 'en',
    points,
    asked_at: NOON,
    closes_at: null,
  };
  await store.quizzes.ask(asked);
  for (const id of [asked.id, 'round']) {
    await store.quizzes.settle({
      asked: id,
      person,
      letters: 'a',
      hinted: 0,
      correct: 1,
      points,
      at: NOON,
    });
  }
  for (const [source, place] of [
    [asked.id, person],
    ['round', 'room'],
  ] as const) {
    await store.scores.append({
      source,
      person,
      place,
      kind: 'quiz',
      slug,
      topic: 'attention',
      correct: 1,
      points,
      at: NOON,
    });
  }
  await store.activities.begin(
    { id: `run-${person}`, kind: 'quiz', place: person, person, state: {}, dueAt: null },
    NOON,
  );
  const card = { person, slug, due_at: NOON, card: `"${person}"`, missed: 0 };
  await store.cards.put({ ...card, created_at: NOON, changed_at: NOON });
  await store.cards.log({ person, slug, at: NOON, grade: 3, before: null });
  await store.bookmarks.add(person, slug, NOON);
  await store.links.offer(`CODE-${person}`, person, NOON + 1);
  await store.messages.remember(person, 'board', 'm1', NOON);
  const daily = await store.schedules.put(schedule(person));
  await store.deliveries.add([
    {
      schedule: daily,
      date: '2026-11-24',
      adapter: 'test',
      person,
      state: 'pending',
      due_at: NOON,
      wake_at: NOON,
      error: null,
    },
  ]);
}

const study = (store: Store, players: readonly string[]) =>
  store.activities.begin(
    {
      id: 'study',
      kind: 'study',
      place: 'room',
      person: null,
      state: { players: Object.fromEntries(players.map((name) => [name, { points: 10 }])) },
      dueAt: null,
    },
    NOON,
  );

const rowsOf = async (store: Store, person: string) =>
  Object.entries(await store.personalData.of(person)).map(([table, rows]) => [table, rows.length]);

onBothDatabases((place) => {
  const says = saysOn(place);

  describe('what is kept of a person', () => {
    says('Ada is shown her rows of every table, and nobody else’s', async (store) => {
      await lives(store, 'test:Ada');
      await lives(store, 'test:Bob');
      await store.links.link('other:Ada', 'test:Ada', NOON);
      const kept = await store.personalData.of('test:Ada');
      expect(Object.entries(kept).filter(([, rows]) => rows.length === 0)).toEqual([]);
      expect(JSON.stringify(kept)).not.toContain('Bob');
      expect(kept.settings).toEqual([{ owner: 'test:Ada', name: 'goal', value: '10' }]);
    });

    says('a person who only asks is not known', async (store) => {
      expect((await rowsOf(store, 'test:Cy')).every(([, rows]) => rows === 0)).toBe(true);
    });
  });

  describe('Ada has everything deleted', () => {
    says('nothing of her is left, in private or in groups; Bob keeps all', async (store) => {
      await lives(store, 'test:Ada');
      await lives(store, 'test:Bob', { points: 4 });
      await store.links.link('other:Ada', 'test:Ada', NOON);
      await store.settings.set('other:Ada', 'language', 'zh');
      await study(store, ['test:Ada', 'test:Bob']);
      const bob = await rowsOf(store, 'test:Bob');

      await store.atomically((kept) => kept.personalData.remove('test:Ada'));

      expect((await rowsOf(store, 'test:Ada')).every(([, rows]) => rows === 0)).toBe(true);
      expect((await rowsOf(store, 'other:Ada')).every(([, rows]) => rows === 0)).toBe(true);
      expect(await rowsOf(store, 'test:Bob')).toEqual(bob);
      expect(await store.messages.find('test:Ada', 'board')).toBeUndefined();
      expect(await store.links.personOf('other:Ada')).toBe('other:Ada');
      const room = await store.activities.find('study');
      expect(room).toMatchObject({ version: 2, open: true });
      expect(JSON.stringify(room)).not.toContain('Ada');
      expect(JSON.stringify(room)).toContain('test:Bob');
    });

    says('of her scores the sum of the group stays, of the private ones nothing', async (store) => {
      await lives(store, 'test:Ada');
      await lives(store, 'test:Bob', { points: 4 });
      for (const person of ['test:Ada', 'test:Bob'])
        await store.atomically((kept) => kept.personalData.remove(person));
      expect(await store.scores.anonymous('room')).toEqual({ points: 14, answers: 2, correct: 2 });
      expect(await store.scores.anonymous('test:Ada')).toBeUndefined();
      for (const span of [EVER, MONTH])
        expect(await store.scores.standings('room', span, 5)).toEqual([]);
    });

    says('a name with signs that mean something to the database', async (store) => {
      const name = '100%_\\"a';
      await study(store, [name, '100%_\\"b', '100XY']);
      await store.personalData.remove(name);
      expect(await store.activities.find('study')).toMatchObject({
        state: { players: { 'someone who left': {}, '100%_\\"b': {}, '100XY': {} } },
      });
    });
  });

  describe('links', () => {
    says('a code is good once, and not after its time', async ({ links }) => {
      await links.offer('CODE', 'test:Ada', NOON);
      expect(await links.take('code', NOON - 1)).toBeUndefined();
      expect(await links.take('CODE\0', NOON - 1)).toBe('test:Ada');
      expect(await links.take('CODE', NOON - 1)).toBeUndefined();
      await links.offer('LATE', 'test:Ada', NOON);
      expect(await links.take('LATE', NOON)).toBeUndefined();
      await links.offer('OLD', 'test:Ada', NOON);
      await links.offer('NEW', 'test:Ada', NOON);
      expect(await links.take('OLD', 0)).toBeUndefined();
      expect(await links.take('NEW', 0)).toBe('test:Ada');
    });

    says('three accounts become one person, whoever came first', async ({ links }) => {
      expect(await links.personOf('a')).toBe('a');
      await links.link('a', 'b', NOON);
      await links.link('b', 'c', NOON);
      expect(await Promise.all(['a', 'b', 'c'].map(links.personOf))).toEqual(['c', 'c', 'c']);
    });

    says('the histories merge; where both have a row the new name’s stays', async (store) => {
      await lives(store, 'other:Ada', { points: 7 });
      await lives(store, 'other:Ada2', { quiz: 'norms', points: 1 });
      await lives(store, 'test:Ada');
      await store.scores.append({
        source: 'alone',
        person: 'other:Ada',
        place: 'room',
        kind: 'quiz',
        slug: 'bert',
        topic: 'bert',
        correct: 0,
        points: 0,
        at: NOON - 86_400_000,
      });
      await store.quizzes.draft('later', 'test:Ada', { letters: 'b' });
      await store.quizzes.settle({
        asked: 'later',
        person: 'other:Ada',
        letters: 'c',
        hinted: 0,
        correct: 1,
        points: 7,
        at: NOON,
      });
      await study(store, ['other:Ada', 'test:Bob']);
      for (const other of ['other:Ada', 'other:Ada2']) {
        await store.atomically(async (kept) => {
          await kept.personalData.join(other, 'test:Ada');
          await kept.links.link(other, 'test:Ada', NOON);
        });
      }
      expect(await store.settings.of('test:Ada')).toEqual({ goal: 10 });
      expect((await store.bookmarks.of('test:Ada')).toSorted()).toEqual(['masks', 'norms']);
      expect((await store.cards.all('test:Ada')).map(({ card }) => card)).toEqual([
        '"test:Ada"',
        '"other:Ada2"',
      ]);
      expect(await store.quizzes.answer('later', 'test:Ada')).toMatchObject({
        letters: 'c',
        at: NOON,
      });
      for (const span of [EVER, MONTH]) {
        expect(await store.scores.standings('room', span, 5)).toEqual([
          { person: 'test:Ada', points: 10, answers: 2, correct: 1 },
        ]);
      }
      expect(await store.activities.find('study')).toMatchObject({
        state: { players: { 'test:Ada': {}, 'test:Bob': {} } },
      });
      expect(JSON.stringify(await store.personalData.of('other:Ada'))).not.toContain('goal');
    });
  });
});
