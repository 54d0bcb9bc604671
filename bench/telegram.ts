/**
 * `/ask` on Telegram against the strict local server, beside bare grammY bots in the same run: one that replies a constant
 * short line, one that replies a constant answer as large as ours. Then the time an update takes apart from the network,
 * and memory over 100,000 updates.
 *
 * Where the system can, a bot has one core and the server (this process) another. Updates a second are counted by the
 * processor time a bot takes, for the server checks every call strictly and is slower than the bots.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentFolders, loadBank } from '#bank/load.ts';
import { readQueries } from '../eval/queries.ts';
import { createControl } from '../tests/platforms/telegram/server/control.ts';
import { createTelegram } from '../tests/platforms/telegram/server/create.ts';
import { listen } from '../tests/platforms/telegram/server/http.ts';
import { median, ms } from './measure.ts';

const CHATS = 100;
const ROUNDS = 3;
/** Updates of a round that are counted, after some that warm the code up. */
const UPDATES = 3000;
const WARM = 1500;
const SINGLE = 300;
const SEEN = 500;
const LONG = 100_000;
const STEP = 5000;

const BOTS = {
  /** A constant line. */
  line: ['bench/telegram/bare.ts'],
  /** A constant answer: one of the coach, of middling size. */
  answer: ['bench/telegram/bare.ts'],
  coach: ['src/main.ts', 'start'],
} as const;
type BotName = keyof typeof BOTS;

export async function bench(): Promise<void> {
  pin();
  const queries = readQueries(loadBank(contentFolders([])).bank)
    .filter(({ accept }) => accept.length > 0)
    .map(({ q }) => q);
  const folder = mkdtempSync(join(tmpdir(), 'coach-bench-'));
  const constant = join(folder, 'answer.json');
  const all: Record<BotName, Measured>[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const coach = await measure('coach', queries, constant);
    const line = await measure('line', queries, constant);
    const answer = await measure('answer', queries, constant);
    all.push({ coach, line, answer });
    console.log(
      `round ${round}: ${told('coach', coach)}; ${told('line', line)}; ${told('answer', answer)}`,
    );
  }
  const over = (share: (one: Record<BotName, Measured>) => number) => median(all.map(share));
  console.log(
    [
      `coach to a constant answer: ${over(({ coach, answer }) => coach.core / answer.core).toFixed(2)} by processor time, ${over(({ coach, answer }) => coach.clock / answer.clock).toFixed(2)} by the clock`,
      `coach to a constant line: ${over(({ coach, line }) => coach.core / line.core).toFixed(2)} by processor time`,
      `handling apart from the network: ${ms(over(({ coach, answer }) => coach.single - answer.single))} more than a constant answer, ${ms(over(({ coach }) => 1000 / coach.core))} of the processor in all`,
    ].join('\n'),
  );
  rmSync(folder, { recursive: true });
  await memory(queries);
}

interface Measured {
  /** Updates a second of processor time, and by the clock. */
  readonly core: number;
  readonly clock: number;
  /** Milliseconds from an update to its answer, one at a time. */
  readonly single: number;
}

const told = (name: BotName, { core, clock, single }: Measured): string =>
  `${name} ${core.toFixed(0)} updates a second (${clock.toFixed(0)} by the clock, one takes ${ms(single)})`;

async function measure(
  name: BotName,
  queries: readonly string[],
  constant: string,
): Promise<Measured> {
  const world = await open(name, constant);
  try {
    await world.answers(queries, WARM);
    const before = world.cpuMs();
    const took = await world.answers(queries, UPDATES);
    const cpu = world.cpuMs() - before;
    const single: number[] = [];
    for (let i = 0; i < SINGLE; i++)
      single.push(await world.answers([queries[i % queries.length]!], 1));
    if (name === 'coach') writeFileSync(constant, withoutPictures(world.typicalAnswer()));
    return { core: (UPDATES / cpu) * 1000, clock: (UPDATES / took) * 1000, single: median(single) };
  } finally {
    await world.close();
  }
}

/** Memory over many updates, and what one takes of the processor when all the code is warm. */
async function memory(queries: readonly string[]): Promise<void> {
  const world = await open('coach');
  try {
    for (let done = STEP; done <= LONG; done += STEP) {
      const before = world.cpuMs();
      await world.answers(queries, STEP);
      const cpu = (world.cpuMs() - before) / STEP;
      console.log(
        `after ${done} updates: ${world.megabytes().toFixed(0)} MB resident, ${world.uploads()} uploads, ${ms(cpu)} of the processor an update`,
      );
    }
  } finally {
    await world.close();
  }
}

/** Pictures were uploaded to another server: a figure's words stay. */
const withoutPictures = (call: Buffer): string =>
  JSON.stringify(JSON.parse(call.toString('utf8')), (_name, value) =>
    value?.type === 'photo' ? { type: 'paragraph', text: value.caption.text } : value,
  );

/** A server with people in it, and a bot that has begun to listen. */
async function open(name: BotName, constant?: string) {
  const telegram = createTelegram({ keep: 100, keepFiles: false });
  let answered = 0;
  let wanted = Number.POSITIVE_INFINITY;
  let reached = () => {};
  const seen = new Array<Buffer>(SEEN).fill(Buffer.from('{}'));
  let sent = 0;
  const server = await listen(
    {
      ...telegram,
      call: async (method, ...rest) => {
        const answer = await telegram.call(method, ...rest);
        if (method === 'sendRichMessage') seen[sent++ % seen.length] = rest[0].body;
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
    ...(name === 'answer' ? { CONSTANT_REPLY: constant } : {}),
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
    /** Of the last answers the one of middling size. */
    typicalAnswer: () => seen.toSorted((a, b) => a.length - b.length)[SEEN >> 1]!,
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
