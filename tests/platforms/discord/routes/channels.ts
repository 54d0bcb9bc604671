/** Channels, threads, and direct messages with somebody (resources/channel, resources/user). */
import { PermissionFlagsBits as Bit, ChannelType } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { createCheck, type Json } from '../flaws.ts';
import { LIMITS } from '../limits.ts';
import { Refusal, refuseFlawed } from '../refusal.ts';
import { channelShape, isThread } from '../shapes.ts';
import type { Channel } from '../state.ts';
import { directChannel, openThread } from '../threads.ts';
import { type Answer, done, found, ok, openChannel, type Route } from './route.ts';

export const channelRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/channels/{channel_id}',
    run: ({ params, backend }) =>
      ok(channelShape(openChannel(params.channel_id, backend), backend.state)),
  },
  {
    method: 'PATCH',
    template: '/channels/{channel_id}',
    run: ({ params, body, backend }) => {
      const channel = openChannel(params.channel_id, backend);
      const mine = isThread(channel) && channel.owner === backend.state.application.id;
      if (!mine) {
        const right = isThread(channel) ? Bit.ManageThreads : Bit.ManageChannels;
        openChannel(params.channel_id, backend, right);
      }
      if (typeof body.name === 'string') channel.name = body.name;
      if (typeof body.archived === 'boolean') channel.archived = body.archived;
      if (typeof body.locked === 'boolean') channel.locked = body.locked;
      const shape = channelShape(channel, backend.state);
      const event = isThread(channel) ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE';
      backend.dispatch(event, shape, { guild: channel.guild, channel: channel.id });
      backend.changed();
      return ok(shape);
    },
  },
  {
    method: 'POST',
    template: '/channels/{channel_id}/threads',
    run: ({ params, body, backend }) => {
      const isPrivate = body.type === ChannelType.PrivateThread;
      const right = isPrivate ? Bit.CreatePrivateThreads : Bit.CreatePublicThreads;
      const channel = openChannel(params.channel_id, backend, right);
      return created(channel, body, backend, isPrivate ? 12 : 11);
    },
  },
  {
    method: 'POST',
    template: '/channels/{channel_id}/messages/{message_id}/threads',
    run: ({ params, body, backend }) => {
      const channel = openChannel(params.channel_id, backend, Bit.CreatePublicThreads);
      const message = found(backend.state.messages, params.message_id, 10008);
      if (message.viewer !== undefined) throw new Refusal(10008);
      if (message.thread !== undefined) throw new Refusal(160004);
      return created(channel, body, backend, 11, message.id);
    },
  },
  {
    method: 'PUT',
    template: '/channels/{channel_id}/thread-members/@me',
    run: ({ params, backend }) => {
      openChannel(params.channel_id, backend).people.add(backend.state.application.id);
      return done;
    },
  },
  {
    method: 'POST',
    template: '/channels/{channel_id}/typing',
    run: ({ params, backend }) => {
      openChannel(params.channel_id, backend, Bit.SendMessages);
      return done;
    },
  },
  {
    method: 'POST',
    template: '/users/@me/channels',
    run: ({ body, backend }) => {
      const user = found(backend.state.users, body.recipient_id as string, 10013);
      // As Discord does: the channel opens, and sending to it is what is refused.
      if (user.bot) throw new Refusal(50007);
      return ok(channelShape(directChannel(user.id, backend), backend.state));
    },
  },
];

function created(
  channel: Channel,
  body: Json,
  backend: Backend,
  type: 11 | 12,
  message?: string,
): Answer {
  if (channel.type !== ChannelType.GuildText) throw new Refusal(50024);
  const check = createCheck();
  check.required(['name'], body.name);
  check.text(['name'], body.name, 1, LIMITS.threadName);
  const minutes = body.auto_archive_duration ?? 4320;
  check.among(['auto_archive_duration'], minutes, [60, 1440, 4320, 10_080]);
  refuseFlawed(check.flaws);
  const thread = openThread(
    {
      parent: channel,
      name: body.name as string,
      owner: backend.state.application.id,
      type,
      archiveAfter: minutes as number,
      message,
    },
    backend,
  );
  return { status: 201, body: channelShape(thread, backend.state) };
}
