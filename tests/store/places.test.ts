import { describe, expect } from 'vitest';
import type { Store } from '#store/store.ts';
import { onBothDatabases, saysOn } from './databases.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const EVER = { from: 0, until: 8.64e15 };

const scored = (store: Store, source: string, place: string, person: string) =>
  store.scores.append({
    source,
    person,
    place,
    kind: 'quiz',
    slug: 'masks',
    topic: 'attention',
    correct: 1,
    points: 10,
    at: NOON,
  });

onBothDatabases((place) => {
  const says = saysOn(place);

  describe('a group that gets another id', () => {
    says('keeps its settings, scores and rooms, those of its topics too', async (store) => {
      await store.settings.set('telegram:-1', 'language', 'zh');
      await store.settings.set('telegram:-1/17', 'level', 'core');
      await store.settings.set('telegram:-12', 'language', 'en');
      await scored(store, 'q1', 'telegram:-1', 'Ada');
      await scored(store, 'q2', 'telegram:-100', 'Ada');
      await store.activities.begin(
        {
          id: 'room',
          kind: 'study',
          place: 'telegram:-1/17',
          person: null,
          state: { place: 'telegram:-1/17', group: 'telegram:-1', other: 'telegram:-12' },
          dueAt: null,
        },
        NOON,
      );
      await store.atomically((kept) => kept.places.move('telegram:-1', 'telegram:-100'));

      expect(await store.settings.of('telegram:-1')).toEqual({});
      expect(await store.settings.of('telegram:-100')).toEqual({ language: 'zh' });
      expect(await store.settings.of('telegram:-100/17')).toEqual({ level: 'core' });
      expect(await store.settings.of('telegram:-12')).toEqual({ language: 'en' });
      expect(await store.scores.standings('telegram:-100', EVER, 5)).toEqual([
        { person: 'Ada', points: 20, answers: 2, correct: 2 },
      ]);
      expect(await store.scores.standings('telegram:-1', EVER, 5)).toEqual([]);
      expect(await store.activities.find('room')).toMatchObject({
        place: 'telegram:-100/17',
        state: { place: 'telegram:-100/17', group: 'telegram:-100', other: 'telegram:-12' },
      });
    });

    says('keeps what the new id has already', async (store) => {
      await store.settings.set('telegram:-1', 'language', 'zh');
      await store.settings.set('telegram:-1', 'level', 'core');
      await store.settings.set('telegram:-100', 'language', 'en');
      await store.atomically((kept) => kept.places.move('telegram:-1', 'telegram:-100'));
      expect(await store.settings.of('telegram:-100')).toEqual({ language: 'en', level: 'core' });
    });
  });

  says('a place that is lost is so until somebody writes there again', async (store) => {
    expect(await store.places.lost('telegram:1')).toBeUndefined();
    await store.places.lose('telegram:1', 'blocked', NOON);
    await store.places.lose('telegram:1', 'gone', NOON + 1);
    expect(await store.places.lost('telegram:1')).toBe('gone');
    await store.places.regain('telegram:1');
    expect(await store.places.lost('telegram:1')).toBeUndefined();
  });

  says('an update is handled once, by each bot', async (store) => {
    expect(await store.handled.first('bot', '7', NOON)).toBe(true);
    expect(await store.handled.first('bot', '7', NOON)).toBe(false);
    expect(await store.handled.first('other', '7', NOON)).toBe(true);
    await store.tidy(NOON + 4 * 86_400_000);
    expect(await store.handled.first('bot', '7', NOON)).toBe(true);
  });

  says('uploads are known by what they show, until the platform forgets them', async (store) => {
    await store.media.remember('bot', 'h1', 'file-1', NOON);
    await store.media.remember('bot', 'h1', 'file-2', NOON);
    await store.media.remember('other', 'h2', 'file-3', NOON);
    expect(await store.media.find('bot', ['h1', 'h2'])).toEqual(new Map([['h1', 'file-2']]));
    await store.media.forget('bot', 'h1');
    expect(await store.media.find('bot', ['h1'])).toEqual(new Map());
    expect(await store.media.find('bot', [])).toEqual(new Map());
  });
});
