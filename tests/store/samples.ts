/** Rows for the tests of the store: of any kind, with what a test cares about changed. */
import type { Answer, Asked } from '#store/quizzes.ts';
import type { Schedule } from '#store/schedules.ts';
import type { Score } from '#store/scores.ts';

/** Noon of a Tuesday, UTC. */
export const NOON = Date.UTC(2026, 10, 24, 12);
export const MINUTE = 60_000;
export const DAY = 86_400_000;
/** All time. */
export const EVER = { from: 0, until: 8.64e15 };

export const asked = (id: string, more: Partial<Asked> = {}): Asked => ({
  id,
  quiz: 'scale-sqrt-dk/1',
  slug: 'scale-sqrt-dk',
  topic: 'attention',
  seed: 2 ** 31 - 1,
  place: 'room',
  person: null,
  activity: null,
  language: 'en',
  points: 10,
  asked_at: NOON,
  closes_at: null,
  ...more,
});

export const answer = (by: string, more: Partial<Answer> = {}): Answer => ({
  asked: 'q1',
  person: by,
  letters: 'b',
  hinted: 0,
  correct: 1,
  points: 10,
  at: NOON,
  ...more,
});

let sources = 0;
export const score = (person: string, more: Partial<Score> = {}): Score => ({
  source: `source-${++sources}`,
  person,
  place: 'room',
  kind: 'quiz',
  slug: 'scale-sqrt-dk',
  topic: 'attention',
  correct: 1,
  points: 10,
  at: NOON,
  ...more,
});

/** A person's own question a day. */
export const schedule = (person: string, more: Partial<Schedule> = {}): Schedule => ({
  id: `daily-${person}`,
  kind: 'daily',
  place: person,
  within: null,
  person,
  told: person,
  time: '09:00',
  zone: 'UTC',
  weekdays: '1234567',
  options: '{}',
  state: 'on',
  reason: null,
  next_at: NOON + DAY,
  planned_at: NOON,
  created_at: NOON,
  changed_at: NOON,
  ...more,
});
