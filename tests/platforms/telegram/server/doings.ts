/**
 * What people do, and what the bot hears of it: they write, press, vote, look something up inline, come and go. Each
 * doing changes the world as Telegram would and queues the updates Telegram would send.
 */
import type { Context } from '../methods/context.ts';
import { secondsOf } from './clock.ts';
import { buttonsOf } from './keyboard.ts';
import { memberOf } from './members.ts';
import { richButtons } from './rich.ts';
import {
  addChat,
  addMessage,
  type Chat,
  type Message,
  type Person,
  type Standing,
} from './state.ts';
import type { Update } from './updates.ts';

export type World = Pick<Context, 'state' | 'updates' | 'clock' | 'keep'>;

export interface Said {
  readonly message: Message;
  /** Whether it came to the bot: with the privacy mode on, much of a group's talk doesn't. */
  readonly update: Update | undefined;
}

const personOf = (id: number, { state }: World): Person => {
  const person = state.people.get(id);
  if (!person) throw new Error(`nobody has the id ${id}`);
  return person;
};

export const chatWith = (id: number, { state }: World): Chat => {
  const chat = state.chats.get(id);
  if (!chat) throw new Error(`there is no chat ${id}`);
  return chat;
};

/** Bot commands, mentions and links, as Telegram finds them in what people write. */
const FOUND = [
  ['bot_command', /(?<![\w/])\/[a-z0-9_]{1,32}(?:@\w+)?/giu],
  ['mention', /(?<![\w@])@\w{3,32}/giu],
  ['url', /https?:\/\/[^\s]+/giu],
] as const;

const entitiesIn = (text: string) =>
  FOUND.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({
      type,
      offset: match.index,
      length: match[0].length,
    })),
  ).toSorted((a, b) => a.offset - b.offset);

export interface Saying {
  readonly person: number;
  readonly chat: number;
  readonly text: string;
  readonly thread?: number;
  readonly replyTo?: number;
  /** Other content than a text, such as a service message's. */
  readonly content?: Readonly<Record<string, unknown>>;
}

/** Writes a message; starting a private chat and unblocking come with it. */
export function says(
  { person, chat: where, text, thread, replyTo, content }: Saying,
  world: World,
): Said {
  const { user } = personOf(person, world);
  const chat = chatWith(where, world);
  if (chat.view.type === 'private') Object.assign(personOf(person, world), { started: true });
  else if (!chat.members.has(person)) chat.members.set(person, 'member');
  const entities = entitiesIn(text);
  const repliedTo = replyTo === undefined ? undefined : chat.messages.get(replyTo);
  const message = addMessage(
    chat,
    {
      date: secondsOf(world.clock.now()),
      from: user,
      ...(content ?? { text, ...(entities.length > 0 ? { entities } : {}) }),
      ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
      ...(repliedTo ? { reply_to_message: withoutReply(repliedTo) } : {}),
    },
    world.keep,
  );
  const heard = chat.view.type === 'private' || content || reaches(message, repliedTo, world);
  return { message, update: heard ? world.updates.push('message', message) : undefined };
}

const withoutReply = ({ reply_to_message: _, ...message }: Message): Message => message as Message;

/** With the privacy mode a bot gets commands, replies to it and messages that mention it; an administrator gets all. */
function reaches(message: Message, repliedTo: Message | undefined, { state }: World): boolean {
  const chat = state.chats.get(message.chat.id)!;
  const standing = chat.members.get(state.bot.id);
  if (standing === undefined || standing === 'left' || standing === 'kicked') return false;
  if (!state.privacyMode || standing === 'administrator') return true;
  if (repliedTo?.from?.id === state.bot.id) return true;
  const text = message.text ?? '';
  const command = /^\/[a-z0-9_]+(?:@(\w+))?/iu.exec(text);
  if (command) return !command[1] || command[1].toLowerCase() === state.bot.username.toLowerCase();
  return new RegExp(`@${state.bot.username}\\b`, 'iu').test(text);
}

export interface Pressing {
  readonly person: number;
  readonly chat: number;
  /** A message's id, or an ephemeral one's. */
  readonly message: number;
  /** The button's data, as it stands in the message. */
  readonly data: string;
  readonly ephemeral?: boolean;
}

/** Presses a button that stands under a message or in it. */
export function presses(
  { person, chat: where, message: id, data, ephemeral }: Pressing,
  world: World,
) {
  const chat = chatWith(where, world);
  const message = (ephemeral ? chat.ephemeral : chat.messages).get(id);
  if (!message) throw new Error(`there is no message ${id} in ${where}`);
  const buttons = [
    ...buttonsOf(message.reply_markup),
    ...richButtons(message.rich_message?.blocks),
  ];
  if (!buttons.some(({ callback_data }) => callback_data === data))
    throw new Error(`message ${id} has no button ${data}`);
  return query('callback', person, { message, chat_instance: String(where), data }, world);
}

function query(
  kind: 'callback' | 'inline',
  person: number,
  fields: Record<string, unknown>,
  world: World,
) {
  const { user } = personOf(person, world);
  const id = `${kind}${++world.state.count}`;
  world.state.queries.set(id, { id, kind, from: person, at: world.clock.now() });
  world.updates.push(`${kind}_query`, { id, from: user, ...fields });
  return id;
}

