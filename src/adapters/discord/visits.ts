/** Who did something on Discord, where, and in which language: what the coach is told with it. */
import {
  type Message as DiscordMessage,
  type Interaction,
  InteractionContextType,
  PermissionFlagsBits,
  type User,
} from 'discord.js';
import type { Place, Visit } from '#coach/turn.ts';
import type { Languages } from './languages.ts';
import { accountId, directPlace, foreignPlace, languageFrom, serverPlace } from './places.ts';
import type { Readers } from './prepare.ts';

const accountOf = ({ id, globalName, username }: User): Visit['account'] => ({
  id: accountId(id),
  name: globalName ?? username,
});

function placeOf(interaction: Interaction): Place {
  const { guildId, channelId, context, user } = interaction;
  if (guildId !== null && channelId !== null) return serverPlace(guildId, channelId);
  return context === InteractionContextType.PrivateChannel && channelId !== null
    ? foreignPlace(channelId)
    : directPlace(user.id);
}

export function visitOf(interaction: Interaction): Visit {
  const { user, locale, guildLocale, guildId, memberPermissions } = interaction;
  return {
    account: accountOf(user),
    place: placeOf(interaction),
    language: languageFrom(locale),
    ...(guildId === null ? {} : { placeLanguage: languageFrom(guildLocale) }),
    mayManage: async () => memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
  };
}

/** Who reads answers, and what may be shown to them: Discord says it with each interaction. */
export function readersOf({ appPermissions }: Interaction, visit: Visit): Readers {
  const { account, place, language, placeLanguage } = visit;
  const may = (right: bigint) => place.kind === 'private' || appPermissions.has(right);
  return {
    place,
    account: account.id,
    language,
    ...(placeLanguage === undefined ? {} : { placeLanguage }),
    embeds: may(PermissionFlagsBits.EmbedLinks),
    attachments: may(PermissionFlagsBits.AttachFiles),
  };
}

/** Somebody wrote: a message tells no language, so that of their app is taken where it is known, else the server's. */
export function visitOfMessage(message: DiscordMessage, languages: Languages): Visit {
  const { author, guild, channelId, member } = message;
  const account = accountOf(author);
  const ofServer = languageFrom(guild?.preferredLocale);
  return {
    account,
    place: guild ? serverPlace(guild.id, channelId) : directPlace(author.id),
    language: languages.of(account.id) ?? ofServer,
    ...(guild ? { placeLanguage: ofServer } : {}),
    mayManage: async () => member?.permissions.has(PermissionFlagsBits.ManageGuild) ?? false,
  };
}
