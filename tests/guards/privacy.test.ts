/** PRIVACY.md names every table there is, under the right heading. */
import { readFileSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '#store/migrate.ts';
import { openDatabase } from '#store/open.ts';
import { PERSONAL } from '#store/personal-data.ts';
import type { Database } from '#store/schema.ts';
import { temporaryFolder } from '../store/databases.ts';

const page = readFileSync('PRIVACY.md', 'utf8');

/** The tables described under a heading: the first cell of each row. */
const under = (heading: string): string[] => {
  const part = page.split(/^## /mu).find((text) => text.startsWith(heading)) ?? '';
  return [...part.matchAll(/^\| `([a-z_]+)` \|(.+)\|$/gmu)].map(([, name, rest]) => {
    expect(
      rest!
        .split('|')
        .map((cell) => cell.trim())
        .filter(Boolean),
      name,
    ).toHaveLength(3);
    return name!;
  });
};

const folder = temporaryFolder();
let db: Kysely<Database>;
beforeAll(async () => {
  db = await openDatabase({ dataDir: folder() });
  await migrate(db);
});
afterAll(() => db.destroy());

it('every table of people is described as one, and nothing else is', () => {
  expect(under('What is kept of a person').toSorted()).toEqual(Object.keys(PERSONAL).toSorted());
});

it('every table of the database is described, and none that is not there', async () => {
  const tables = (await db.introspection.getTables()).map(({ name }) => name);
  expect(
    [...under('What is kept of a person'), ...under('What is kept without a person')].toSorted(),
  ).toEqual(tables.toSorted());
});

it('a table with a column for a person is one of people', async () => {
  const named = (await db.introspection.getTables())
    .filter(({ columns }) => columns.some(({ name }) => ['person', 'owner'].includes(name)))
    .map(({ name }) => name);
  expect(named.filter((name) => !Object.hasOwn(PERSONAL, name))).toEqual([]);
});
