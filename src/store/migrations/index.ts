/** Every change of the schema, in order. They only go forward: a released one is never edited. */
import type { Migration } from 'kysely/migration';
import { habits } from './0001-habits.ts';
import { platforms } from './0002-platforms.ts';
import { daily } from './0003-daily.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-habits': habits,
  '0002-platforms': platforms,
  '0003-daily': daily,
};
