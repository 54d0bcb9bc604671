/** Somebody with a telephone in their hand. Everything they do is awaited by events, never by time. */
import type { Message, Query, User } from '../server/state.ts';
import type { Update } from '../server/updates.ts';
import type { Handle } from './controls.ts';
import { createRoom, type Room, readChat } from './room.ts';
import { asSeen, buttonNamed, type Seen } from './seen.ts';

export interface Said {
  readonly message: Message;
  /** Missing where the bot can't hear it. */
  readonly update: Update | undefined;
}

/** What pops up over a button. */
export interface Answer {
  readonly text: string;
  readonly show_alert?: boolean;
  /** Where the client goes. */
  readonly url?: string;
}

export interface InlineResult {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly description?: string;
  readonly [more: string]: unknown;
}

export type Person = ReturnType<typeof createPerson>;

export function createPerson(handle: Handle, user: User) {
  const { control } = handle;
  const own = createRoom(handle, user.id, undefined, user.id);

  const says = async (text: string, room: Room = own, replyTo?: number): Promise<Said> => {
    await room.listen();
    const { chat, thread } = room;
    return (await control('says', {
      person: user.id,
      chat,
      text,
      ...(thread ? { thread } : {}),
      ...(replyTo ? { replyTo } : {}),
    })) as Said;
  };

  /** All that stands here for them to see, the newest first. */
  const visible = async (room: Room): Promise<Seen[]> => {
    const { messages, ephemeral } = await readChat(handle, room.chat);
    const mine = ephemeral.filter((m) => (m.receiver_user as User).id === user.id);
    return [...messages, ...mine]
      .filter((m) => room.thread === undefined || m.message_thread_id === room.thread)
      .map(asSeen)
      .toReversed();
  };
  /** The newest of it that is looked for; waits until there is one. */
  const look = (room: Room, what: string, find: (seen: Seen) => boolean): Promise<Seen> =>
    handle.until(
      `${what} in ${room.chat}, for ${user.first_name}`,
      () => Number.MAX_SAFE_INTEGER,
      async () => (await visible(room)).find(find),
    );

  const press = async (seen: Seen, data: string, room: Room): Promise<string> => {
    await room.listen();
    return (await control('presses', {
      person: user.id,
      chat: room.chat,
      message: seen.id,
      data,
      ...(seen.message.ephemeral_message_id ? { ephemeral: true } : {}),
    })) as string;
  };

  /** Opens a link to the bot. */
  const opens = async (url = ''): Promise<Said> => {
    const start = URL.canParse(url) ? new URL(url).searchParams.get('start') : undefined;
    if (!start || !/^[\w-]{1,64}$/u.test(start)) throw new Error(`${url} starts nothing`);
    return says(`/start ${start}`);
  };

  const answerTo = (method: string, name: string, id: string) =>
    handle.until(
      `an answer to ${id}`,
      () => 0,
      (entries) =>
        entries.find(
          (entry) =>
            entry.kind === 'call' &&
            entry.method === method &&
            entry.parameters[name] === id &&
            !entry.error,
        ),
    );

  return {
    id: user.id,
    name: user.first_name,
    room: own,
    says,
    /** What comes to them in private. */
    sees: (...patterns: RegExp[]) => own.sees(...patterns),

    /** Presses a button, the newest of that label, and waits until the bot has answered it. The answer is what pops up. */
    presses: async (label: RegExp | string, room: Room = own, on?: Seen): Promise<Answer> => {
      const seen =
        on ?? (await look(room, `button ${label}`, (one) => buttonNamed(one, label) !== undefined));
      const button = buttonNamed(seen, label);
      if (button?.callback_data === undefined)
        throw new Error(`${label} is not a button to press: ${JSON.stringify(button)}`);
      const id = await press(seen, button.callback_data, room);
      await answerTo('answerCallbackQuery', 'callback_query_id', id);
      const { answer } = (await control('query', { query: id })) as Query;
      return { text: '', ...answer };
    },

    /** Follows a link of a button into the private chat with the bot. */
    follows: async (label: RegExp | string, room: Room): Promise<Said> => {
      const seen = await look(
        room,
        `link ${label}`,
        (one) => buttonNamed(one, label) !== undefined,
      );
      return opens(buttonNamed(seen, label)!.url);
    },
    opens,

    /** Replies to a message, by default to the newest of the bot's. */
    replies: async (text: string, room: Room = own, to?: Seen): Promise<Said> => {
      const seen =
        to ?? (await look(room, 'message', ({ message }) => message.from?.is_bot === true));
      return says(text, room, seen.id);
    },

    /** Votes in the newest open poll, by letters: `A`, or `AC` where several may be right. */
    votes: async (letters: string, room: Room): Promise<void> => {
      const { poll } = await look(room, 'open poll', (one) => one.poll?.is_closed === false);
      await room.listen();
      const options = [...letters].map((letter) => letter.charCodeAt(0) - 'A'.charCodeAt(0));
      await control('votes', { person: user.id, poll: poll!.id, options });
    },

    /** Types an inline query and waits for what the bot offers. */
    types: async (text: string, offset = '') => {
      const words = text.replace(/^@\w+ ?/u, '');
      const id = (await control('asksInline', { person: user.id, text: words, offset })) as string;
      await answerTo('answerInlineQuery', 'inline_query_id', id);
      const { answer } = (await control('query', { query: id })) as Query;
      return {
        query: id,
        ...(answer as { results: InlineResult[]; next_offset?: string; button?: object }),
      };
    },

    picks: async (query: string, result: InlineResult, room: Room): Promise<Seen> =>
      asSeen(
        (await control('picks', {
          person: user.id,
          chat: room.chat,
          query,
          result: result.id,
        })) as Message,
      ),

    blocks: async (blocked = true): Promise<void> => {
      await control('blocks', { person: user.id, blocked });
    },
  };
}
