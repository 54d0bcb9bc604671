/**
 * A whole Discord for tests: the strict server and the people around it.
 *
 *     const discord = await openDiscord();
 *     const readers = discord.guild('Readers');
 *     const ada = discord.person('Ada');
 *     readers.joins(ada);
 *     await ada.in(readers.channel('general')).uses('/ask', { question: 'why scale' });
 */
import { ChannelType } from 'discord-api-types/v10';
import { removeMessage } from './messages.ts';
import { type ServerOptions, startServer } from './server.ts';
import { channelShape, wholeGuildShape } from './shapes.ts';
import type { Channel, Guild, Stored, User } from './state.ts';
import { addChannel, directChannel } from './threads.ts';
import { createPerson, type Person } from './world/person.ts';
import { readingOf } from './world/text.ts';
import { until } from './world/waiting.ts';
import {
  addGuild,
  addPerson,
  addTextChannel,
  deny,
  type GuildOptions,
  join,
  type PersonOptions,
  type Right,
} from './world/world.ts';

export type Somebody = ReturnType<Discord['person']>;
export type Server = ReturnType<Discord['guild']>;
export type Place = ReturnType<Server['channel']>;

export async function openDiscord(options: ServerOptions = {}) {
  const server = await startServer(options);
  const { backend, rest, gateway } = server;
  const { state } = backend;
  const application = state.application.id;

  const place = (channel: Channel) => ({
    id: channel.id,
    name: channel.name,
    raw: channel,
    /** Denies the app these rights here, and no others. */
    denies: (...rights: readonly Right[]) => deny(channel, application, rights, backend),
    /** The messages everybody sees, as they read now. */
    reads: (): string[] =>
      [...state.messages.values()]
        .filter((m) => m.channel === channel.id && m.viewer === undefined)
        .map(readingOf),
    /** Waits for a message that everybody sees. */
    sees: (words: RegExp) =>
      until(
        () =>
          [...state.messages.values()].findLast(
            (m) => m.channel === channel.id && m.viewer === undefined && words.test(readingOf(m)),
          ),
        () => `nobody saw ${words} in #${channel.name}`,
        backend,
      ),
    /** Deletes a message, as those who manage the place may. */
    deletes: (message: Stored): void => removeMessage(message, backend),
    /** Puts a thread away. */
    archives: (): void => {
      channel.archived = true;
      const shape = channelShape(channel, state);
      backend.dispatch('THREAD_UPDATE', shape, { guild: channel.guild, channel: channel.id });
    },
    /** Waits for a thread of that name beside it. */
    thread: async (name: RegExp) =>
      place(
        await until(
          () =>
            [...state.channels.values()].find((c) => c.parent === channel.id && name.test(c.name)),
          () => `no thread ${name} was opened in #${channel.name}`,
          backend,
        ),
      ),
  });

  const somebody = (user: User) => ({
    user,
    in: ({ raw }: { readonly raw: Channel }): Person => createPerson(user, raw, backend),
    /** In the direct messages with the app. */
    privately: (): Person => createPerson(user, directChannel(user.id, backend), backend),
    /** In direct messages with somebody else, where only a user-installed app is there. */
    with: (other: { readonly user: User }): Person => {
      const people = [user.id, other.user.id];
      const name = `${user.name} and ${other.user.name}`;
      const channel = addChannel({ type: ChannelType.DM, name, owner: user.id, people }, backend);
      return createPerson(user, channel, backend);
    },
    speaks: (locale: string): void => {
      user.locale = locale;
    },
    closes: (closed = true): void => {
      user.closed = closed;
    },
    installs: (installed = true): void => {
      user.installed = installed;
    },
  });

  const community = (guild: Guild) => ({
    id: guild.id,
    raw: guild,
    /** Makes somebody a member; `rights` are of a role of their own. */
    joins: ({ user }: { readonly user: User }, ...rights: readonly Right[]): void =>
      join(guild, user.id, rights, backend),
    channel: (name: string, ...denied: readonly Right[]) =>
      place(addTextChannel(guild, name, denied, backend)),
    /** Somebody goes. Without the intent for it nobody is told. */
    loses: ({ user }: { readonly user: User }): void => {
      guild.members.delete(user.id);
    },
    /** Throws the app out. */
    expels: (): void => {
      guild.members.delete(application);
      guild.installed = false;
      backend.dispatch('GUILD_DELETE', { id: guild.id }, { guild: guild.id });
    },
    /** Goes down, and comes back. */
    failsAndReturns: (): void => {
      backend.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true }, { guild: guild.id });
      backend.dispatch('GUILD_CREATE', wholeGuildShape(guild, state), { guild: guild.id });
    },
  });

  return {
    ...server,
    person: (name: string, given: PersonOptions = {}) => somebody(addPerson(name, given, backend)),
    guild: (name: string, given: GuildOptions = {}) => community(addGuild(name, given, backend)),
    /** Waits until something is so; the words say what, where it never is. */
    until: (what: string, is: () => boolean): Promise<true> =>
      until(
        () => (is() ? true : undefined),
        () => `it never came to this: ${what}\n${gateway.log.join('\n')}`,
        backend,
      ),
    /** Calls that were refused, in words. */
    refused: (): string[] =>
      rest.calls
        .filter(({ status }) => status >= 400)
        .map(({ method, path, status, code }) => `${method} ${path} → ${status} ${code}`),
    /** What was wrong so far; it is forgotten by being read. */
    takeFaults: (): string[] => backend.faults.splice(0),
    /** Calls of a route so far. */
    calls: (method: string, template: string) =>
      rest.calls.filter((call) => call.method === method && call.template === template),
    /** Everybody who was notified by a message of the app. */
    pings: (): string[] =>
      [...state.messages.values()]
        .filter(({ author }) => author === application)
        .flatMap(({ pings }) => pings),
  };
}

export type Discord = Awaited<ReturnType<typeof openDiscord>>;
