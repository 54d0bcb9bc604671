/** Interactions: what an app is told when somebody uses a command, presses, picks or submits. */
import { randomBytes } from 'node:crypto';
import {
  PermissionFlagsBits as Bit,
  InteractionContextType as Context,
  InteractionType,
} from 'discord-api-types/v10';
import type { Backend } from './backend.ts';
import type { Json } from './flaws.ts';
import { LIMITS } from './limits.ts';
import { messageShape } from './messages.ts';
import { permissionsOf } from './permissions.ts';
import { channelShape, memberShape, userShape } from './shapes.ts';
import type { Channel, Interaction } from './state.ts';

export interface NewInteraction {
  readonly type: InteractionType;
  readonly user: string;
  readonly channel: Channel;
  readonly data: Json;
  /** The message it comes from. */
  readonly source?: string | undefined;
  /** Of a modal: the interaction that opened it. */
  readonly opener?: Interaction | undefined;
}

/** Tells the app; what it answers stands in the interaction that is returned. */
export function interact(
  { type, user, channel, data, source, opener }: NewInteraction,
  backend: Backend,
): Interaction {
  const { state } = backend;
  const guild = channel.guild === undefined ? undefined : state.guilds.get(channel.guild)!;
  const installed = state.users.get(user)!.installed;
  const owners: Json = {
    ...(guild?.installed ? { 0: guild.id } : {}),
    ...(isDirect(channel, state.application.id) ? { 0: '0' } : {}),
    ...(installed ? { 1: user } : {}),
  };
  const id = backend.nextId();
  const interaction: Interaction = {
    id,
    token: `${id}.${randomBytes(24).toString('base64url')}`,
    type,
    user,
    channel: channel.id,
    at: backend.now(),
    userInstalledOnly: installed && owners[0] === undefined,
    followups: 0,
    touched: [],
    metadata: {
      id,
      type,
      user: userShape(state.users.get(user)!),
      authorizing_integration_owners: owners,
      ...(source !== undefined && type === InteractionType.MessageComponent
        ? { interacted_message_id: source }
        : {}),
      ...(type === InteractionType.ModalSubmit && opener
        ? { triggering_interaction_metadata: opener.metadata }
        : {}),
    },
    ...(guild ? { guild: guild.id } : {}),
    ...(source === undefined ? {} : { source }),
  };
  state.interactions.set(id, interaction);
  const permissions = String(permissionsOf(user, channel, state));
  const person = userShape(state.users.get(user)!);
  backend.dispatch(
    'INTERACTION_CREATE',
    {
      id,
      application_id: state.application.id,
      type,
      token: interaction.token,
      version: 1,
      data,
      channel_id: channel.id,
      channel: { ...channelShape(channel, state), permissions },
      ...(guild
        ? {
            guild_id: guild.id,
            guild: { id: guild.id, locale: guild.locale, features: [] },
            guild_locale: guild.locale,
            member: { ...memberShape(guild.members.get(user)!, state), permissions },
          }
        : { user: person }),
      locale: state.users.get(user)!.locale,
      app_permissions: String(appPermissions(channel, backend)),
      entitlements: [],
      authorizing_integration_owners: owners,
      context: contextOf(channel, state.application.id),
      attachment_size_limit: LIMITS.file,
      ...(source === undefined
        ? {}
        : { message: messageShape(state.messages.get(source)!, backend) }),
    },
    { guild: guild?.id, channel: channel.id },
  );
  return interaction;
}

const isDirect = (channel: Channel, application: string): boolean =>
  channel.guild === undefined && channel.people.has(application);

export const contextOf = (channel: Channel, application: string): Context => {
  if (channel.guild !== undefined) return Context.Guild;
  return isDirect(channel, application) ? Context.BotDM : Context.PrivateChannel;
};

/** Where the app is not a member it may answer as @everyone may. */
function appPermissions(channel: Channel, { state }: Backend): bigint {
  const own = permissionsOf(state.application.id, channel, state);
  if (own !== 0n) return own;
  // In conversations of others, too ("Interaction Object", `app_permissions`).
  if (channel.guild === undefined) return Bit.AttachFiles | Bit.EmbedLinks | Bit.MentionEveryone;
  return state.guilds.get(channel.guild)!.roles.get(channel.guild)!.permissions;
}

/** What a message says of the interaction that made it. */
export const metadataOf = (interaction: Interaction, { state }: Backend): Json => ({
  application_id: state.application.id,
  webhook_id: state.application.id,
  interaction_metadata: interaction.metadata,
  type: interaction.type === InteractionType.ApplicationCommand ? 20 : 0,
});
