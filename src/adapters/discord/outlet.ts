/** How the coach speaks on Discord without having been spoken to: into channels, threads, and to people. */
import { createHash } from 'node:crypto';
import { type APIMessage, ChannelType, MessageFlags } from 'discord-api-types/v10';
import type { Outlet, Pace, PostOptions } from '#coach/messenger.ts';
import type { Place } from '#coach/turn.ts';
import type { Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { createAbsent } from '../shared/absent.ts';
import { createRecent } from '../shared/recent.ts';
import { codeOf, platformError } from './errors.ts';
import { LIMITS } from './limits.ts';
import type { DiscordParts } from './parts.ts';
import { ADAPTER, addressOf, directPlace, foreignPlace, serverPlace } from './places.ts';
import type { Ready } from './prepare.ts';
import { mayWriteInThreads, missingRights, showableIn } from './rights.ts';
import { createUpdate } from './update.ts';

/** The library keeps to each route's own limits; only the whole of the bot has to be shared among processes. */
const PACE: Pace = { overall: [{ count: LIMITS.postsPerSecond, withinMs: 1000 }] };

/** Channels of people, remembered; beyond it the oldest go. */
const MOST_DIRECT = 5000;

export type Deliver = (
  place: Place,
  replies: readonly Reply[],
  language: Language,
  options?: PostOptions,
  /** Somebody wrote: the answer stands below what they wrote, and `answers` is the id of it. */
  typed?: { readonly answers?: string },
) => Promise<void>;

/** The outlet, and the same for messages that answer another one. Both reject with a `PlatformError`. */
export function createOutlet(parts: DiscordParts): { outlet: Outlet; deliver: Deliver } {
  const { api, client, log, prepare, standing } = parts;
  const update = createUpdate(api, standing);
  const direct = createRecent<string, string>(MOST_DIRECT);
  const deliver: Deliver = async (place, replies, language, options = {}, typed) => {
    try {
      for (const [number, reply] of replies.entries()) {
        await send(place, reply, language, { ...options, number, typed });
      }
    } catch (error) {
      throw platformError(error);
    }
  };
  return {
    deliver,
    outlet: {
      pace: PACE,
      offers: ['silent', 'pin', 'calls'],
      onceMs: LIMITS.onceMs,
      post: (place, replies, language, options) =>
        deliver(placeOf(place), replies, language, options),
      openThread: async (place, title) => {
        const address = addressOf(place.id);
        if ('user' in address || !mayHaveThreads(address.channel)) return undefined;
        if (!mayWriteInThreads(client, address.channel)) return undefined;
        try {
          const { id } = await api.openThread(address.channel, title);
          const url = `https://discord.com/channels/${address.guild}/${id}`;
          return { ...serverPlace(address.guild, id), url };
        } catch (error) {
          // Without the right, or in a channel that has none, the room opens where it was asked for.
          if (codeOf(error) === undefined) throw platformError(error);
          log.debug({ code: codeOf(error) }, 'discord: no thread');
          return undefined;
        }
      },
      absent: createAbsent(
        ADAPTER,
        (group, user) => api.isMember(group.slice(ADAPTER.length + 1), user),
        parts.now,
      ),
      missingRights: async (place, language) => missingRights(client, place, language),
      nameOf: async (place) => {
        const address = addressOf(place);
        const channel = 'channel' in address && client.channels.cache.get(address.channel);
        return channel && !channel.isDMBased()
          ? `#${channel.name} (${channel.guild.name})`
          : undefined;
      },
    },
  };

  /** Threads have none of their own. */
  function mayHaveThreads(channel: string): boolean {
    return client.channels.cache.get(channel)?.type === ChannelType.GuildText;
  }

  async function channelOf(place: string): Promise<string> {
    const address = addressOf(place);
    if ('channel' in address) return address.channel;
    const known = direct.get(address.user);
    if (known !== undefined) return known;
    const opened = await api.openDirect(address.user);
    direct.set(address.user, opened);
    return opened;
  }

  interface SendOptions extends PostOptions {
    /** The how manyth reply of the post it is. */
    readonly number: number;
    readonly typed?: { readonly answers?: string } | undefined;
  }

  async function send(
    place: Place,
    reply: Reply,
    language: Language,
    options: SendOptions,
  ): Promise<void> {
    const isNew = reply.key === undefined || options.typed !== undefined;
    const stands = isNew ? undefined : await standing.find(place.id, reply.key!);
    const editable = stands && !stands.ephemeral ? stands : undefined;
    const ready = await prepare(
      reply,
      {
        place,
        language,
        ...(place.kind === 'private' ? { account: place.id } : {}),
        ...showableIn(client, place.id),
      },
      {
        ...(editable ? { form: editable.form } : {}),
        ...(options.calls === undefined ? {} : { calls: options.calls }),
      },
    );
    if (ready.length === 0) return;
    const updated = editable && (await update(editable, ready, (call) => passing(options, call)));
    const { messages: kept, rest: fresh } = updated ?? { messages: [], rest: ready };
    const sent: APIMessage[] = [];
    for (const [i, content] of fresh.entries()) {
      const message = await passing(options, () => post(place.id, content, options, i));
      if (i === 0 && options.pin) await pin(message);
      sent.push(message);
    }
    const channel = sent[0]?.channel_id ?? editable?.channel;
    const changed = sent.length > 0 || kept.length !== editable?.messages.length;
    if (reply.key === undefined || channel === undefined || !changed) return;
    await standing.remember(place.id, reply.key, {
      channel,
      messages: [...kept, ...sent.map(({ id }) => id)],
      form: ready[0]!.form,
      ephemeral: false,
    });
  }

  /** Waits until it may leave, and tells whether it has arrived. */
  async function passing<T>({ pass }: PostOptions, call: () => Promise<T>): Promise<T> {
    const passed = await pass?.();
    let arrived = false;
    try {
      const result = await call();
      arrived = true;
      return result;
    } finally {
      passed?.(arrived);
    }
  }

  async function post(
    place: string,
    { body, files }: Ready,
    { once, silent, number, typed }: SendOptions,
    part: number,
  ): Promise<APIMessage> {
    const { flags = 0 } = body as { flags?: number };
    const channel = await channelOf(place);
    return api.post(channel, {
      files,
      body: {
        ...body,
        ...(silent ? { flags: flags | MessageFlags.SuppressNotifications } : {}),
        ...(typed?.answers === undefined || part > 0 || number > 0
          ? {}
          : { message_reference: { message_id: typed.answers, fail_if_not_exists: false } }),
        // The library tries again where no answer came: the mark keeps that from becoming two messages.
        nonce: mark(once ?? crypto.randomUUID(), number, part),
        enforce_nonce: true,
      },
    });
  }

  /** A message that can't be pinned has still been sent. */
  async function pin({ channel_id, id }: APIMessage): Promise<void> {
    await api.pin(channel_id, id).catch((error: unknown) => {
      log.debug({ code: codeOf(error) }, 'discord: not pinned');
    });
  }
}

/** A place from its id alone. */
function placeOf(place: string): Place {
  const address = addressOf(place);
  if ('user' in address) return directPlace(address.user);
  return address.guild === '@me'
    ? foreignPlace(address.channel)
    : serverPlace(address.guild, address.channel);
}

const mark = (once: string, number: number, part: number): string =>
  createHash('sha256')
    .update(`${once} ${number} ${part}`)
    .digest('base64url')
    .slice(0, LIMITS.nonce);
