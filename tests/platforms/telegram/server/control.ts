/**
 * By which a test moves the world, in its own process or over HTTP: `POST /control/<command>` with a JSON object. The same
 * commands either way, so that a conversation can be had with a server of another process as well.
 */
import type { Telegram } from './create.ts';
import * as doings from './doings.ts';
import type { Fault } from './faults.ts';
import type { RateOptions } from './rates.ts';
import { addChat, addPerson, type NewChat, type Standing, type User } from './state.ts';

export type Control = (command: string, given: object) => Promise<unknown>;

interface Commands {
  addPerson(given: User & { started?: boolean }): unknown;
  addChat(
    given: NewChat & { members?: readonly number[]; admins?: readonly number[] } & {
      rights?: Record<string, boolean>;
      permissions?: Record<string, boolean>;
    },
  ): unknown;
  addTopic(given: { chat: number; name: string }): unknown;
  forget(given: { person: number }): unknown;
  privacyMode(given: { on: boolean }): unknown;
  permit(given: { chat: number; rights?: object; permissions?: object }): unknown;
  says(given: doings.Saying): unknown;
  presses(given: doings.Pressing): unknown;
  votes(given: Parameters<typeof doings.votes>[0]): unknown;
  asksInline(given: Parameters<typeof doings.asksInline>[0]): unknown;
  picks(given: Parameters<typeof doings.picks>[0]): unknown;
  becomes(given: { person?: number; chat: number; standing: Standing; by?: number }): unknown;
  blocks(given: Parameters<typeof doings.blocks>[0]): unknown;
  migrates(given: Parameters<typeof doings.migrates>[0]): unknown;
  /** An update that was delivered, once more. */
  repeats(given: { update_id: number }): unknown;
  fault(given: Fault): unknown;
  clearFaults(): unknown;
  rates(given: { limits?: RateOptions }): unknown;
  tick(): unknown;
  bot(): unknown;
  chat(given: { chat: number }): unknown;
  query(given: { query: string }): unknown;
  votesOf(given: { poll: string }): unknown;
  settings(): unknown;
  counters(): unknown;
  /** Entries from the `since`th on; where there are none yet, it waits for `waitMs`. */
  transcript(given: { since?: number; waitMs?: number }): Promise<unknown>;
}

export function createControl(telegram: Telegram): Control {
  const commands = commandsOf(telegram);
  return async (command, given) => {
    const run = commands[command as keyof Commands] as ((given: object) => unknown) | undefined;
    if (!run) throw new Error(`there is no control ${command}`);
    return (await run(given)) ?? null;
  };
}

function commandsOf(telegram: Telegram): Commands {
  const { state, world, transcript, faults } = telegram;
  return {
    addPerson: ({ started = true, ...user }) => {
      addPerson(state, { ...user, is_bot: false }, started);
    },
    addChat: ({ members = [], admins = [], rights = {}, permissions = {}, ...chat }) => {
      const added = addChat(state, chat);
      for (const id of members) added.members.set(id, 'member');
      for (const id of admins) added.members.set(id, 'administrator');
      added.rights = rights;
      added.permissions = permissions;
      return added.view;
    },
    addTopic: ({ chat: where, name }) => {
      const chat = doings.chatWith(where, world);
      const id = chat.nextMessage++;
      chat.topics.set(id, { message_thread_id: id, name, icon_color: 0, closed: false });
      return id;
    },
    forget: ({ person }) => {
      state.people.get(person)!.deleted = true;
    },
    privacyMode: ({ on }) => {
      state.privacyMode = on;
    },
    permit: ({ chat, rights = {}, permissions = {} }) => {
      const known = doings.chatWith(chat, world);
      Object.assign(known.rights, rights);
      Object.assign(known.permissions, permissions);
    },
    says: (given) => doings.says(given, world),
    presses: (given) => doings.presses(given, world),
    votes: (given) => doings.votes(given, world),
    asksInline: (given) => doings.asksInline(given, world),
    picks: (given) => doings.picks(given, world),
    becomes: ({ person = state.bot.id, ...given }) => doings.becomes({ ...given, person }, world),
    blocks: (given) => doings.blocks(given, world),
    migrates: (given) => doings.migrates(given, world).view,
    repeats: ({ update_id }) => {
      const entry = transcript.entries.find(
        (one) => one.kind === 'update' && one.update.update_id === update_id,
      );
      if (entry?.kind !== 'update') throw new Error(`there was no update ${update_id}`);
      telegram.updates.repeat(entry.update);
    },
    fault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    rates: ({ limits }) => telegram.setRates(limits),
    tick: () => telegram.tick(),
    bot: () => state.bot,
    chat: ({ chat }) => {
      const { members, topics, messages, ephemeral, keyboards, ...rest } = doings.chatWith(
        chat,
        world,
      );
      return {
        ...rest,
        members: [...members],
        topics: [...topics.values()],
        messages: [...messages.values()],
        keyboards: [...keyboards],
        ephemeral: [...ephemeral.values()],
      };
    },
    query: ({ query }) => state.queries.get(query),
    votesOf: ({ poll }) => [...(state.polls.get(poll)?.votes ?? [])],
    settings: () => Object.fromEntries(state.settings),
    counters: () => countersOf(telegram),
    transcript: async ({ since = 0, waitMs = 0 }) => {
      if (waitMs > 0 && transcript.length() <= since) await transcript.changed(waitMs);
      return { length: transcript.length(), entries: transcript.since(since) };
    },
  };
}

/** What happened, in numbers; rejections and malformed calls in full. */
function countersOf({ transcript, files, updates, faults, refusedByRate }: Telegram) {
  return {
    methods: transcript.methods,
    uploads: files.uploads(),
    rejected: transcript.rejected,
    malformed: transcript.rejected.filter((call) => call.faults !== undefined),
    refusedByRate: refusedByRate(),
    conflicts: updates.conflicts(),
    struck: faults.counts,
    pending: updates.pending().length,
  };
}
