/** Messages of channels, and their pins (resources/message). */
import { PermissionFlagsBits as Bit, MessageFlags } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { type Json, listOf, textIn } from '../flaws.ts';
import { readable } from '../gateway/intents.ts';
import { addMessage, changeMessage, messageShape, removeMessage } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { ALLOWED_FLAGS, checkMessage, type Standing } from '../rules/message.ts';
import { isThread } from '../shapes.ts';
import type { Channel, Stored } from '../state.ts';
import { type Answer, done, found, ok, openChannel, type Route, rightsToSend } from './route.ts';

/** "Past few minutes" (resources/message, Create Message). */
const NONCE_MS = 5 * 60_000;
const MAX_PINS = 50;

export const messageRoutes: readonly Route[] = [
  {
    method: 'POST',
    template: '/channels/{channel_id}/messages',
    run: ({ params, body, files, backend }) => {
      const channel = openChannel(params.channel_id, backend);
      openChannel(params.channel_id, backend, rightsToSend(channel, body, files));
      refuseUnreachable(channel, backend);
      if (isThread(channel) && channel.locked) throw new Refusal(50083);
      checkMessage(body, ALLOWED_FLAGS.channel, files.length);
      checkReference(body, channel, backend);
      const twin = body.enforce_nonce ? twinOf(body, channel, backend) : undefined;
      if (twin) return ok(messageShape(twin, backend));
      channel.archived = false;
      const author = backend.state.application.id;
      return ok(
        messageShape(addMessage({ channel: channel.id, author, body, files }, backend), backend),
      );
    },
  },
  {
    method: 'GET',
    template: '/channels/{channel_id}/messages',
    run: ({ params, query, backend }) => {
      const channel = openChannel(params.channel_id, backend, Bit.ReadMessageHistory);
      const limit = Number(query.get('limit') ?? 50);
      const messages = publicIn(channel, backend).toReversed().slice(0, limit);
      return ok(messages.map((message) => asRead(message, backend)));
    },
  },
  {
    method: 'GET',
    template: '/channels/{channel_id}/messages/{message_id}',
    run: ({ params, backend }) => ok(asRead(messageAt(params, backend), backend)),
  },
  {
    method: 'PATCH',
    template: '/channels/{channel_id}/messages/{message_id}',
    run: ({ params, body, files, backend }) => {
      const message = messageAt(params, backend);
      if (message.author !== backend.state.application.id) throw new Refusal(50005);
      const channel = openChannel(params.channel_id, backend);
      openChannel(
        params.channel_id,
        backend,
        files.length > 0 ? rightsToSend(channel, {}, files) : 0n,
      );
      if (isThread(channel) && channel.archived) throw new Refusal(50083);
      checkMessage(body, ALLOWED_FLAGS.edit, files.length, standingOf(message));
      changeMessage(message, body, files, backend);
      return ok(messageShape(message, backend));
    },
  },
  {
    method: 'DELETE',
    template: '/channels/{channel_id}/messages/{message_id}',
    run: ({ params, backend }) => {
      const message = messageAt(params, backend);
      const mine = message.author === backend.state.application.id;
      if (!mine) openChannel(params.channel_id, backend, Bit.ManageMessages);
      removeMessage(message, backend);
      return done;
    },
  },
  ...(
    [
      '/channels/{channel_id}/pins/{message_id}',
      '/channels/{channel_id}/messages/pins/{message_id}',
    ] as const
  ).flatMap((template): Route[] => [
    { method: 'PUT', template, run: ({ params, backend }) => pin(params, backend, true) },
    { method: 'DELETE', template, run: ({ params, backend }) => pin(params, backend, false) },
  ]),
  {
    method: 'GET',
    template: '/channels/{channel_id}/messages/pins',
    run: ({ params, backend }) => {
      const channel = openChannel(params.channel_id, backend, Bit.ReadMessageHistory);
      const items = channel.pins.map((id) => ({
        pinned_at: new Date(backend.now()).toISOString(),
        message: messageShape(backend.state.messages.get(id)!, backend),
      }));
      return ok({ items, has_more: false });
    },
  },
];