/** Asks the bot inline: `@bot why scale`. */
export const asksInline = (
  { person, text, offset = '' }: { person: number; text: string; offset?: string },
  world: World,
) => query('inline', person, { query: text, offset, chat_type: 'private' }, world);

/** Picks an inline result: it becomes a message of theirs, by way of the bot. */
export function picks(
  {
    person,
    chat: where,
    query: id,
    result,
  }: { person: number; chat: number; query: string; result: string },
  world: World,
): Message {
  const answer = world.state.queries.get(id)?.answer as
    | { results: readonly Record<string, unknown>[] }
    | undefined;
  const picked = answer?.results.find((one) => one.id === result);
  if (!picked) throw new Error(`query ${id} has no result ${result}`);
  const { user } = personOf(person, world);
  const { message_text, entities, rich_message } = (picked.input_message_content ?? {}) as Record<
    string,
    unknown
  >;
  const message = addMessage(
    chatWith(where, world),
    {
      date: secondsOf(world.clock.now()),
      from: user,
      via_bot: world.state.bot,
      ...(message_text ? { text: message_text as string, ...(entities ? { entities } : {}) } : {}),
      ...(rich_message ? { rich_message: rich_message as { blocks: [] } } : {}),
      ...(picked.reply_markup ? { reply_markup: picked.reply_markup } : {}),
    },
    world.keep,
  );
  const inline = `inline${++world.state.count}`;
  if (picked.reply_markup) world.state.inlineMessages.set(inline, message);
  world.updates.push('chosen_inline_result', { result_id: result, from: user, query: '' });
  return message;
}

/** Votes in a poll; an empty list takes the vote back. A quiz takes one answer of each. */
export function votes(
  { person, poll: id, options }: { person: number; poll: string; options: readonly number[] },
  world: World,
): void {
  const asked = world.state.polls.get(id);
  if (!asked) throw new Error(`there is no poll ${id}`);
  const poll = asked.message.poll!;
  if (poll.is_closed) throw new Error('the poll is closed');
  const before = asked.votes.get(person);
  if (before && !poll.allows_revoting) throw new Error('they have voted already');
  if (options.length > 1 && !poll.allows_multiple_answers)
    throw new Error('only one answer is allowed');
  for (const index of before ?? []) poll.options[index]!.voter_count--;
  for (const index of options) poll.options[index]!.voter_count++;
  if (options.length > 0) asked.votes.set(person, [...options]);
  else asked.votes.delete(person);
  poll.total_voter_count = asked.votes.size;
  if (!poll.is_anonymous)
    world.updates.push('poll_answer', {
      poll_id: id,
      user: personOf(person, world).user,
      option_ids: options,
      option_persistent_ids: options.map((index) => poll.options[index]!.persistent_id),
    });
  world.updates.push('poll', poll);
}

/** Changes what somebody is in a chat; of the bot itself it hears in any case. */
export function becomes(
  {
    person,
    chat: where,
    standing,
    by = person,
  }: { person: number; chat: number; standing: Standing; by?: number },
  world: World,
): void {
  const chat = chatWith(where, world);
  const { state } = world;
  const isBot = person === state.bot.id;
  const before = memberOf(chat, person, state);
  chat.members.set(person, standing);
  const change = {
    chat: chat.view,
    from: by === state.bot.id ? state.bot : personOf(by, world).user,
    date: secondsOf(world.clock.now()),
    old_chat_member: before,
    new_chat_member: memberOf(chat, person, state),
  };
  world.updates.push(isBot ? 'my_chat_member' : 'chat_member', change);
}

/** Blocks or unblocks the bot in private. */
export function blocks(
  { person, blocked }: { person: number; blocked: boolean },
  world: World,
): void {
  const someone = personOf(person, world);
  someone.blocked = blocked;
  const chat = chatWith(person, world);
  const { bot } = world.state;
  world.updates.push('my_chat_member', {
    chat: chat.view,
    from: someone.user,
    date: secondsOf(world.clock.now()),
    old_chat_member: memberOf(chat, bot.id, world.state, blocked ? 'member' : 'kicked'),
    new_chat_member: memberOf(chat, bot.id, world.state, blocked ? 'kicked' : 'member'),
  });
}

/** Turns a basic group into a supergroup: it gets another id, and both say so. Returns the new one. */
export function migrates(
  { chat: where, silently = false }: { chat: number; silently?: boolean },
  world: World,
): Chat {
  const old = chatWith(where, world);
  const fresh = addChat(world.state, { title: old.view.title ?? '', type: 'supergroup' });
  for (const [id, standing] of old.members) fresh.members.set(id, standing);
  old.migratedTo = fresh.view.id;
  if (silently) return fresh;
  const date = secondsOf(world.clock.now());
  const by = { date, from: world.state.bot };
  world.updates.push(
    'message',
    addMessage(old, { ...by, migrate_to_chat_id: fresh.view.id }, world.keep),
  );
  world.updates.push(
    'message',
    addMessage(fresh, { ...by, migrate_from_chat_id: where }, world.keep),
  );
  return fresh;
}
