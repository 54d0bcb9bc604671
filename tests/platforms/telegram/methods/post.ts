/** Puts a message of the bot into a chat, after everything that all kinds of messages share was checked. */
import type { EphemeralMessageParameters, ReplyParameters } from '@grammyjs/types';
import { malformed, refused } from '../server/api-error.ts';
import { secondsOf } from '../server/clock.ts';
import { checkMarkup } from '../server/keyboard.ts';
import { QUERY_MS } from '../server/limits.ts';
import { addMessage, type Chat, type Message } from '../server/state.ts';
import type { Context } from './context.ts';
import {
  chatOf,
  messageIn,
  openChat,
  type Permission,
  requirePermission,
  threadFields,
} from './target.ts';

export interface Common {
  readonly chat_id: number | string;
  readonly message_thread_id?: number;
  readonly reply_parameters?: ReplyParameters;
  readonly reply_markup?: unknown;
  readonly ephemeral_message_parameters?: EphemeralMessageParameters;
  readonly disable_notification?: boolean;
}

/** `content` is made only once everything else is in order: it may store files. */
export function post(
  common: Common,
  permission: Permission,
  content: (chat: Chat) => Record<string, unknown>,
  context: Context,
): Message {
  const chat = openChat(common.chat_id, context);
  requirePermission(chat, permission, context);
  checkMarkup(common.reply_markup, chat.view.type);
  const fields = { ...commonFields(common, chat, context), ...content(chat) };
  context.rates.spend(chat.view.id, 1, 'send');
  if (common.ephemeral_message_parameters)
    return postEphemeral(common.ephemeral_message_parameters, chat, fields, context);
  const message = addMessage(chat, fields, context.keep);
  if (message.reply_markup !== common.reply_markup)
    chat.keyboards.set(message.message_id, common.reply_markup);
  return message;
}

function commonFields(common: Common, chat: Chat, context: Context) {
  const { message_thread_id, reply_markup } = common;
  return {
    date: secondsOf(context.clock.now()),
    from: context.state.bot,
    ...threadFields(chat, message_thread_id, context),
    ...repliedFields(common, chat, context),
    // Only inline keyboards are a part of the message.
    ...(reply_markup && 'inline_keyboard' in (reply_markup as object) ? { reply_markup } : {}),
  };
}

function repliedFields({ reply_parameters: to }: Common, chat: Chat, context: Context) {
  if (!to?.message_id) return {};
  const where = to.chat_id === undefined ? chat : chatOf(to.chat_id, context);
  if (!where.messages.has(to.message_id) && to.allow_sending_without_reply) return {};
  const { reply_to_message: _, ...message } = messageIn(
    where,
    to.message_id,
    'message to be replied not found',
  );
  return { reply_to_message: message };
}

/** An answer only one person sees. It is not guaranteed to arrive, and comes within seconds of what they did. */
function postEphemeral(
  { receiver_user_id, callback_query_id }: EphemeralMessageParameters,
  chat: Chat,
  fields: Omit<Message, 'message_id' | 'chat'>,
  { state, clock }: Context,
): Message {
  if (chat.view.type === 'private') throw malformed('ephemeral messages are for groups');
  const receiver = state.people.get(receiver_user_id);
  if (!receiver || !chat.members.has(receiver_user_id)) throw refused('PARTICIPANT_ID_INVALID');
  if (callback_query_id !== undefined) {
    const query = state.queries.get(callback_query_id);
    if (!query || clock.now() - query.at > QUERY_MS) throw refused('query is too old');
  }
  const id = ++state.count;
  const message: Message = {
    ...(fields as Message),
    message_id: 0,
    ephemeral_message_id: id,
    receiver_user: receiver.user,
    chat: chat.view,
  };
  chat.ephemeral.set(id, message);
  return message;
}
