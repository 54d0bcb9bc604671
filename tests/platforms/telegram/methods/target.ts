/** Where a call goes: chats the bot may write to, topics that are open, messages that are there. */
import { forbidden, malformed, refused } from '../server/api-error.ts';
import type { Chat, Message } from '../server/state.ts';
import type { Context } from './context.ts';

/** The chat of an id or @username, whatever the bot may do there. */
export function chatOf(id: number | string, { state }: Context): Chat {
  const chat =
    typeof id === 'number'
      ? state.chats.get(id)
      : [...state.chats.values()].find(({ view }) => `@${view.username}` === id);
  if (!chat) throw refused('chat not found');
  return chat;
}

/** A chat the bot may write to; throws with the reason where it may not. */
export function openChat(id: number | string, context: Context): Chat {
  const chat = chatOf(id, context);
  if (chat.migratedTo !== undefined)
    throw refused('group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.migratedTo,
    });
  if (chat.view.type === 'private') {
    const person = context.state.people.get(chat.view.id)!;
    if (person.deleted) throw forbidden('user is deactivated');
    if (person.blocked) throw forbidden('bot was blocked by the user');
    if (!person.started) throw forbidden("bot can't initiate conversation with a user");
    return chat;
  }
  const standing = chat.members.get(context.state.bot.id);
  const kind = `the ${chat.view.type} chat`;
  if (standing === 'kicked') throw forbidden(`bot was kicked from ${kind}`);
  if (standing === undefined || standing === 'left')
    throw forbidden(`bot is not a member of ${kind}`);
  return chat;
}

const isAdmin = (chat: Chat, { state }: Context): boolean =>
  ['administrator', 'creator'].includes(chat.members.get(state.bot.id) ?? 'left');

/** What may be forbidden to members, and how Telegram says so. */
const KINDS = {
  can_send_messages: 'text messages',
  can_send_photos: 'photos',
  can_send_documents: 'documents',
  can_send_polls: 'polls',
} as const;
export type Permission = keyof typeof KINDS;

export function requirePermission(chat: Chat, permission: Permission, context: Context): void {
  if (isAdmin(chat, context) || chat.permissions[permission] !== false) return;
  throw refused(`not enough rights to send ${KINDS[permission]} to the chat`);
}

/** A right only administrators can have, such as `can_manage_topics`. */
export function requireRight(chat: Chat, right: string, what: string, context: Context): void {
  if (isAdmin(chat, context) && chat.rights[right] !== false) return;
  throw refused(`not enough rights to ${what}`);
}

/** Fields of a message in a topic; throws where the topic is closed or was never there. */
export function threadFields(chat: Chat, thread: number | undefined, context: Context) {
  if (thread === undefined) return {};
  const topic = chat.topics.get(thread);
  if (!topic) throw refused('message thread not found');
  if (topic.closed && !isAdmin(chat, context)) throw refused('TOPIC_CLOSED');
  return { message_thread_id: thread, is_topic_message: true as const };
}

export function messageIn(chat: Chat, id: number, otherwise: string): Message {
  const message = chat.messages.get(id);
  if (!message) throw refused(otherwise);
  return message;
}

/** The message an edit is about, which must be the bot's own. */
export function messageToEdit(
  {
    chat_id,
    message_id,
    inline_message_id,
  }: { chat_id?: number | string; message_id?: number; inline_message_id?: string },
  context: Context,
): { chat?: Chat; message: Message } {
  if (inline_message_id !== undefined) {
    const message = context.state.inlineMessages.get(inline_message_id);
    if (!message) throw refused('MESSAGE_ID_INVALID');
    return { message };
  }
  if (chat_id === undefined || message_id === undefined)
    throw malformed('message identifier is not specified');
  const chat = openChat(chat_id, context);
  const message = messageIn(chat, message_id, 'message to edit not found');
  if (message.from?.id !== context.state.bot.id) throw refused("message can't be edited");
  return { chat, message };
}
