/**
 * Telegram in small, for a test: `const ada = await world.person('Ada')`, `await ada.says('why scale attention')`,
 * `await ada.sees(/√d_k/)`. A malformed call fails the test that opened it, whatever else it looks at.
 */
import { expect } from 'vitest';
import { type Control, createControl } from '../server/control.ts';
import { createTelegram, type ServerOptions } from '../server/create.ts';
import type { Fault } from '../server/faults.ts';
import { listen } from '../server/http.ts';
import type { RateOptions } from '../server/rates.ts';
import type { ChatView, Standing, User } from '../server/state.ts';
import type { CallEntry, Entry } from '../server/transcript.ts';
import { closeAfterwards } from './closing.ts';
import { handleOf } from './controls.ts';
import { createPerson, type Person } from './person.ts';
import { createRoom, type Room } from './room.ts';

export interface NewGroup {
  readonly members?: readonly Person[];
  readonly admins?: readonly Person[];
  readonly type?: 'group' | 'supergroup';
  readonly forum?: boolean;
  /** What the bot is there. @default 'member' */
  readonly bot?: Standing;
  readonly rights?: Record<string, boolean>;
  readonly permissions?: Record<string, boolean>;
}

export interface Counters {
  readonly methods: Readonly<Record<string, number>>;
  readonly uploads: number;
  readonly rejected: readonly CallEntry[];
  readonly malformed: readonly CallEntry[];
  readonly refusedByRate: number;
  readonly conflicts: number;
  readonly struck: Readonly<Record<string, number>>;
  readonly pending: number;
}

/** What the people of a server do, wherever it runs. */
export function worldOf(control: Control) {
  const handle = handleOf(control);
  let people = 0;
  return {
    ...handle,
    person: async (
      name: string,
      {
        language = 'en',
        started = true,
        id = 1001 + people++,
      }: {
        language?: string;
        started?: boolean;
        id?: number;
      } = {},
    ): Promise<Person> => {
      const user: User = { id, is_bot: false, first_name: name, language_code: language };
      await control('addPerson', { ...user, started });
      return createPerson(handle, user);
    },
    group: async (
      title: string,
      { members = [], admins = [], ...more }: NewGroup = {},
    ): Promise<Room> => {
      const view = (await control('addChat', {
        title,
        ...more,
        members: members.map(({ id }) => id),
        admins: admins.map(({ id }) => id),
      })) as ChatView;
      return createRoom(handle, view.id);
    },
    /** Another id of the same group, as after an upgrade. */
    migrated: async (room: Room, silently = false): Promise<Room> => {
      const view = (await control('migrates', { chat: room.chat, silently })) as ChatView;
      return createRoom(handle, view.id);
    },
    botBecomes: (room: Room, standing: Standing, by: Person) =>
      control('becomes', { chat: room.chat, standing, by: by.id }),
    leaves: (room: Room, person: Person) =>
      control('becomes', { chat: room.chat, person: person.id, standing: 'left' }),
    fault: (fault: Fault) => control('fault', fault),
    rates: (limits: RateOptions | undefined) => control('rates', limits ? { limits } : {}),
    counters: async () => (await control('counters', {})) as Counters,
    settings: async () => (await control('settings', {})) as Record<string, unknown>,
    /** The calls of a method so far, the refused ones as well. */
    calls: async (method: string) => {
      const { entries } = (await control('transcript', {})) as { entries: Entry[] };
      return entries.filter(
        (entry): entry is CallEntry => entry.kind === 'call' && entry.method === method,
      );
    },
  };
}

/** A server of this process with its people. It is closed after the file's tests, and must have seen no malformed call. */
export async function openTelegram(
  options: ServerOptions & { readonly mayBeMalformed?: boolean } = {},
) {
  const telegram = createTelegram(options);
  const control = createControl(telegram);
  const server = await listen(telegram, control);
  const world = worldOf(control);
  closeAfterwards(async () => {
    await server.close();
    if (options.mayBeMalformed) return;
    const { malformed } = await world.counters();
    expect(malformed.map(({ method, faults }) => ({ method, faults }))).toEqual([]);
  });
  return { ...world, telegram, url: server.url, token: telegram.token, close: server.close };
}

export type TestTelegram = Awaited<ReturnType<typeof openTelegram>>;
