/**
 * A conversation with the coach, as in a chat: `await room.says('Ada', 'why scale attention').expect(/√d_k/)`.
 * The clock is moved by hand, chance is seeded, and what the coach says by itself is heard with `hears()`.
 */
import { afterAll, expect } from 'vitest';
import { type Outlet, PlatformError, type Post } from '#coach/messenger.ts';
import type { Message, Place, Visit } from '#coach/turn.ts';
import { randomFrom } from '#compute/random.ts';
import type { Reply } from '#document/reply.ts';
import { toMarkdown } from '#document/to-markdown.ts';
import type { Language } from '#locales/language.ts';
import { openMemoryStore } from '#store/open.ts';
import type { Store } from '#store/store.ts';
import { createWorkers } from '#workers/pool.ts';
import { createCoachParts, type Surroundings } from '../../src/coach-parts.ts';
import { createLog, type Log } from '../../src/log.ts';
import { knowledge } from './knowledge.ts';

export interface Heard {
  readonly text: string;
  readonly actions: readonly { id: string; label: string }[];
  readonly replies: readonly Reply[];
}

export interface Saying extends PromiseLike<Heard> {
  expect(...patterns: (RegExp | string)[]): Promise<Heard>;
}

export interface RoomOptions {
  readonly language?: Language;
  readonly kind?: Place['kind'];
  /** The name of the place; people are known everywhere. @default 'room' */
  readonly place?: string;
  /** The group it is a channel of. */
  readonly within?: string;
  /** Who may manage the group. */
  readonly admins?: readonly string[];
}

/** Noon of a Tuesday, UTC. */
export const NOON = Date.UTC(2026, 10, 24, 12);

const silent = createLog('silent');
const config = { contentDirs: [], workers: 1 };
/** The workers of a test file: every coach of it has a store, a clock and people of its own. */
const shared = createWorkers({ threads: 1 });
afterAll(() => shared.close());

export interface CoachOptions extends Pick<Surroundings, 'model'> {
  readonly log?: Log;
  /** Stands between the coach and the rooms: a platform that refuses, or can do more. */
  readonly platform?: (post: Post) => Outlet;
}

/** A coach of its own with everything real; it is closed when the file's tests are done. */
export async function openCoach(
  given?: Store,
  own = knowledge,
  { model, log = silent, platform = (post) => ({ post }) }: CoachOptions = {},
) {
  const store = given ?? (await openMemoryStore());
  let now = NOON;
  const draws = randomFrom(1);
  let ids = 0;
  const reports: unknown[] = [];
  const { coach, messenger, deliveries } = await createCoachParts(config, log, {
    store,
    ...(model ? { model } : {}),
    knowledge: own,
    workers: shared,
    now: () => now,
    chance: {
      seed: () => draws.integer(0, 2 ** 31 - 1),
      id: () => `id${String(++ids).padStart(8, '0')}`,
    },
    report: async (report) => {
      reports.push(report);
    },
  });
  const posts = new Map<string, Reply[]>();
  const blocked = new Set<string>();
  messenger.register(
    'test',
    platform(async (place, replies) => {
      if (blocked.has(place)) throw new PlatformError('blocked', 'the person does not want us');
      posts.set(place, [...(posts.get(place) ?? []), ...replies]);
    }),
  );
  afterAll(async () => {
    if (!given) await store.close();
  });
  return {
    coach,
    store,
    reports,
    now: () => now,
    /** From now on the platform takes nothing for this person. */
    blocks: (person: string) => {
      blocked.add(`test:${person}`);
    },
    /** Moves the clock without anything happening meanwhile: the program was down. */
    sleep: (ms: number) => {
      now += ms;
    },
    /** Moves the clock second by second, ticking. */
    pass: async (ms: number) => {
      const until = now + ms;
      while (now < until) {
        now = Math.min(until, now + 1000);
        await coach.tick();
        await deliveries.tick();
        await deliveries.idle();
        await messenger.flush();
      }
    },
    room: (options: RoomOptions = {}) => roomIn(coach, posts, options),
  };
}

export type TestCoach = Awaited<ReturnType<typeof openCoach>>;

/** A private room with a coach of its own. */
export const openRoom = async (language: Language = 'en') => (await openCoach()).room({ language });

const asHeard = (replies: readonly Reply[]): Heard => ({
  text: replies.map(textOf).join('\n'),
  actions: replies.flatMap((reply) => [
    ...(reply.choice?.options.map(({ actionId, letter }) => ({
      id: actionId,
      label: letter.toUpperCase(),
    })) ?? []),
    ...(reply.choice?.confirm ? [reply.choice.confirm] : []),
    ...reply.actions,
  ]),
  replies,
});

const textOf = ({ document, choice }: Reply): string =>
  [
    toMarkdown(document),
    ...(choice?.options.map(
      ({ letter, text, picked }) =>
        `${picked ? '☑ ' : ''}${letter.toUpperCase()} ${toMarkdown({
          type: 'root',
          children: [{ type: 'paragraph', children: [...text] }],
        })}`,
    ) ?? []),
  ].join('\n');

function roomIn(
  coach: Awaited<ReturnType<typeof createCoachParts>>['coach'],
  posts: Map<string, Reply[]>,
  { language = 'en', kind = 'private', place: name = 'room', within, admins = [] }: RoomOptions,
) {
  const placeOf = (person: string): Place => ({
    id: kind === 'private' ? `test:${person}` : `test:${name}`,
    kind,
    ...(within === undefined ? {} : { within: `test:${within}` }),
  });
  let last: Heard = { text: '', actions: [], replies: [] };
  const send = (person: string, message: Message): Saying => {
    const visit: Visit = {
      account: { id: `test:${person}`, name: person },
      place: placeOf(person),
      language,
      mayManage: async () => admins.includes(person),
    };
    const heard = coach.hear(message, visit).then((replies) => {
      last = asHeard(replies);
      return last;
    });
    return {
      // biome-ignore lint/suspicious/noThenProperty: a saying can be awaited as it stands
      then: heard.then.bind(heard),
      expect: async (...patterns) => {
        const answer = await heard;
        for (const pattern of patterns) expect(answer.text).toMatch(pattern);
        return answer;
      },
    };
  };
  const buttonOf = (heard: Heard, label: RegExp | string) => {
    const action = heard.actions.find((a) =>
      typeof label === 'string' ? a.label === label : label.test(a.label),
    );
    if (action) return action;
    throw new Error(
      `no button ${label}; there are: ${heard.actions.map((a) => a.label).join(', ')}`,
    );
  };
  return {
    coach,
    says: (person: string, text: string) => send(person, { kind: 'text', text }),
    /** Presses a button of the last answer, or of the message given. */
    presses: (person: string, label: RegExp | string, on: Heard = last) =>
      send(person, { kind: 'press', id: buttonOf(on, label).id }),
    writes: (person: string, label: RegExp | string, text: string, on: Heard = last) =>
      send(person, { kind: 'press', id: buttonOf(on, label).id, text }),
    pressesId: (person: string, id: string) => send(person, { kind: 'press', id }),
    /** What the coach has said here by itself since it was last asked. */
    hears: (person = 'Ada'): Heard => {
      const { id } = placeOf(person);
      const replies = posts.get(id) ?? [];
      posts.delete(id);
      return asHeard(replies);
    },
  };
}
