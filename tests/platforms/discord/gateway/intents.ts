/** Which events a session has asked for, and what of a message it may read (events/gateway, Gateway Intents). */
import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { Json } from '../flaws.ts';

export const PRIVILEGED = Intent.GuildMembers | Intent.GuildPresences | Intent.MessageContent;
export const KNOWN = Object.values(Intent)
  .filter((bit) => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0);

/** Intents of events, in a server and in direct messages; those that are missing come to everybody. */
const NEEDS: Readonly<Record<string, readonly [guild: number, direct: number]>> = {
  GUILD_CREATE: [Intent.Guilds, 0],
  GUILD_DELETE: [Intent.Guilds, 0],
  GUILD_ROLE_UPDATE: [Intent.Guilds, 0],
  CHANNEL_CREATE: [Intent.Guilds, 0],
  CHANNEL_UPDATE: [Intent.Guilds, 0],
  CHANNEL_DELETE: [Intent.Guilds, 0],
  CHANNEL_PINS_UPDATE: [Intent.Guilds, Intent.DirectMessages],
  THREAD_CREATE: [Intent.Guilds, 0],
  THREAD_UPDATE: [Intent.Guilds, 0],
  THREAD_DELETE: [Intent.Guilds, 0],
  GUILD_MEMBER_ADD: [Intent.GuildMembers, 0],
  GUILD_MEMBER_REMOVE: [Intent.GuildMembers, 0],
  MESSAGE_CREATE: [Intent.GuildMessages, Intent.DirectMessages],
  MESSAGE_UPDATE: [Intent.GuildMessages, Intent.DirectMessages],
  MESSAGE_DELETE: [Intent.GuildMessages, Intent.DirectMessages],
  TYPING_START: [Intent.GuildMessageTyping, Intent.DirectMessageTyping],
};

export function wants(intents: number, event: string, isDirect: boolean): boolean {
  const needs = NEEDS[event];
  if (!needs) return true;
  const intent = needs[isDirect ? 1 : 0];
  return intent === 0 || (intents & intent) !== 0;
}

/** Without the intent for it a message has no content, unless it is the app's own, direct, or names the app. */
export function readable(intents: number, message: Json, application: string): Json {
  const mentions = (message.mentions ?? []) as readonly Json[];
  if (
    (intents & Intent.MessageContent) !== 0 ||
    message.guild_id === undefined ||
    (message.author as Json).id === application ||
    mentions.some(({ id }) => id === application)
  ) {
    return message;
  }
  return { ...message, content: '', embeds: [], attachments: [], components: [] };
}
