/**
 * `/ask` on Telegram against the strict local server: updates a second beside a bare grammY bot in the same run, the time
 * an update takes apart from the network, and memory over 100,000 updates.
 *
 * Where the system can, the bots have one core and the server (this process) another.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentFolders, loadBank } from '#bank/load.ts';
import { readQueries } from '../eval/queries.ts';
import { createControl } from '../tests/platforms/telegram/server/control.ts';
import { createTelegram } from '../tests/platforms/telegram/server/create.ts';
import { listen } from '../tests/platforms/telegram/server/http.ts';
import { median, ms } from './measure.ts';

const CHATS = 100;
const ROUNDS = 5;
/** Updates of a round that are counted, after some that warm the code up. */
const UPDATES = 3000;
const WARM = 1500;
const SINGLE = 300;
const LONG = 100_000;
const STEP = 10_000;

const BOTS = {
  bare: ['bench/telegram/bare.ts'],
  coach: ['--optimize-for-size', 'src/main.ts', 'start'],
} as const;

export async function bench(): Promise<void> {
  pin();
  const queries = readQueries(loadBank(contentFolders([])).bank)
    .filter(({ accept }) => accept.length > 0)
    .map(({ q }) => q);
  const ratios: number[] = [];
  const handling: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const bare = await measure('bare', queries);
    const coach = await measure('coach', queries);
    ratios.push(coach.core / bare.core);
    handling.push(coach.single - bare.single);
    console.log(
      `round ${round}: bare ${bare.core.toFixed(0)}, coach ${coach.core.toFixed(0)} updates a second of the core (${bare.rate.toFixed(0)} and ${coach.rate.toFixed(0)} of the clock), ratio ${ratios.at(-1)!.toFixed(2)}; one at a time ${ms(bare.single)} and ${ms(coach.single)}`,
    );
  }
  console.log(
    `ratio of updates a second: ${median(ratios).toFixed(2)} (median of ${ROUNDS}); handling apart from the network: ${ms(median(handling))}`,
  );
  await memory(queries);
}

async function measure(name: keyof typeof BOTS, queries: readonly string[]) {
  const world = await open(name);
  try {
    await world.answers(queries, WARM);
    const before = world.cpuMs();
    const took = await world.answers(queries, UPDATES);
    const cpu = world.cpuMs() - before;
    const single: number[] = [];
    for (let i = 0; i < SINGLE; i++)
      single.push(await world.answers([queries[i % queries.length]!], 1));
    return { rate: (UPDATES / took) * 1000, core: (UPDATES / cpu) * 1000, single: median(single) };
  } finally {
    await world.close();
  }
}

async function memory(queries: readonly string[]): Promise<void> {
  const world = await open('coach');
  try {
    for (let done = 0; done < LONG; ) {
      for (const end = done + STEP; done < end; done += UPDATES)
        await world.answers(queries, Math.min(UPDATES, end - done));
      console.log(
        `after ${done} updates: ${world.megabytes().toFixed(0)} MB resident, ${world.uploads()} uploads`,
      );
    }
  } finally {
    await world.close();
  }
}

/** A server with people in it, and a bot that has begun to listen. */
async function open(name: keyof typeof BOTS) {
  const telegram = createTelegram({ keep: 100, keepFiles: false });
  let answered = 0;
  let wanted = Number.POSITIVE_INFINITY;
  let reached = () => {};
  const server = await listen(
    {
      ...telegram,
      call: async (method, ...rest) => {
        const answer = await telegram.call(method, ...rest);
        if (/^send/u.test(method) && ++answered === wanted) reached();
        return answer;
      },
    },
    createControl(telegram),
  );
  const control = createControl(telegram);
  for (let i = 1; i <= CHATS; i++)
    await control('addPerson', { id: i, is_bot: false, first_name: `P${i}`, language_code: 'en' });
  const folder = mkdtempSync(join(tmpdir(), 'coach-bench-'));
  const bot = start(BOTS[name], {
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: server.url,
    PORT: '0',
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
  });
  return {
    /** Milliseconds until so many questions, put at once, are answered. */
    answers: async (queries: readonly string[], count: number): Promise<number> => {
      answered = 0;
      wanted = count;
      const all = new Promise<void>((resolve) => {
        reached = resolve;
      });
      const begin = performance.now();
      for (let i = 0; i < count; i++) {
        const person = 1 + (i % CHATS);
        await control('says', {
          person,
          chat: person,
          text: `/ask ${queries[i % queries.length]}`,
        });
      }
      await all;
      return performance.now() - begin;
    },
    cpuMs: () => cpuMs(bot.pid!),
    megabytes: () => residentMegabytes(bot.pid!),
    uploads: () => telegram.files.uploads(),
    close: async () => {
      const gone = new Promise((resolve) => bot.once('exit', resolve));
      bot.kill('SIGTERM');
      await gone;
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const hasTaskset = ((): boolean => {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** This process keeps off the core of the bots. */
function pin(): void {
  if (hasTaskset) execFileSync('taskset', ['-acp', '1', String(process.pid)], { stdio: 'ignore' });
}

function start(command: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const [program, ...before] = hasTaskset
    ? ['taskset', '-c', '0', process.execPath]
    : [process.execPath];
  return spawn(program!, [...before, ...command], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** What the process took of the processor so far; the kernel counts in hundredths of a second. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
