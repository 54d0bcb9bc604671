/** The first schema: people, settings, quizzes, scores, activities, cards. `schema.ts` tells what each column means. */
import type { Migration } from 'kysely/migration';
import { index, table } from './table.ts';

export const habits: Migration = {
  up: async (db) => {
    await table(db, 'links', ['account'], { account: 'text', person: 'text', linked_at: 'bigint' });
    await index(db, 'links_person', 'links', ['person']);
    await table(db, 'link_codes', ['code'], { code: 'text', person: 'text', expires_at: 'bigint' });
    await table(db, 'settings', ['owner', 'name'], { owner: 'text', name: 'text', value: 'text' });
    await table(db, 'seen', ['owner', 'quiz'], {
      owner: 'text',
      quiz: 'text',
      slug: 'text',
      times: 'bigint',
      last_at: 'bigint',
    });
    await table(db, 'asked', ['id'], {
      id: 'text',
      quiz: 'text',
      slug: 'text',
      topic: 'text',
      seed: 'bigint',
      place: 'text',
      person: 'text?',
      activity: 'text?',
      language: 'text',
      points: 'bigint',
      asked_at: 'bigint',
      closes_at: 'bigint?',
    });
    await index(db, 'asked_activity', 'asked', ['activity']);
    await index(db, 'asked_person', 'asked', ['person']);
    await index(db, 'asked_at', 'asked', ['asked_at']);
    await table(db, 'answers', ['asked', 'person'], {
      asked: 'text',
      person: 'text',
      letters: 'text',
      hinted: 'bigint',
      correct: 'bigint',
      points: 'bigint',
      at: 'bigint?',
    });
    await index(db, 'answers_person', 'answers', ['person']);
    await table(db, 'score_log', ['source', 'person'], {
      source: 'text',
      person: 'text',
      place: 'text',
      kind: 'text',
      slug: 'text',
      topic: 'text',
      correct: 'bigint',
      points: 'bigint',
      at: 'bigint',
    });
    // They hold all columns the boards and the statistics read, so that the rows need not be fetched.
    await index(db, 'score_log_place', 'score_log', ['place', 'at', 'person', 'points', 'correct']);
    await index(db, 'score_log_person', 'score_log', [
      'person',
      'at',
      'topic',
      'points',
      'correct',
    ]);
    // Sums of the log a day, and of all time: what months, seasons and all time are read from.
    const sums = {
      points: 'bigint',
      answers: 'bigint',
      correct: 'bigint',
      last_at: 'bigint',
    } as const;
    await table(
      db,
      'score_days',
      ['place', 'day', 'person'],
      { place: 'text', day: 'bigint', person: 'text', ...sums },
      { clustered: true },
    );
    await index(db, 'score_days_person', 'score_days', ['person']);
    await table(
      db,
      'score_totals',
      ['place', 'person'],
      { place: 'text', person: 'text', ...sums },
      { clustered: true },
    );
    await index(db, 'score_totals_rank', 'score_totals', [
      'place',
      'points desc',
      'last_at',
      'person',
    ]);
    await index(db, 'score_totals_person', 'score_totals', ['person']);
    await table(db, 'anonymous_scores', ['place'], {
      place: 'text',
      answers: 'bigint',
      correct: 'bigint',
      points: 'bigint',
    });
    await table(db, 'activities', ['id'], {
      id: 'text',
      kind: 'text',
      place: 'text',
      person: 'text?',
      state: 'text',
      version: 'bigint',
      due_at: 'bigint?',
      open: 'bigint',
      created_at: 'bigint',
      changed_at: 'bigint',
    });
    await index(db, 'activities_place', 'activities', ['place', 'kind', 'open']);
    await index(db, 'activities_person', 'activities', ['person', 'kind', 'open']);
    await index(db, 'activities_due', 'activities', ['open', 'due_at']);
    await table(db, 'cards', ['person', 'slug'], {
      person: 'text',
      slug: 'text',
      due_at: 'bigint',
      card: 'text',
      missed: 'bigint',
      created_at: 'bigint',
      changed_at: 'bigint',
    });
    await index(db, 'cards_due', 'cards', ['person', 'due_at']);
    await table(db, 'grades', ['person', 'at', 'slug'], {
      person: 'text',
      slug: 'text',
      at: 'bigint',
      grade: 'bigint',
      before: 'text?',
    });
    await table(db, 'bookmarks', ['person', 'slug'], {
      person: 'text',
      slug: 'text',
      at: 'bigint',
    });
    await table(db, 'misses', ['hash', 'answered'], {
      hash: 'text',
      words: 'text?',
      answered: 'text',
      language: 'text',
      times: 'bigint',
      last_at: 'bigint',
    });
    await table(db, 'uptime', ['hour'], { hour: 'bigint' });
    await table(db, 'messages', ['place', 'key'], {
      place: 'text',
      key: 'text',
      ref: 'text',
      at: 'bigint',
    });
    await table(db, 'web_sessions', ['secret'], {
      secret: 'text',
      name: 'text',
      seen_at: 'bigint',
    });
  },
};
