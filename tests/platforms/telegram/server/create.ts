/** The server's parts, put together: what it knows, how it answers calls, and the handle by which a test moves it. */

import type { Clock } from '../../../support/clock.ts';
import type { Context } from '../methods/context.ts';
import { closeDuePolls } from '../methods/polls.ts';
import { readDeclarations } from '../wire/declarations.ts';
import type { Upload } from '../wire/multipart.ts';
import type { RawCall } from '../wire/parameters.ts';
import { readSpecification } from '../wire/specification.ts';
import { type Answer, carryOut } from './calls.ts';
import { realClock } from './clock.ts';
import { createFaults } from './faults.ts';
import { createFiles } from './files.ts';
import { createRates, noRates, type RateOptions } from './rates.ts';
import { createState } from './state.ts';
import { createTranscript } from './transcript.ts';
import { createUpdates, type Update } from './updates.ts';
import { createWebhook } from './webhook.ts';

export interface ServerOptions {
  /** @default '123456:TEST' */
  readonly token?: string;
  /** @default the real time */
  readonly clock?: Clock;
  /** Rate limits, where they are wanted. */
  readonly rates?: RateOptions;
  /** Numbers in [0, 1), for faults that strike by chance. @default a fixed sequence */
  readonly chance?: () => number;
  /** Where webhook addresses lead; several instances stand behind one. @default to the address itself */
  readonly route?: (url: string, update: Update) => string;
  /** Transcript entries and messages of each chat that are kept. @default all */
  readonly keep?: number;
  /** Whether the content of files is kept. @default true */
  readonly keepFiles?: boolean;
  readonly username?: string;
}

export const TOKEN = '123456:TEST';

/** Both are read once a process. */
let schemas:
  | {
      declared: ReturnType<typeof readDeclarations>;
      published: ReturnType<typeof readSpecification>;
    }
  | undefined;

export function createTelegram(options: ServerOptions = {}) {
  const { token = TOKEN, clock = realClock, keep = Number.POSITIVE_INFINITY } = options;
  schemas ??= { declared: readDeclarations(), published: readSpecification() };
  const known = schemas;
  const now = () => clock.now();
  const state = createState({
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'Coach',
    username: options.username ?? 'interview_coach_bot',
  });
  const transcript = createTranscript(now, keep);
  const updates = createUpdates(now);
  const webhook = createWebhook(updates, now, options.route ?? ((url) => url));
  const files = createFiles(state, options.keepFiles ?? true);
  const faults = createFaults(options.chance ?? seeded());
  let rates = options.rates ? createRates(now, options.rates) : noRates;

  const push = updates.push;
  const told = {
    ...updates,
    push: (kind: string, content: unknown) => {
      const update = push(kind, content);
      if (update) transcript.add({ kind: 'update', update, ...chatOfUpdate(content) });
      return update;
    },
  };
  const world = { state, updates: told, clock, keep };
  const contextOf = (attached: ReadonlyMap<string, Upload>, gone: AbortSignal): Context => ({
    ...world,
    webhook,
    rates,
    files: files.of(attached),
    gone,
  });

  return {
    token,
    state,
    transcript,
    updates,
    webhook,
    files,
    faults,
    world,
    clock,
    setRates: (limits: RateOptions | undefined) => {
      rates = limits ? createRates(now, limits) : noRates;
    },
    refusedByRate: () => rates.refused(),
    /** What time has made due: polls that close. */
    tick: () => closeDuePolls(world),
    call: (method: string, raw: RawCall, gone: AbortSignal): Promise<Answer> => {
      closeDuePolls(world);
      return carryOut(method, raw, known, transcript, (attached) => contextOf(attached, gone));
    },
    close: () => {
      updates.close();
      webhook.close();
    },
  };
}

export type Telegram = ReturnType<typeof createTelegram>;

function chatOfUpdate(content: unknown): { chat?: number } {
  const { chat, message } = content as {
    chat?: { id: number };
    message?: { chat: { id: number } };
  };
  const id = chat?.id ?? message?.chat.id;
  return id === undefined ? {} : { chat: id };
}

/** The numbers of Park and Miller: the same in every run. */
function seeded(): () => number {
  let seed = 1;
  return () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
}
