/** Messages: made, changed, deleted, told to the gateway, and as the API shows them. */
import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import type { Backend } from './backend.ts';
import { type Json, listOf, textIn } from './flaws.ts';
import { namedIn, pingsOf } from './mentions.ts';
import { everyComponent } from './rules/components.ts';
import { bareMemberShape, channelShape, userShape } from './shapes.ts';
import type { Channel, Stored } from './state.ts';
import { attach, checkShown, type SentFile } from './uploads.ts';

export interface NewMessage {
  readonly channel: string;
  readonly author: string;
  readonly body: Json;
  readonly files?: readonly SentFile[];
  readonly viewer?: string | undefined;
  readonly interaction?: string;
  /** What only answers to interactions have. */
  readonly extra?: Json;
  readonly loading?: boolean;
}

export function addMessage(
  { channel: channelId, author, body, files = [], viewer, interaction, extra, loading }: NewMessage,
  backend: Backend,
): Stored {
  const { state } = backend;
  const channel = state.channels.get(channelId)!;
  const id = backend.nextId();
  const flags = (typeof body.flags === 'number' ? body.flags : 0) | (loading ? 128 : 0);
  const attachments = attach(body, files, [], channelId, backend);
  checkShown(body, attachments, (flags & MessageFlags.IsComponentsV2) !== 0);
  const reference = body.message_reference as Json | undefined;
  const stored: Stored = {
    id,
    channel: channelId,
    author,
    loading: loading ?? false,
    at: backend.now(),
    pings: pingsOf(textsOf(body).join('\n'), body.allowed_mentions as Json | undefined),
    ...(viewer === undefined ? {} : { viewer }),
    ...(interaction === undefined ? {} : { interaction }),
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: String(body.nonce) }),
    body: {
      id,
      channel_id: channelId,
      type: reference ? 19 : 0,
      content: body.content ?? '',
      embeds: listOf(body.embeds).map((embed) => ({ type: 'rich', ...embed })),
      components: responseComponents(body.components, attachments),
      attachments,
      flags,
      timestamp: new Date(backend.now()).toISOString(),
      edited_timestamp: null,
      pinned: false,
      mention_everyone: false,
      mention_roles: [],
      tts: false,
      ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
      ...(reference
        ? {
            message_reference: {
              type: 0,
              channel_id: channelId,
              ...without(reference, 'fail_if_not_exists'),
            },
          }
        : {}),
      ...extra,
    },
  };
  state.messages.set(id, stored);
  channel.last = id;
  channel.messages += 1;
  if (viewer === undefined) tell('MESSAGE_CREATE', stored, channel, backend);
  backend.changed();
  return stored;
}

const without = (object: Json, key: string): Json =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

export function changeMessage(
  stored: Stored,
  body: Json,
  files: readonly SentFile[],
  backend: Backend,
): void {
  const before = stored.body;
  const wasFlags = before.flags as number;
  const flags = typeof body.flags === 'number' ? body.flags : wasFlags;
  const isV2 = ((flags | wasFlags) & MessageFlags.IsComponentsV2) !== 0;
  const attachments = attach(body, files, listOf(before.attachments), stored.channel, backend);
  const shown = {
    components: body.components === undefined ? before.components : (body.components ?? []),
    embeds: body.embeds === undefined ? before.embeds : (body.embeds ?? []),
  };
  checkShown(shown, attachments, isV2);
  stored.loading = false;
  stored.pings = pingsOf(textsOf(body).join('\n'), body.allowed_mentions as Json | undefined);
  stored.body = {
    ...before,
    content: body.content === undefined ? before.content : (body.content ?? ''),
    embeds: listOf(shown.embeds).map((embed) => ({ type: 'rich', ...embed })),
    components: responseComponents(shown.components, attachments),
    attachments,
    // The ephemeral flag stays what it was; LOADING ends.
    flags: ((flags & ~64) | (wasFlags & 64)) & ~128,
    edited_timestamp: new Date(backend.now()).toISOString(),
  };
  if (stored.viewer === undefined) {
    tell('MESSAGE_UPDATE', stored, backend.state.channels.get(stored.channel)!, backend);
  }
  backend.changed();
}

