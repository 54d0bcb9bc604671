/** Objects as the API and the gateway tell them (resources/user, guild, channel). */
import type { Json } from './flaws.ts';
import type { Channel, Guild, Member, Role, State, User } from './state.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

export const userShape = ({ id, name, bot }: User): Json => ({
  id,
  username: name.toLowerCase().replaceAll(/[^a-z0-9_.]/gu, '_'),
  global_name: bot ? null : name,
  discriminator: '0',
  avatar: null,
  public_flags: 0,
  flags: 0,
  primary_guild: null,
  ...(bot ? { bot } : {}),
});

export const roleShape = ({ id, name, permissions, position }: Role): Json => ({
  id,
  name,
  permissions: String(permissions),
  position,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: false,
  mentionable: false,
  icon: null,
  unicode_emoji: null,
  flags: 0,
});

/** In messages and interactions the user stands beside, not inside. */
export const bareMemberShape = ({ roles, joinedAt }: Member): Json => ({
  roles,
  joined_at: iso(joinedAt),
  nick: null,
  avatar: null,
  banner: null,
  premium_since: null,
  pending: false,
  deaf: false,
  mute: false,
  flags: 0,
  communication_disabled_until: null,
});

export const memberShape = (member: Member, state: State): Json => ({
  ...bareMemberShape(member),
  user: userShape(state.users.get(member.user)!),
});

const THREADS: readonly number[] = [10, 11, 12];
export const isThread = ({ type }: Channel): boolean => THREADS.includes(type);

export function channelShape(channel: Channel, state: State): Json {
  const { id, type, guild, parent, name, last, owner } = channel;
  const common = { id, type, flags: 0, last_message_id: last };
  if (guild === undefined) {
    const others = [...channel.people].filter((user) => user !== state.application.id);
    return { ...common, recipients: others.map((user) => userShape(state.users.get(user)!)) };
  }
  if (isThread(channel)) {
    return {
      ...common,
      guild_id: guild,
      parent_id: parent,
      name,
      owner_id: owner,
      message_count: channel.messages,
      total_message_sent: channel.messages,
      member_count: channel.people.size,
      rate_limit_per_user: 0,
      thread_metadata: {
        archived: channel.archived,
        archive_timestamp: iso(channel.madeAt),
        auto_archive_duration: channel.archiveAfter,
        locked: channel.locked,
        create_timestamp: iso(channel.madeAt),
        ...(type === 12 ? { invitable: true } : {}),
      },
    };
  }
  return {
    ...common,
    guild_id: guild,
    name,
    position: 0,
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: channel.overwrites.map(({ allow, deny, ...rest }) => ({
      ...rest,
      allow: String(allow),
      deny: String(deny),
    })),
  };
}

export const channelsOf = (guild: string, state: State): Channel[] =>
  [...state.channels.values()].filter((channel) => channel.guild === guild);

export const guildShape = (guild: Guild): Json => ({
  id: guild.id,
  name: guild.name,
  owner_id: guild.owner,
  preferred_locale: guild.locale,
  roles: [...guild.roles.values()].map(roleShape),
  icon: null,
  description: null,
  home_header: null,
  splash: null,
  discovery_splash: null,
  features: [],
  banner: null,
  application_id: null,
  region: 'deprecated',
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: null,
  system_channel_flags: 0,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 0,
  default_message_notifications: 0,
  mfa_level: 0,
  explicit_content_filter: 0,
  max_presences: null,
  max_members: 500_000,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  public_updates_channel_id: null,
  premium_progress_bar_enabled: false,
  nsfw: false,
  nsfw_level: 0,
  emojis: [],
  stickers: [],
  incidents_data: null,
});

/** A guild as GUILD_CREATE brings it: with its channels, its threads and the members that are there. */
export function wholeGuildShape(guild: Guild, state: State): Json {
  const channels = channelsOf(guild.id, state);
  const shape = (channel: Channel): Json => channelShape(channel, state);
  return {
    ...guildShape(guild),
    joined_at: iso(guild.members.get(state.application.id)?.joinedAt ?? 0),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    // Without the intent for members only the app itself is listed.
    members: [...guild.members.values()]
      .filter(({ user }) => user === state.application.id)
      .map((member) => memberShape(member, state)),
    channels: channels.filter((channel) => !isThread(channel)).map(shape),
    threads: channels.filter((channel) => isThread(channel) && !channel.archived).map(shape),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
