import { describe, expect } from 'vitest';
import type { Card } from '#store/cards.ts';
import { BUTTON_IDS, KEPT } from '#store/tidy.ts';
import { onBothDatabases, saysOn } from './databases.ts';
import { answer, DAY, EVER, MINUTE, NOON, score } from './samples.ts';

const card = (person: string, slug: string, more: Partial<Card> = {}): Card => ({
  person,
  slug,
  due_at: NOON,
  card: '{"stability":2.3}',
  missed: 0,
  created_at: NOON,
  changed_at: NOON,
  ...more,
});

onBothDatabases((place) => {
  const says = saysOn(place);

  describe('activities', () => {
    const run = {
      kind: 'quiz',
      place: 'room',
      person: 'Ada',
      state: { left: ['a', '题'] },
      dueAt: null,
    };

    says(
      'a step moves it on; a second one from the same version is too late',
      async ({ activities }) => {
        await activities.begin({ id: 'r1', ...run }, NOON);
        const read = await activities.find('r1');
        expect(read).toEqual({ id: 'r1', ...run, version: 1, open: true, createdAt: NOON });
        expect(
          await activities.advance(read!, { state: { left: [] }, dueAt: NOON + 5 }, NOON + 1),
        ).toBe(true);
        expect(await activities.advance(read!, { open: false }, NOON + 1)).toBe(false);
        expect(await activities.find('r1')).toEqual({
          id: 'r1',
          ...run,
          state: { left: [] },
          dueAt: NOON + 5,
          version: 2,
          open: true,
          createdAt: NOON,
        });
        expect(await activities.advance({ id: 'r1', version: 2 }, { open: false }, NOON + 2)).toBe(
          true,
        );
        expect(await activities.find('r1')).toMatchObject({
          state: { left: [] },
          dueAt: NOON + 5,
          open: false,
          version: 3,
        });
      },
    );

    says('the open ones of a person and of a place, newest first', async ({ activities }) => {
      await activities.begin({ id: 'r1', ...run }, NOON);
      await activities.begin({ id: 'r2', ...run, place: 'elsewhere' }, NOON + 1);
      await activities.begin({ id: 'r3', ...run, kind: 'study', person: null }, NOON + 2);
      await activities.begin({ id: 'r4', ...run }, NOON + 3);
      const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
      expect(ids(await activities.open('quiz', { person: 'Ada' }))).toEqual(['r4', 'r2', 'r1']);
      expect(ids(await activities.open('quiz', { place: 'room' }))).toEqual(['r4', 'r1']);
      expect(ids(await activities.open('study', { place: 'room' }))).toEqual(['r3']);
      for (const id of ['r4', 'r1'])
        await activities.advance({ id, version: 1 }, { open: false }, NOON + 9);
      expect(ids(await activities.open('quiz', { person: 'Ada' }))).toEqual(['r2']);
      expect(ids(await activities.finished('quiz', 'Ada', 10))).toEqual(['r4', 'r1']);
      expect(ids(await activities.finished('quiz', 'Ada', 1))).toEqual(['r4']);
    });

    says('only one of its kind is open in a place', async ({ activities }) => {
      const room = { ...run, kind: 'study', person: null };
      const begun = await Promise.all(
        ['s1', 's2', 's3'].map((id) => activities.beginOnly({ id, ...room }, NOON)),
      );
      expect(begun.filter(Boolean)).toHaveLength(1);
      expect(await activities.beginOnly({ id: 's4', ...room, place: 'elsewhere' }, NOON)).toBe(
        true,
      );
      const [open, ...more] = await activities.open('study', { place: 'room' });
      expect(more).toEqual([]);
      await activities.advance(open!, { open: false }, NOON);
      expect(await activities.beginOnly({ id: 's5', ...room }, NOON)).toBe(true);
    });

    says('those that are due later than a moment', async ({ activities }) => {
      await activities.begin({ id: 'soon', ...run, dueAt: NOON + 5 }, NOON);
      await activities.begin({ id: 'late', ...run, dueAt: NOON + 6 }, NOON);
      await activities.begin({ id: 'other', ...run, kind: 'study', dueAt: NOON + 6 }, NOON);
      const late = await activities.dueAfter('quiz', NOON + 5);
      expect(late.map(({ id }) => id)).toEqual(['late']);
    });

    says('those whose time has come, the longest waiting first', async ({ activities }) => {
      await activities.begin({ id: 'late', ...run, dueAt: NOON - 1 }, NOON - 9);
      await activities.begin({ id: 'later', ...run, dueAt: NOON + 1 }, NOON - 9);
      await activities.begin({ id: 'waits for people', ...run }, NOON - 9);
      await activities.begin({ id: 'latest', ...run, dueAt: NOON - 5 }, NOON - 9);
      await activities.begin({ id: 'over', ...run, dueAt: NOON - 7 }, NOON - 9);
      await activities.advance({ id: 'over', version: 1 }, { open: false }, NOON - 6);
      const due = async (now: number, limit = 10) =>
        (await activities.due(now, limit)).map(({ id }) => id);
      expect(await due(NOON)).toEqual(['latest', 'late']);
      expect(await due(NOON + 1)).toEqual(['latest', 'late', 'later']);
      expect(await due(NOON, 1)).toEqual(['latest']);
      await activities.advance({ id: 'latest', version: 1 }, { dueAt: null }, NOON);
      expect(await due(NOON)).toEqual(['late']);
    });
  });

  describe('cards', () => {
    says(
      'the longest waiting first, only those that are due, only those missed',
      async ({ cards }) => {
        await cards.put(card('Ada', 'later', { due_at: NOON + 1 }));
        await cards.put(card('Ada', 'b-now', { missed: 1 }));
        await cards.put(card('Ada', 'ba-now'));
        await cards.put(card('Ada', 'long-ago', { due_at: NOON - DAY }));
        await cards.put(card('Bob', 'his'));
        const slugs = (list: readonly Card[]) => list.map(({ slug }) => slug);
        expect(slugs(await cards.due('Ada', NOON))).toEqual(['long-ago', 'b-now', 'ba-now']);
        expect(slugs(await cards.due('Ada', NOON, { missedOnly: true }))).toEqual(['b-now']);
        expect(slugs(await cards.all('Ada'))).toEqual(['b-now', 'ba-now', 'later', 'long-ago']);
      },
    );

    says('a card takes the place of the one that was read, once', async ({ cards }) => {
      const first = card('Ada', 'masks');
      expect(await cards.replace(first, undefined)).toBe(true);
      expect(await cards.replace(first, undefined)).toBe(false);
      const next = { ...first, card: '{"reps":1}', due_at: NOON + DAY };
      expect(await cards.replace(next, first)).toBe(true);
      expect(await cards.replace({ ...first, card: '{"reps":2}' }, first)).toBe(false);
      expect(await cards.find('Ada', 'masks')).toEqual(next);
    });

    says('a card put again is changed, not doubled, and keeps its beginning', async ({ cards }) => {
      await cards.put(card('Ada', 'masks'));
      const later = card('Ada', 'masks', {
        card: '{}',
        due_at: NOON + DAY,
        missed: 1,
        changed_at: NOON + 1,
      });
      await cards.put({ ...later, created_at: NOON + 1 });
      expect(await cards.all('Ada')).toEqual([later]);
      expect(await cards.find('Ada', 'masks')).toEqual(later);
      await cards.remove('Ada', 'masks');
      expect(await cards.find('Ada', 'masks')).toBeUndefined();
    });

    says('a grade is taken back once; new cards and grades are counted', async ({ cards }) => {
      await cards.log({ person: 'Ada', slug: 'masks', at: NOON, grade: 3, before: null });
      await cards.log({ person: 'Ada', slug: 'norms', at: NOON + 1, grade: 1, before: null });
      const last = { person: 'Ada', slug: 'masks', at: NOON + 2, grade: 4, before: '{"reps":1}' };
      await cards.log(last);
      expect(await cards.newSince('Ada', NOON)).toBe(2);
      expect(await cards.newSince('Ada', NOON + 1)).toBe(1);
      expect(await cards.newSince('Bob', 0)).toBe(0);
      expect(await cards.grade(last)).toEqual(last);
      expect(await cards.gradedAt('Ada', { from: NOON + 1, until: NOON + 3 })).toEqual([
        { at: NOON + 1 },
        { at: NOON + 2 },
      ]);
      expect(await cards.forgetGrade(last)).toBe(true);
      expect(await cards.forgetGrade(last)).toBe(false);
      expect(await cards.grade(last)).toBeUndefined();
      expect(await cards.grade({ ...last, person: 'Bob' })).toBeUndefined();
    });
  });

  describe('settings', () => {
    says(
      'of many who count at once no more than the limit are let through',
      async ({ settings }) => {
        const count = (from: number, limit: number) =>
          Promise.all(
            Array.from({ length: 8 }, () => settings.countUp('coach', 'asked', from, limit)),
          );
        expect((await count(100, 5)).filter(Boolean)).toHaveLength(5);
        expect((await count(100, 5)).filter(Boolean)).toHaveLength(0);
        expect((await count(20_780 * 10_000_000, 3)).filter(Boolean)).toHaveLength(3);
        expect(await settings.countUp('coach', 'asked', 20_781 * 10_000_000, 0)).toBe(false);
      },
    );

    says('any JSON comes back as it was', async ({ settings }) => {
      const values = {
        zone: 'Asia/Shanghai',
        goal: 5,
        off: false,
        none: null,
        text: '“题” \u0000 ’;--',
        places: ['a', { b: 1 }],
      };
      for (const [name, value] of Object.entries(values)) await settings.set('Ada', name, value);
      expect(await settings.of('Ada')).toEqual(values);
      await settings.set('Ada', 'goal', 7);
      await settings.clear('Ada', 'zone');
      await settings.clear('Ada', 'never set');
      expect(await settings.of('Ada')).toMatchObject({ goal: 7 });
      expect(await settings.of('Ada')).not.toHaveProperty('zone');
      expect(await settings.of('Bob')).toEqual({});
    });

    says('one setting of many', async ({ settings }) => {
      await settings.set('Ada', 'reminder', '09:30');
      await settings.set('Bob', 'reminder', '20:00');
      await settings.set('Cy', 'goal', 1);
      expect(await settings.ofAll(['Ada', 'Cy', 'nobody'], 'reminder')).toEqual(
        new Map([['Ada', '09:30']]),
      );
      expect(await settings.ofAll([], 'reminder')).toEqual(new Map());
      expect((await settings.owners('reminder')).map(({ owner }) => owner).sort()).toEqual([
        'Ada',
        'Bob',
      ]);
    });
  });

  describe('bookmarks', () => {
    says('newest first, once each, and gone when removed', async ({ bookmarks }) => {
      await bookmarks.add('Ada', 'masks', NOON);
      await bookmarks.add('Ada', 'norms', NOON + 1);
      await bookmarks.add('Ada', 'masks', NOON + 2);
      await bookmarks.add('Bob', 'bert', NOON);
      expect(await bookmarks.of('Ada')).toEqual(['norms', 'masks']);
      expect(await bookmarks.remove('Ada', 'masks')).toBe(true);
      expect(await bookmarks.remove('Ada', 'masks')).toBe(false);
      expect(await bookmarks.of('Ada')).toEqual(['norms']);
    });
  });

  describe('misses', () => {
    says('count, keep words once given, and the most frequent come first', async ({ misses }) => {
      const miss = { hash: 'h1', words: null, answered: 'masks', language: 'en', last_at: NOON };
      await misses.add(miss);
      await misses.add({ ...miss, words: 'why \u0000 hide the future', last_at: NOON + 1 });
      await misses.add({ ...miss, last_at: NOON + 2 });
      await misses.add({ ...miss, hash: 'h2' });
      await misses.add({ ...miss, answered: 'norms' });
      const [first, ...rest] = await misses.all(10);
      expect(first).toMatchObject({ hash: 'h1', answered: 'masks', times: 3, last_at: NOON + 2 });
      expect(first?.words).toMatch(/^why .*hide the future$/u);
      expect(rest.map(({ times }) => times)).toEqual([1, 1]);
      expect(await misses.all(1)).toHaveLength(1);
    });
  });

  describe('uptime', () => {
    says('knows the hours it ran in, and the first of all', async ({ uptime }) => {
      expect(await uptime.hours(EVER)).toEqual({ first: undefined, up: new Set() });
      const hour = 60 * MINUTE;
      for (const at of [NOON, NOON + 1, NOON + hour - 1, NOON + 3 * hour + 5])
        await uptime.beat(at);
      expect(await uptime.hours({ from: NOON, until: NOON + 4 * hour })).toEqual({
        first: NOON,
        up: new Set([NOON, NOON + 3 * hour]),
      });
      expect(await uptime.hours({ from: NOON + hour, until: NOON + 2 * hour })).toEqual({
        first: NOON,
        up: new Set(),
      });
    });
  });

  describe('messages and web sessions', () => {
    says('a message is found where it stands now', async ({ messages }) => {
      await messages.remember('room', 'board', 'm1', NOON);
      await messages.remember('room', 'board', 'm2', NOON + 5);
      expect(await messages.find('room', 'board')).toBe('m2');
      expect(await messages.find('elsewhere', 'board')).toBeUndefined();
    });

    says('a browser is known by the hash of its secret', async ({ webSessions }) => {
      await webSessions.keep('hash', 'a1b2', NOON);
      expect(await webSessions.find('hash')).toBe('a1b2');
      expect(await webSessions.find('other')).toBeUndefined();
    });

    says('what nobody has used for long is tidied away', async (store) => {
      const { links, messages, webSessions } = store;
      await messages.remember('room', 'board', 'm1', NOON - KEPT.messages - 1);
      await messages.remember('room', 'podium', 'm2', NOON - KEPT.messages);
      await messages.remember(BUTTON_IDS, 'old', 'quiz:a', NOON - KEPT.buttonIds - 1);
      await messages.remember(BUTTON_IDS, 'new', 'quiz:b', NOON - KEPT.buttonIds);
      await webSessions.keep('left', 'a1', NOON - KEPT.webSessions - 1);
      await webSessions.keep('came back', 'b2', NOON - KEPT.webSessions - 1);
      await webSessions.keep('came back', 'b2', NOON - DAY);
      await links.offer('LATE', 'Ada', NOON);
      await links.offer('GOOD', 'Bob', NOON + 1);
      await store.tidy(NOON);
      expect(await messages.find('room', 'board')).toBeUndefined();
      expect(await messages.find('room', 'podium')).toBe('m2');
      expect(await messages.find(BUTTON_IDS, 'old')).toBeUndefined();
      expect(await messages.find(BUTTON_IDS, 'new')).toBe('quiz:b');
      expect(await webSessions.find('left')).toBeUndefined();
      expect(await webSessions.find('came back')).toBe('b2');
      expect(await links.take('LATE', 0)).toBeUndefined();
      expect(await links.take('GOOD', NOON)).toBe('Bob');
    });
  });

  describe('atomically', () => {
    says('all of it', async ({ atomically, settings, bookmarks }) => {
      const told = await atomically(async (kept) => {
        await kept.settings.set('Ada', 'goal', 3);
        await kept.bookmarks.add('Ada', 'masks', NOON);
        return 'done';
      });
      expect(told).toBe('done');
      expect([await settings.of('Ada'), await bookmarks.of('Ada')]).toEqual([
        { goal: 3 },
        ['masks'],
      ]);
    });

    says('or nothing of it', async ({ atomically, settings, quizzes, scores }) => {
      await settings.set('Ada', 'goal', 3);
      const attempt = atomically(async (kept) => {
        await kept.settings.set('Ada', 'goal', 9);
        await kept.quizzes.settle(answer('Ada'));
        await kept.scores.append(score('Ada'));
        throw new Error('the power went');
      });
      await expect(attempt).rejects.toThrow('the power went');
      expect(await settings.of('Ada')).toEqual({ goal: 3 });
      expect(await quizzes.answer('q1', 'Ada')).toBeUndefined();
      expect(await scores.standings('room', EVER, 5)).toEqual([]);
    });

    says('who writes beside it keeps what they wrote', async ({ atomically, settings }) => {
      const { promise: written, resolve } = Promise.withResolvers<void>();
      const failing = atomically(async (kept) => {
        await kept.settings.set('Ada', 'goal', 9);
        resolve();
        await new Promise(setImmediate);
        throw new Error('the power went');
      });
      await written;
      await Promise.all([
        settings.set('Bob', 'goal', 1),
        expect(failing).rejects.toThrow('the power went'),
      ]);
      expect([await settings.of('Ada'), await settings.of('Bob')]).toEqual([{}, { goal: 1 }]);
    });

    says('many at once wait for each other', async ({ atomically, quizzes }) => {
      await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          atomically(async (kept) => {
            await kept.quizzes.saw('Ada', 'masks/1', NOON + i);
            await kept.settings.set('Ada', `s${i}`, i);
          }),
        ),
      );
      expect(await quizzes.timesSeen('Ada')).toEqual(new Map([['masks/1', 20]]));
    });
  });
});