export function removeMessage(stored: Stored, backend: Backend): void {
  const { guild } = backend.state.channels.get(stored.channel)!;
  backend.state.messages.delete(stored.id);
  if (stored.viewer === undefined) {
    backend.dispatch(
      'MESSAGE_DELETE',
      { id: stored.id, channel_id: stored.channel, ...(guild ? { guild_id: guild } : {}) },
      { guild, channel: stored.channel },
    );
  }
  backend.changed();
}

function tell(event: string, stored: Stored, channel: Channel, backend: Backend): void {
  const { state } = backend;
  const { guild } = channel;
  const member =
    guild === undefined ? undefined : state.guilds.get(guild)!.members.get(stored.author);
  backend.dispatch(
    event,
    {
      ...messageShape(stored, backend),
      channel_type: channel.type,
      ...(guild === undefined ? {} : { guild_id: guild }),
      ...(member ? { member: bareMemberShape(member) } : {}),
    },
    { guild, channel: channel.id },
  );
}

/** A message as the API tells it. */
export function messageShape(stored: Stored, backend: Backend): Json {
  const { state } = backend;
  const thread = stored.thread === undefined ? undefined : state.channels.get(stored.thread);
  const named = namedIn(textsOf(stored.body).join('\n')).flatMap((id) => {
    const user = state.users.get(id);
    return user ? [userShape(user)] : [];
  });
  return {
    ...stored.body,
    author: userShape(state.users.get(stored.author)!),
    mentions: named,
    ...(thread ? { thread: channelShape(thread, state) } : {}),
  };
}

/** The texts of a body that are read and may mention somebody. */
const textsOf = (body: Json): string[] => [
  textIn(body.content),
  ...[...everyComponent(body.components)].map(({ component }) => textIn(component.content)),
];

/** Components as they come back: with ids, defaults, and pictures that have an address. */
function responseComponents(components: unknown, attachments: readonly Json[]): Json[] {
  let last = 0;
  const media = (item: unknown): Json => {
    const url = textIn((item as Json).url);
    const name = url.replace(/^attachment:\/\//u, '');
    const found = attachments.find((a) => a.filename === name || a.url === url);
    return {
      id: String(found?.id ?? 0),
      url: found?.url ?? url,
      proxy_url: found?.url ?? url,
      width: found?.width ?? null,
      height: found?.height ?? null,
      content_type: found?.content_type ?? null,
      ...(found ? { attachment_id: found.id } : {}),
    };
  };
  const one = (component: Json): Json => {
    last += 1;
    const id = (component.id as number | undefined) || last;
    const rest = { ...component, id };
    switch (component.type) {
      case ComponentType.ActionRow:
        return { ...rest, components: listOf(component.components).map(one) };
      case ComponentType.Section:
        return {
          ...rest,
          components: listOf(component.components).map(one),
          accessory: one(component.accessory as Json),
        };
      case ComponentType.Container:
        return {
          accent_color: null,
          spoiler: false,
          ...rest,
          components: listOf(component.components).map(one),
        };
      case ComponentType.MediaGallery:
        return {
          ...rest,
          items: listOf(component.items).map((item) => ({
            description: null,
            spoiler: false,
            ...item,
            media: media(item.media),
          })),
        };
      case ComponentType.Thumbnail:
        return { description: null, spoiler: false, ...rest, media: media(component.media) };
      case ComponentType.File: {
        const file = media(component.file);
        const found = attachments.find(({ id: attached }) => attached === file.attachment_id);
        return {
          spoiler: false,
          ...rest,
          file,
          name: found?.filename ?? null,
          size: found?.size ?? null,
        };
      }
      case ComponentType.StringSelect:
        return { min_values: 1, max_values: 1, ...rest };
      case ComponentType.Separator:
        return { divider: true, spacing: 1, ...rest };
      default:
        return rest;
    }
  };
  return listOf(components).map(one);
}
