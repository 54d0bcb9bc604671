/**
 * Slots that are taken by one at a time, whichever process it is: what a shared pace is made of. On rate-limiter-flexible:
 * a slot is a limit of one. PostgreSQL knows the slots of all processes, the embedded database has one process.
 */
import { CompiledQuery, type Kysely } from 'kysely';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from './schema.ts';
import { isShared } from './shared.ts';

export interface Slots {
  /**
   * Takes a slot, free again in `ms`, which is the same for all who take it: 0, or in how many milliseconds it may be free
   * where somebody has it.
   */
  take(slot: string, ms: number): Promise<number>;
  /** A slot that is taken is free `ms` from now, whatever was said before. */
  free(slot: string, ms: number): Promise<void>;
}

export const ratesIn = (db: Kysely<Database>) => ({
  slots: (): Slots => {
    // Each slot says itself for how long it is taken.
    const options = { keyPrefix: '', points: 1, duration: 1 };
    const limiter = isShared(db)
      ? new RateLimiterPostgres({
          ...options,
          storeClient: clientOf(db),
          storeType: 'client',
          tableName: 'rates',
          tableCreated: true,
        })
      : new RateLimiterMemory(options);
    return {
      take: async (slot, ms) => {
        try {
          await limiter.consume(slot, 1, { customDuration: ms / 1000 });
          return 0;
        } catch (refused) {
          if (!(refused instanceof RateLimiterRes)) throw refused;
          if (refused.msBeforeNext <= ms) return Math.max(1, refused.msBeforeNext);
          // Nobody takes it for longer: the clock has been put back since.
          await limiter.set(slot, 1, ms / 1000);
          return ms;
        }
      },
      free: async (slot, ms) => {
        await limiter.set(slot, 1, ms / 1000);
      },
    };
  },
});

/** Our own connections in the shape of a client of `pg`. */
const clientOf = (db: Kysely<Database>) => ({
  query: async ({ text, values }: { text: string; values: readonly unknown[] }) => {
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
    return { rows, rowCount: rows.length };
  },
});
