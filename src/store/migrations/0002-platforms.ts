/** What the chat platforms need: updates that were handled, uploads that are known, places that can't be reached. */
import type { Migration } from 'kysely/migration';
import { index, table } from './table.ts';

export const platforms: Migration = {
  up: async (db) => {
    await table(db, 'handled', ['source', 'update_id'], {
      source: 'text',
      update_id: 'text',
      at: 'bigint',
    });
    await index(db, 'handled_at', 'handled', ['at']);
    await table(db, 'media', ['source', 'hash'], {
      source: 'text',
      hash: 'text',
      ref: 'text',
      at: 'bigint',
    });
    await table(db, 'unreachable', ['place'], { place: 'text', reason: 'text', at: 'bigint' });
  },
};
