/**
 * Everybody's daily question is due at once, and everything goes wrong: instances are killed, the database restarts,
 * Telegram fails and cuts connections. What happened is told in figures; what they must be, the test says.
 */
import { randomFrom } from '#compute/random.ts';
import { openStore } from '#store/open.ts';
import { remoteControl } from '../platforms/telegram/people/controls.ts';
import type { Control } from '../platforms/telegram/server/control.ts';
import type { Entry } from '../platforms/telegram/server/transcript.ts';
import { freePort, type PostgresServer } from '../support/postgres.ts';
import { type Chat, openChats, schedule } from './chats.ts';
import { startInstances } from './instances.ts';

export interface FanOut {
  readonly chats: number;
  readonly instances: number;
  readonly killEveryMs: number;
  /** How often the database restarts. */
  readonly restarts: number;
  /** The share of calls that fail, for each way to fail. */
  readonly faultShare: number;
  /** People who ask while the questions go out, one every so many milliseconds. */
  readonly askEveryMs: number;
  readonly telegram: { readonly url: string; readonly token: string };
  readonly postgres: PostgresServer;
}

export interface Figures {
  readonly chats: number;
  readonly askedOnce: number;
  readonly askedTwice: number;
  readonly sent: number;
  /** Not asked, and not marked as unsure. */
  readonly lost: number;
  readonly unsure: number;
  readonly unsureByKill: number;
  readonly unsureByTelegram: number;
  readonly kills: number;
  readonly restarts: number;
  readonly struck: Readonly<Record<string, number>>;
  readonly refusedByRate: number;
  readonly malformed: number;
  /** Messages a second while the queue was full and the database there, and that over the whole time. */
  readonly rate: number;
  readonly rateOverAll: number;
  readonly seconds: number;
  /** Milliseconds until an answer stood there: half of them, and nineteen of twenty. */
  readonly answers: { readonly count: number; readonly median: number; readonly p95: number };
  readonly log: readonly string[];
}

const ORIGIN = 'https://bot.example';
const SEND = /^send(?:Message|RichMessage|Photo|Poll|MediaGroup)$/u;
const PROBES = 40;
const FIRST_PROBE = 9_000_000;
const WEBHOOK = `${ORIGIN}/telegram`;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const portsFor = (count: number): Promise<readonly number[]> =>
  Promise.all(Array.from({ length: count }, freePort));

/** What the local Telegram is to be started with, for instances on these ports. */
export const telegramOptions = (ports: readonly number[]): readonly string[] => [
  '--rates',
  '--keep',
  '1000000',
  '--no-files',
  '--route',
  `${ORIGIN}=${ports.map((port) => `http://127.0.0.1:${port}`).join(',')}`,
];

export async function fanOut(
  { telegram, postgres, ...plan }: FanOut,
  ports: readonly number[],
): Promise<Figures> {
  const control = remoteControl(telegram.url);
  const databaseUrl = await postgres.database();
  const store = await openStore({ dataDir: 'unused', databaseUrl }, () => {});
  const chats = await openChats(plan.chats, control);
  const instances = startInstances(ports, {
    DATABASE_URL: databaseUrl,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_WEBHOOK_URL: WEBHOOK,
  });
  try {
    await instances.ready();
    for (let i = 0; i < PROBES; i++)
      await control('addPerson', { id: FIRST_PROBE + i, first_name: 'Ada', is_bot: false });
    const dueAt = Date.now() + 3000;
    await schedule(chats, dueAt, store);
    await pause(dueAt - Date.now());

    const chaos = wreak({ ...plan, control, postgres, kill: instances.kill });
    await drained(store, chats.length);
    const { kills, outages } = await chaos.stop();
    const { entries } = (await control('transcript', { since: 0 })) as { entries: Entry[] };
    return {
      ...(await figuresOf(chats, entries, outages, dueAt, store, control)),
      kills,
      restarts: outages.length,
      log: instances.log,
    };
  } finally {
    await instances.stop();
    await store.close();
  }
}

type KeptStore = Awaited<ReturnType<typeof openStore>>;

/** Waits until everything is planned and nothing is on its way any more. */
async function drained(store: KeptStore, count: number): Promise<void> {
  for (;;) {
    await pause(1000);
    const states = await store.deliveries.states().catch(() => undefined);
    if (!states) continue;
    const total = Object.values(states).reduce((sum, n) => sum + n, 0);
    if (total === count && !states.pending && !states.sending) return;
  }
}

interface Span {
  readonly from: number;
  readonly until: number;
}

