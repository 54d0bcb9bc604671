/** What goes out by the clock: schedules, their deliveries, and the pace all processes of a coach share. */
import type { Migration } from 'kysely/migration';
import { index, table } from './table.ts';

export const daily: Migration = {
  up: async (db) => {
    await table(db, 'schedules', ['id'], {
      id: 'text',
      kind: 'text',
      place: 'text',
      within: 'text?',
      person: 'text?',
      told: 'text?',
      time: 'text',
      zone: 'text',
      weekdays: 'text',
      options: 'text',
      state: 'text',
      reason: 'text?',
      next_at: 'bigint?',
      planned_at: 'bigint',
      created_at: 'bigint',
      changed_at: 'bigint',
    });
    await index(db, 'schedules_place', 'schedules', ['place', 'kind'], { unique: true });
    await index(db, 'schedules_next', 'schedules', ['next_at']);
    await index(db, 'schedules_person', 'schedules', ['person']);
    await index(db, 'schedules_told', 'schedules', ['told']);
    await table(db, 'deliveries', ['schedule', 'date'], {
      schedule: 'text',
      date: 'text',
      adapter: 'text',
      person: 'text?',
      state: 'text',
      due_at: 'bigint',
      wake_at: 'bigint?',
      lease_by: 'text?',
      attempts: 'bigint',
      refusals: 'bigint',
      first_try_at: 'bigint?',
      sent_at: 'bigint?',
      error: 'text?',
    });
    await index(db, 'deliveries_wake', 'deliveries', ['adapter', 'state', 'wake_at']);
    await index(db, 'deliveries_person', 'deliveries', ['person']);
    await index(db, 'deliveries_due', 'deliveries', ['due_at']);
    // The columns rate-limiter-flexible expects.
    await table(db, 'rates', ['key'], { key: 'text', points: 'bigint', expire: 'bigint?' });
    await index(db, 'rates_expire', 'rates', ['expire']);
  },
};
