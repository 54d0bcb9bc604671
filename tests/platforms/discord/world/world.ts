/**
 * The world around the app: servers with channels and roles, people who are in them, and the app, installed or not.
 */
import { PermissionFlagsBits as Bit, ChannelType } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { guildPermissionsOf } from '../permissions.ts';
import { channelShape, memberShape, wholeGuildShape } from '../shapes.ts';
import type { Channel, Guild, User } from '../state.ts';
import { addChannel } from '../threads.ts';

export type Right = keyof typeof Bit;

/** What a new server lets everybody do. */
const EVERYBODY: readonly Right[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseApplicationCommands',
  'UseExternalApps',
];
/** What the coach asks for when it is invited. */
const INVITED: readonly Right[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'PinMessages',
];

export const bitsOf = (rights: readonly Right[]): bigint =>
  rights.reduce((bits, right) => bits | Bit[right], 0n);

export interface PersonOptions {
  /** @default en-US */
  readonly locale?: string;
  /** Takes no direct messages from apps. @default false */
  readonly closed?: boolean;
  /** Has installed the app for themselves. @default false */
  readonly installed?: boolean;
}

export interface GuildOptions {
  /** @default en-US */
  readonly locale?: string;
  /** Rights of everybody. @default those of a new server */
  readonly everybody?: readonly Right[];
  /** Rights of the app's own role. @default as invited; `false` where the app is no member */
  readonly app?: readonly Right[] | false;
  /** Whether the app's commands are installed here. @default where the app is a member */
  readonly installed?: boolean;
}

/** Adds somebody who can write, press and read. */
export function addPerson(
  name: string,
  { locale = 'en-US', closed = false, installed = false }: PersonOptions,
  backend: Backend,
): User {
  const user: User = { id: backend.nextId(), name, bot: false, locale, closed, installed };
  backend.state.users.set(user.id, user);
  return user;
}

/** Adds a server, owned by somebody who never speaks. */
export function addGuild(
  name: string,
  {
    locale = 'en-US',
    everybody = EVERYBODY,
    app = INVITED,
    installed = app !== false,
  }: GuildOptions,
  backend: Backend,
): Guild {
  const { state } = backend;
  const id = backend.nextId();
  const owner = addPerson(`owner of ${name}`, {}, backend);
  const guild: Guild = {
    id,
    name,
    owner: owner.id,
    locale,
    roles: new Map([[id, { id, name: '@everyone', permissions: bitsOf(everybody), position: 0 }]]),
    members: new Map(),
    installed,
  };
  state.guilds.set(id, guild);
  join(guild, owner.id, [], backend);
  if (app) join(guild, state.application.id, app, backend);
  return guild;
}

/** Makes somebody a member, with a role of their own for these rights. */
export function join(guild: Guild, user: string, rights: readonly Right[], backend: Backend): void {
  const roles: string[] = [];
  if (rights.length > 0) {
    const id = backend.nextId();
    const position = guild.roles.size;
    guild.roles.set(id, { id, name: `role ${position}`, permissions: bitsOf(rights), position });
    roles.push(id);
  }
  guild.members.set(user, { user, roles, joinedAt: backend.now() });
  if (user === backend.state.application.id) {
    backend.dispatch('GUILD_CREATE', wholeGuildShape(guild, backend.state), { guild: guild.id });
  } else {
    const member = memberShape(guild.members.get(user)!, backend.state);
    const data = { ...member, guild_id: guild.id };
    backend.dispatch('GUILD_MEMBER_ADD', data, { guild: guild.id });
  }
}

export function addTextChannel(
  guild: Guild,
  name: string,
  /** What the app is denied here, whatever its roles say. */
  denied: readonly Right[],
  backend: Backend,
): Channel {
  const channel = addChannel(
    { type: ChannelType.GuildText, name, owner: guild.owner, guild: guild.id },
    backend,
  );
  deny(channel, backend.state.application.id, denied, backend);
  const shape = channelShape(channel, backend.state);
  backend.dispatch('CHANNEL_CREATE', shape, { guild: guild.id, channel: channel.id });
  return channel;
}

/** Denies somebody (the app, a person) rights in a channel; earlier denials of theirs end. */
export function deny(
  channel: Channel,
  user: string,
  rights: readonly Right[],
  backend: Backend,
): void {
  const at = channel.overwrites.findIndex(({ id }) => id === user);
  if (at >= 0) channel.overwrites.splice(at, 1);
  if (rights.length > 0)
    channel.overwrites.push({ id: user, type: 1, allow: 0n, deny: bitsOf(rights) });
  const shape = channelShape(channel, backend.state);
  backend.dispatch('CHANNEL_UPDATE', shape, { guild: channel.guild });
}

/** Whether somebody may use a command that asks for these rights. */
export const mayUse = (user: string, guild: Guild, rights: bigint): boolean =>
  (guildPermissionsOf(user, guild) & rights) === rights;
