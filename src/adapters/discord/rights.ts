/** What the coach may do in a channel, as far as the gateway has told; where it has not, Discord's answer tells. */
import { type Client, PermissionFlagsBits, ShardClientUtil } from 'discord.js';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import { addressOf } from './places.ts';

/** What is asked for when the coach is added to a server. */
export const WANTED =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.PinMessages;

/** What a post needs; a room without threads opens in the channel itself. */
const NAMED = [
  ['view', PermissionFlagsBits.ViewChannel],
  ['send', PermissionFlagsBits.SendMessages],
  ['embed', PermissionFlagsBits.EmbedLinks],
  ['attach', PermissionFlagsBits.AttachFiles],
] as const;

/** The bits the coach has in a channel of a server; `undefined` where this process doesn't know. */
function rightsIn(client: Client, channel: string): bigint | undefined {
  const known = client.channels.cache.get(channel);
  if (!known || known.isDMBased() || !client.user) return undefined;
  const rights = known.permissionsFor(client.user.id)?.bitfield;
  if (rights === undefined || !known.isThread()) return rights;
  // In a thread another right lets one write.
  const may = (rights & PermissionFlagsBits.SendMessagesInThreads) !== 0n;
  return may
    ? rights | PermissionFlagsBits.SendMessages
    : rights & ~PermissionFlagsBits.SendMessages;
}

/** Whether a thread of a channel could be written in, as far as is known: one that can't would stand there empty. */
export function mayWriteInThreads(client: Client, channel: string): boolean {
  const rights = rightsIn(client, channel);
  return rights === undefined || (rights & PermissionFlagsBits.SendMessagesInThreads) !== 0n;
}

/** What may be shown in a place. */
export function showableIn(
  client: Client,
  place: string,
): { embeds: boolean; attachments: boolean } {
  const address = addressOf(place);
  const rights = 'channel' in address ? rightsIn(client, address.channel) : undefined;
  const has = (right: bigint) => rights === undefined || (rights & right) !== 0n;
  return {
    embeds: has(PermissionFlagsBits.EmbedLinks),
    attachments: has(PermissionFlagsBits.AttachFiles),
  };
}

/** The rights that lack for posting in a place, as Discord's settings call them. */
export function missingRights(client: Client, place: string, language: Language): string[] {
  const address = addressOf(place);
  if ('user' in address || address.guild === '@me') return [];
  const say = wordsOf(language);
  const rights = rightsIn(client, address.channel);
  if (rights === undefined) {
    // A server this process serves, but not the channel: then it is hidden from the coach.
    if (client.guilds.cache.has(address.guild)) return [say('discord-right-view')];
    return isServed(client, address.guild) ? [say('discord-right-member')] : [];
  }
  const isThread = client.channels.cache.get(address.channel)?.isThread() === true;
  return NAMED.filter(([, right]) => (rights & right) === 0n).map(([name]) =>
    say(`discord-right-${name === 'send' && isThread ? 'threads' : name}`),
  );
}

/** Whether this process would know of a server if the coach were a member of it. */
const isServed = ({ ws, options }: Client, guild: string): boolean =>
  ws.shards.has(ShardClientUtil.shardIdForGuildId(guild, options.shardCount ?? 1));