/** Kills, restarts, failures and questions, until it is told to stop. */
function wreak({
  killEveryMs,
  restarts,
  faultShare,
  askEveryMs,
  chats,
  control,
  postgres,
  kill,
}: Omit<FanOut, 'telegram'> & { control: Control; kill(chance: number): Promise<boolean> }) {
  const random = randomFrom(11);
  const outages: Span[] = [];
  let [kills, over, probe] = [0, false, 0];
  const often = async (ms: number, work: () => Promise<void> | void) => {
    for (await pause(ms); !over; await pause(ms)) await work();
  };
  for (const kind of ['error', 'cut-before', 'cut-after'] as const) {
    void control('fault', {
      kind,
      method: '^send',
      times: 1e9,
      probability: faultShare,
      ...(kind === 'error' ? { status: 500 } : {}),
    });
  }
  // The whole takes about as long as there are messages at thirty a second.
  const between = (chats / 30 / (restarts + 1)) * 1000;
  const work = [
    often(killEveryMs, async () => {
      if (await kill(random.uniform())) kills++;
    }),
    often(askEveryMs, async () => {
      const person = FIRST_PROBE + (probe++ % PROBES);
      await control('says', { person, chat: person, text: '/help' });
    }),
    often(between, async () => {
      if (outages.length >= restarts) return;
      const from = Date.now();
      await postgres.restart(500);
      outages.push({ from, until: Date.now() });
    }),
  ];
  return {
    stop: async () => {
      over = true;
      await Promise.all(work);
      await control('clearFaults', {});
      return { kills, outages };
    },
  };
}

async function figuresOf(
  chats: readonly Chat[],
  entries: readonly Entry[],
  outages: readonly Span[],
  dueAt: number,
  store: KeptStore,
  control: Control,
): Promise<Omit<Figures, 'kills' | 'restarts' | 'log'>> {
  const calls = entries.filter((entry) => entry.kind === 'call' && !entry.error);
  const sends = calls.filter((entry) => entry.kind === 'call' && SEND.test(entry.method));
  const got = new Map<number, number>();
  for (const { chat } of sends) got.set(chat!, (got.get(chat!) ?? 0) + 1);
  const date = new Date(dueAt).toISOString().slice(0, 10);
  const rows = await Promise.all(
    chats.map(async ({ id, chat }) => ({
      chat,
      delivery: await store.deliveries.find({ schedule: id, date }),
    })),
  );
  const unsure = rows.filter(({ delivery }) => delivery?.state === 'unsure');
  const byKill = unsure.filter(({ delivery }) => delivery!.error === 'its sender died');
  const { refusedByRate, struck, malformed } = (await control('counters', {})) as {
    refusedByRate: number;
    struck: Record<string, number>;
    malformed: readonly unknown[];
  };
  const own = new Set(chats.map(({ chat }) => chat));
  const times = sends.filter(({ chat }) => own.has(chat!)).map(({ at }) => at);
  return {
    chats: chats.length,
    askedOnce: rows.filter(({ chat }) => got.get(chat) === 1).length,
    askedTwice: rows.filter(({ chat }) => (got.get(chat) ?? 0) > 1).length,
    sent: rows.filter(({ delivery }) => delivery?.state === 'sent').length,
    lost: rows.filter(({ chat, delivery }) => !got.has(chat) && delivery?.state !== 'unsure')
      .length,
    unsure: unsure.length,
    unsureByKill: byKill.length,
    unsureByTelegram: unsure.length - byKill.length,
    struck,
    refusedByRate,
    malformed: malformed.length,
    ...rates(
      // Answers to people take their part of the limit.
      sends.map(({ at }) => at),
      times,
      outages,
    ),
    answers: answersOf(entries),
  };
}

/** A second after the database is back everybody has connected again. */
const RECOVERY_MS = 2000;

/** Whole seconds from the first message until few are left, without those in which the database was away. */
function rates(all: readonly number[], own: readonly number[], outages: readonly Span[]) {
  const sorted = own.toSorted((a, b) => a - b);
  const [from, until] = [sorted[0]!, sorted[Math.floor(0.95 * sorted.length)]!];
  const seconds: number[] = [];
  for (let second = from; second + 1000 <= until; second += 1000) {
    const away = outages.some(
      (outage) => second < outage.until + RECOVERY_MS && second + 1000 > outage.from,
    );
    if (!away) seconds.push(all.filter((at) => at >= second && at < second + 1000).length);
  }
  return {
    rate: seconds.reduce((sum, n) => sum + n, 0) / seconds.length,
    rateOverAll: (1000 * sorted.length) / (sorted.at(-1)! - from),
    seconds: (sorted.at(-1)! - from) / 1000,
  };
}

/** How long those who asked meanwhile have waited. */
function answersOf(entries: readonly Entry[]): Figures['answers'] {
  const waits: number[] = [];
  const asked = new Map<number, number>();
  for (const entry of entries) {
    const { chat = 0, at } = entry;
    if (chat < FIRST_PROBE) continue;
    if (entry.kind === 'update') asked.set(chat, at);
    const since = asked.get(chat);
    if (entry.kind !== 'call' || entry.error || !SEND.test(entry.method) || since === undefined)
      continue;
    waits.push(at - since);
    asked.delete(chat);
  }
  waits.sort((a, b) => a - b);
  const at = (share: number) => waits[Math.floor(share * waits.length)] ?? 0;
  return { count: waits.length, median: at(0.5), p95: at(0.95) };
}