/** A direct message reaches only those who take it from here (50007, 50278). */
function refuseUnreachable(channel: Channel, { state }: Backend): void {
  if (channel.guild !== undefined) return;
  const app = state.application.id;
  for (const id of channel.people) {
    if (id === app) continue;
    const user = state.users.get(id)!;
    const meets = [...state.guilds.values()].some(
      ({ members }) => members.has(id) && members.has(app),
    );
    if (!meets && !user.installed) throw new Refusal(50278);
    if (user.closed) throw new Refusal(50007);
  }
}

function checkReference(body: Json, channel: Channel, { state }: Backend): void {
  const reference = body.message_reference as Json | null | undefined;
  if (!reference || reference.fail_if_not_exists === false) return;
  const message = state.messages.get(textIn(reference.message_id));
  if (message && message.channel === channel.id && message.viewer === undefined) return;
  throw new Refusal(50035, [
    {
      path: ['message_reference'],
      code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
      message: 'Unknown message',
    },
  ]);
}

const twinOf = (body: Json, channel: Channel, backend: Backend): Stored | undefined =>
  publicIn(channel, backend).find(
    ({ nonce, at, author }) =>
      nonce === String(body.nonce) &&
      author === backend.state.application.id &&
      at > backend.now() - NONCE_MS,
  );

const publicIn = ({ id }: Channel, { state }: Backend): Stored[] =>
  [...state.messages.values()].filter(
    ({ channel, viewer }) => channel === id && viewer === undefined,
  );

/** A message only one person sees is unknown to these routes. */
function messageAt(params: Readonly<Record<string, string>>, backend: Backend): Stored {
  const channel = openChannel(params.channel_id, backend, Bit.ViewChannel);
  const message = found(backend.state.messages, params.message_id, 10008);
  if (message.channel !== channel.id || message.viewer !== undefined) throw new Refusal(10008);
  return message;
}

/** What a message holds before it is edited. */
export const standingOf = ({ body }: Stored): Standing => ({
  flags: body.flags as number,
  content: textIn(body.content),
  embeds: listOf(body.embeds).length,
  components: listOf(body.components).length,
  attachments: listOf(body.attachments).length,
});

/** As the app reads it: others' contents only with the intent for them. */
function asRead(message: Stored, backend: Backend): Json {
  const { application, channels } = backend.state;
  const { guild } = channels.get(message.channel)!;
  const scoped = { ...messageShape(message, backend), ...(guild ? { guild_id: guild } : {}) };
  const { guild_id: _, ...shape } = readable(application.privileged, scoped, application.id);
  return shape;
}

function pin(params: Readonly<Record<string, string>>, backend: Backend, on: boolean): Answer {
  const channel = openChannel(params.channel_id, backend, Bit.PinMessages);
  const message = messageAt(params, backend);
  const at = channel.pins.indexOf(message.id);
  if (on && at < 0) {
    if (channel.pins.length >= MAX_PINS) throw new Refusal(30003);
    channel.pins.unshift(message.id);
  }
  if (!on && at >= 0) channel.pins.splice(at, 1);
  message.body = { ...message.body, pinned: on };
  backend.dispatch(
    'CHANNEL_PINS_UPDATE',
    {
      channel_id: channel.id,
      ...(channel.guild ? { guild_id: channel.guild } : {}),
      last_pin_timestamp: new Date(backend.now()).toISOString(),
    },
    { guild: channel.guild, channel: channel.id },
  );
  backend.changed();
  return done;
}

export const isEphemeral = (body: Json): boolean =>
  (((body.flags as number | null | undefined) ?? 0) & MessageFlags.Ephemeral) !== 0;
