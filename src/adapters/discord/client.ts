/** The library's client: no more intents and no more memory than the coach needs. */
import { Client, GatewayIntentBits, Options, Partials, type RESTOptions } from 'discord.js';
import type { Shards } from './settings.ts';

const API_VERSION = '10';

/** Kept of members and users: the bot itself, whose rights are asked for. */
const onlyMe = {
  maxSize: 0,
  keepOverLimit: ({ id, client }: { id: string; client: Client }) => id === client.user?.id,
};

export function createClient(shards: Shards | undefined, rest: Partial<RESTOptions>): Client {
  return new Client({
    // No message contents: Discord gives those of mentions and of direct messages without it.
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    ...(shards === undefined
      ? {}
      : shards === 'auto'
        ? { shards }
        : { shards: [...shards.ids], shardCount: shards.of }),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      GuildMemberManager: onlyMe,
      UserManager: onlyMe,
      ThreadMemberManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildInviteManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
      AutoModerationRuleManager: 0,
    }),
    rest: { version: API_VERSION, ...rest },
  });
}
