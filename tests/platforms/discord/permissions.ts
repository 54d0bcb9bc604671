/** Who may do what in a channel (topics/permissions, Permission Overwrites and Implicit Permissions). */
import { PermissionFlagsBits as Bit } from 'discord-api-types/v10';
import type { Channel, Guild, State } from './state.ts';

const ALL = Object.values(Bit).reduce((all, bit) => all | bit, 0n);
/** Without the right to send, these mean nothing. */
const WITH_SENDING = Bit.EmbedLinks | Bit.AttachFiles | Bit.MentionEveryone | Bit.SendTTSMessages;
/** What is there in direct messages. */
const PRIVATE =
  Bit.ViewChannel | Bit.SendMessages | Bit.EmbedLinks | Bit.AttachFiles | Bit.ReadMessageHistory;

export function permissionsOf(user: string, channel: Channel, state: State): bigint {
  if (channel.guild === undefined) return channel.people.has(user) ? PRIVATE : 0n;
  const guild = state.guilds.get(channel.guild)!;
  const parent = channel.parent === undefined ? undefined : state.channels.get(channel.parent);
  let permissions = inChannel(user, guild, parent ?? channel);
  if (!parent) return permissions;
  // A thread has the permissions of its channel; sending goes by a right of its own.
  const mayManage = (permissions & Bit.ManageThreads) !== 0n;
  if (channel.type === 12 && !mayManage && !channel.people.has(user)) return 0n;
  permissions &= ~Bit.SendMessages;
  if (permissions & Bit.SendMessagesInThreads) permissions |= Bit.SendMessages;
  return permissions;
}

export function guildPermissionsOf(user: string, guild: Guild): bigint {
  const member = guild.members.get(user);
  if (!member) return 0n;
  if (guild.owner === user) return ALL;
  let permissions = guild.roles.get(guild.id)!.permissions;
  for (const role of member.roles) permissions |= guild.roles.get(role)?.permissions ?? 0n;
  return permissions & Bit.Administrator ? ALL : permissions;
}

function inChannel(user: string, guild: Guild, channel: Channel): bigint {
  let permissions = guildPermissionsOf(user, guild);
  if (permissions === ALL || permissions === 0n) return permissions;
  const { roles } = guild.members.get(user)!;
  const apply = (...ids: readonly string[]): void => {
    const overwrites = channel.overwrites.filter(({ id }) => ids.includes(id));
    for (const { deny } of overwrites) permissions &= ~deny;
    for (const { allow } of overwrites) permissions |= allow;
  };
  apply(guild.id);
  apply(...roles);
  apply(user);
  if (!(permissions & Bit.ViewChannel)) return 0n;
  if (!(permissions & (Bit.SendMessages | Bit.SendMessagesInThreads))) permissions &= ~WITH_SENDING;
  return permissions;
}
