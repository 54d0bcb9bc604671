/** Channels that come into being while people talk: threads, and direct messages. */
import { ChannelType } from 'discord-api-types/v10';
import type { Backend } from './backend.ts';
import { channelShape } from './shapes.ts';
import type { Channel } from './state.ts';

interface NewChannel {
  readonly type: ChannelType;
  readonly name: string;
  readonly owner: string;
  readonly guild?: string;
  readonly parent?: string;
  readonly people?: readonly string[];
  readonly archiveAfter?: number;
  /** Of a thread on a message: the message's. */
  readonly id?: string;
}

export function addChannel(
  { people = [], archiveAfter = 4320, id, ...rest }: NewChannel,
  backend: Backend,
): Channel {
  const channel: Channel = {
    ...rest,
    id: id ?? backend.nextId(),
    overwrites: [],
    people: new Set(people),
    pins: [],
    archived: false,
    locked: false,
    last: null,
    messages: 0,
    madeAt: backend.now(),
    archiveAfter,
  };
  backend.state.channels.set(channel.id, channel);
  return channel;
}

/** The direct messages of the app with somebody; there is one channel for ever. */
export function directChannel(user: string, backend: Backend): Channel {
  const { application, channels } = backend.state;
  for (const channel of channels.values()) {
    if (channel.type !== ChannelType.DM) continue;
    if (channel.people.has(user) && channel.people.has(application.id)) return channel;
  }
  const people = [user, application.id];
  const type = ChannelType.DM;
  return addChannel({ type, name: 'direct messages', owner: user, people }, backend);
}

export function openThread(
  {
    parent,
    name,
    owner,
    type,
    archiveAfter,
    message,
  }: {
    readonly parent: Channel;
    readonly name: string;
    readonly owner: string;
    readonly type: 11 | 12;
    readonly archiveAfter: number;
    readonly message?: string | undefined;
  },
  backend: Backend,
): Channel {
  const thread = addChannel(
    {
      type,
      name,
      owner,
      guild: parent.guild!,
      parent: parent.id,
      people: [owner],
      archiveAfter,
      // A thread on a message has the message's id.
      ...(message === undefined ? {} : { id: message }),
    },
    backend,
  );
  if (message !== undefined) backend.state.messages.get(message)!.thread = thread.id;
  backend.dispatch(
    'THREAD_CREATE',
    { ...channelShape(thread, backend.state), newly_created: true },
    { guild: parent.guild, channel: thread.id },
  );
  backend.changed();
  return thread;
}
