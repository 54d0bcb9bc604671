/** Ids of places and accounts ↔ Telegram's chats, topics and people. */
import type { Place } from '#coach/turn.ts';

/** The first part of the ids. */
export const ADAPTER = 'telegram';

/** Where a message goes: a chat, and the topic of it. */
export interface Target {
  readonly chat: number;
  readonly thread?: number;
}

export const chatId = (chat: number): string => `${ADAPTER}:${chat}`;

/** Chats of groups have negative ids, a person's private chat has the id of the person. */
export const isPrivate = ({ chat }: Target): boolean => chat > 0;

export function placeOf(target: Target): Place {
  const whole = chatId(target.chat);
  const kind = isPrivate(target) ? 'private' : 'group';
  return target.thread === undefined
    ? { id: whole, kind }
    : { id: `${whole}/${target.thread}`, kind, within: whole };
}

/** `telegram:-100…/17`; throws where it is no place of ours. */
export function targetOf(place: string): Target {
  const [, chat, thread] = /^telegram:(-?\d+)(?:\/(\d+))?$/u.exec(place) ?? [];
  if (chat === undefined) throw new Error(`telegram: no place "${place}"`);
  return { chat: Number(chat), ...(thread === undefined ? {} : { thread: Number(thread) }) };
}

/** The parameters that name a target in a call. */
export const addressOf = ({ chat, thread }: Target) => ({
  chat_id: chat,
  ...(thread === undefined ? {} : { message_thread_id: thread }),
});
