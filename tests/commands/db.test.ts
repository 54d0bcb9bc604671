import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrations } from '#store/migrations/index.ts';
import { openDatabase, openStore, type StorePlace, sqliteFile } from '#store/open.ts';
import { onBothDatabases, temporaryFolder } from '../store/databases.ts';
import { PASSWORD } from '../support/postgres.ts';

const NAMES = Object.keys(migrations).join(', ');

/** `coach db …` as a person would run it. */
function db(
  args: readonly string[],
  { dataDir, databaseUrl = '' }: StorePlace,
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/main.ts', 'db', ...args], {
      env: { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, DATABASE_URL: databaseUrl },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

onBothDatabases((place, database) => {
  it('migrate, then status: done; the password is not told', async () => {
    const where = await place();
    const told: string[] = [];
    const coach = async (...args: string[]) => {
      const ran = await db(args, where);
      told.push(ran.out, ran.err);
      return ran;
    };
    if (database === 'PostgreSQL') {
      expect((await coach('status')).out).toMatch(`Done:     none\nPending:  ${NAMES}\n`);
    } else {
      expect((await coach('status')).out).toMatch(/coach\.db\nIt does not exist yet/u);
      expect(readdirSync(where.dataDir)).toEqual([]);
    }
    expect(await coach('migrate')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining(`: ran ${NAMES}.\n`),
    });
    expect((await coach('migrate')).out).toMatch(/: nothing to do\.\n$/u);
    const { out, code } = await coach('status');
    expect(out).toContain(`Done:     ${NAMES}\nPending:  none\n`);
    expect(out).toMatch(
      database === 'SQLite' ? /coach\.db\n/u : /postgres:\/\/coach@127\.0\.0\.1:/u,
    );
    expect(code).toBe(0);
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD)])
      expect(told.join('')).not.toContain(secret);
  });

  it('a database of a newer version: one clear line, exit 1', async () => {
    const where = await place();
    await (await openStore(where)).close();
    const newer = await openDatabase(where);
    await sql`insert into kysely_migration values ('0999-mentors', '2031-01-01T00:00:00.000Z')`.execute(
      newer,
    );
    await newer.destroy();
    for (const step of ['migrate', 'status']) {
      const { code, err } = await db([step], where);
      expect({ step, code }).toEqual({ step, code: 1 });
      expect(err).toMatch(/0999-mentors/u);
      expect(err.trim().split('\n')).toHaveLength(1);
    }
  });

  if (database === 'PostgreSQL') {
    it('backup gives the command of pg_dump, without the password', async () => {
      const { databaseUrl, dataDir } = await place();
      const url = `${databaseUrl}?sslmode=disable&password=other-s3cret`;
      const { code, out, err } = await db(['backup', "it's.dump"], { dataDir, databaseUrl: url });
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(
        /^ {2}pg_dump --format=custom --file='it'\\''s\.dump' 'postgres:\/\/coach@127\.0\.0\.1:\d+\/coach_\d+\?sslmode=disable'$/mu,
      );
      expect(err).not.toContain('s3cret');
      expect((await db(['backup'], { dataDir, databaseUrl })).err).toMatch(
        /--file='coach-\d{4}-\d\d-\d\d-\d{6}\.dump'/u,
      );
    });

    it('a server that is not there: one clear line, exit 1', async () => {
      const url = new URL((await place()).databaseUrl!);
      url.port = '1';
      const { code, err } = await db(['status'], { dataDir: '.', databaseUrl: url.href });
      expect(code).toBe(1);
      expect(err).toMatch(/^The database can't be used: connect ECONNREFUSED/u);
      expect(err.trim().split('\n')).toHaveLength(1);
    });
  }
});

describe('coach db backup', () => {
  const folder = temporaryFolder();

  it('copies the database while it is in use, and the copy opens as it was', async () => {
    const dataDir = folder();
    const store = await openStore({ dataDir });
    for (let i = 0; i < 200; i++) await store.settings.set(`person ${i}`, 'goal', i);
    let writing = true;
    const writes = (async () => {
      for (let i = 0; writing; i++) {
        await store.settings.set('Ada', 'goal', i);
        await new Promise(setImmediate);
      }
    })();
    const { code, out } = await db(['backup'], { dataDir });
    writing = false;
    await writes;
    await store.close();
    expect(code).toBe(0);
    const [name, ...others] = readdirSync(join(dataDir, 'backups'));
    expect([name, others]).toEqual([
      expect.stringMatching(/^coach-\d{4}-\d\d-\d\d-\d{6}\.db$/u),
      [],
    ]);
    const copy = join(dataDir, 'backups', name!);
    expect(out).toMatch(`${copy} (${statSync(copy).size} bytes). To go back`);
    expect(statSync(copy).mode & 0o777).toBe(0o600);

    const restored = folder();
    writeFileSync(sqliteFile(restored), readFileSync(copy));
    const again = await openStore({ dataDir: restored });
    expect(await again.settings.of('person 199')).toEqual({ goal: 199 });
    expect((await again.settings.owners('goal')).length).toBeGreaterThanOrEqual(200);
    await again.close();
  });

  it('goes where it is told to, and overwrites nothing', async () => {
    const dataDir = folder();
    await (await openStore({ dataDir })).close();
    const file = join(dataDir, 'mine.db');
    expect(await db(['backup', file], { dataDir })).toMatchObject({ code: 0 });
    const before = readFileSync(file);
    expect(await db(['backup', file], { dataDir })).toEqual({
      code: 1,
      out: '',
      err: `${file} exists: choose another name.\n`,
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('says so where there is nothing to copy, or no place for it', async () => {
    const dataDir = folder();
    expect(await db(['backup'], { dataDir })).toMatchObject({
      code: 1,
      err: `There is no database at ${sqliteFile(dataDir)} yet.\n`,
    });
    expect(existsSync(join(dataDir, 'backups'))).toBe(false);
    await (await openStore({ dataDir })).close();
    const { code, err } = await db(['backup', join(sqliteFile(dataDir), 'x.db')], { dataDir });
    expect(code).toBe(1);
    expect(err).toMatch(/^The backup failed: E\w+/u);
    expect(readdirSync(dataDir)).toEqual(['coach.db']);
  });
});
