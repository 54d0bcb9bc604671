/**
 * The coach on the local Discord, everything of it real: store, bank, workers, discord.js. Its clock is the server's,
 * chance is seeded, and whatever it logs is kept.
 */
import { pino } from 'pino';
import { afterAll, onTestFinished } from 'vitest';
import type { Shards } from '#adapters/discord/settings.ts';
import { createDiscord } from '#adapters/discord/start.ts';
import type { Coach } from '#coach/coach.ts';
import { quizContent } from '#coach/quiz/items.ts';
import type { Message } from '#coach/turn.ts';
import { randomFrom } from '#compute/random.ts';
import { openMemoryStore } from '#store/open.ts';
import type { Store } from '#store/store.ts';
import { createWorkers } from '#workers/pool.ts';
import { createCoachParts } from '../../../../src/coach-parts.ts';
import { knowledge } from '../../../support/knowledge.ts';
import { discordForTest } from '../fixture.ts';
import type { ServerOptions } from '../server.ts';
import type { Stored } from '../state.ts';
import type { Answered, Person } from '../world/person.ts';
import { buttonsOf } from '../world/text.ts';
import type { PersonOptions, Right } from '../world/world.ts';

const config = { contentDirs: [], workers: 1 };
const workers = createWorkers({ threads: 1 });
afterAll(() => workers.close());

/** Of this test file: no two of them make the same ids. */
let processes = 0;

type World = Awaited<ReturnType<typeof discordForTest>>;

export interface BotOptions
  extends Omit<ServerOptions, 'clock' | 'token'>,
    Pick<StartOptions, 'before'> {
  /** Of the server. @default en-US */
  readonly locale?: string;
}

/** A Discord with a server "Readers", a channel, people in it, and the coach that has logged in. */
export async function openBot({ before, locale = 'en-US', ...options }: BotOptions = {}) {
  const discord = await discordForTest(options);
  const readers = discord.guild('Readers', { locale });
  const general = readers.channel('general');
  const store = await openMemoryStore();
  onTestFinished(() => store.close());
  const bot = await startBot(discord, store, before ? { before } : {});
  return {
    discord,
    readers,
    general,
    store,
    ...bot,
    /** Somebody who is a member; `rights` are of a role of their own. */
    member: (name: string, options: PersonOptions = {}, ...rights: readonly Right[]) => {
      const person = discord.person(name, options);
      readers.joins(person, ...rights);
      return person;
    },
  };
}

/** Something that holds up until it is opened. */
export function createGate() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

export interface StartOptions {
  /** Made worse on purpose: what comes before the coach hears, and may hold it up or throw. */
  readonly before?: (message: Message) => Promise<void>;
  readonly token?: string;
  /** Shards of this process. @default as many as Discord recommends */
  readonly shards?: Shards;
}

/** A process of the coach: it can be stopped, and another one started on the same store. */
export async function startBot(
  discord: World,
  store: Store,
  { before, token, shards: ran = 'auto' }: StartOptions = {},
) {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
  const draws = randomFrom(1);
  let ids = 0;
  const now = discord.clock.now;
  processes += 1;
  const prefix = `p${processes}x`;
  const {
    coach: whole,
    messenger,
    deliveries,
  } = await createCoachParts(config, log, {
    store,
    knowledge,
    workers,
    now,
    chance: {
      seed: () => draws.integer(0, 2 ** 31 - 1),
      id: () => `${prefix}${String(++ids).padStart(6, '0')}`,
    },
  });
  const coach: Coach = {
    ...whole,
    hear: async (message, visit) => {
      await before?.(message);
      return whole.hear(message, visit);
    },
  };
  const adapter = createDiscord(
    { coach, messenger, store, workers, log, now },
    { token: token ?? discord.token, apiUrl: discord.url, shards: ran },
  );
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (!stopped) await adapter.stop();
    stopped = true;
  };
  onTestFinished(stop);
  const compared = () => discord.calls('GET', '/applications/{application_id}/commands').length;
  const comparedBefore = compared();
  await adapter.start();
  const registers = ran === 'auto' || ran.ids.includes(0);
  if (token === undefined && registers) {
    await discord.until('the commands are compared and registered', () => {
      return compared() > comparedBefore && discord.backend.state.commands.size > 0;
    });
  }
  return {
    coach,
    stop,
    /** What was logged, as JSON lines. */
    lines,
    /** Lines of errors: there are none in a conversation that goes well. */
    errors: () => lines.filter((line) => (JSON.parse(line) as { level: number }).level >= 50),
    /** Moves the clock second by second, and does what is due. */
    pass: async (ms: number) => {
      for (const until = now() + ms; now() < until; ) {
        discord.clock.pass(Math.min(1000, until - now()));
        await coach.tick();
        await deliveries.tick();
        await deliveries.idle();
        await messenger.flush();
      }
    },
    /** Answers the quiz of a message, by its buttons or its select. */
    answers: async (who: Person, message: Stored, { rightly = true } = {}): Promise<Answered> => {
      const body = JSON.stringify(message.body.components);
      const id = /(?:quiz|study|review|daily)\.(?:answer|settle):(\w+) /u.exec(body)?.[1];
      const asked = id === undefined ? undefined : await store.quizzes.find(id);
      const content =
        asked && quizContent(coach.services.bank, asked.quiz, asked.seed, asked.language as 'en');
      if (!content) throw new Error(`no quiz in ${body}`);
      const wrong = content.options.filter(({ letter }) => !content.answers.includes(letter));
      const letters = (rightly ? content.answers : [wrong[0]!.letter]).map((letter) =>
        letter.toUpperCase(),
      );
      if (!buttonsOf(message).some(({ label }) => label === 'A')) {
        return who.picks(...letters.map((letter) => new RegExp(`^${letter} `, 'u')));
      }
      let answered = await who.presses(letters[0]!, message);
      if (content.answers.length === 1) return answered;
      for (const letter of letters.slice(1)) answered = await who.presses(letter, message);
      return who.presses(/^(?:Confirm|确认)/u);
    },
  };
}
