/** Changes of messages the bot has sent, and their end. */
import { malformed, refused } from '../server/api-error.ts';
import { secondsOf } from '../server/clock.ts';
import { checkMarkup } from '../server/keyboard.ts';
import { DELETE_MS } from '../server/limits.ts';
import { type RichInput, receivedRich } from '../server/rich.ts';
import type { Message } from '../server/state.ts';
import { messageText, notModified, textFields } from '../server/text.ts';
import type { Context, Methods, Parameters } from './context.ts';
import { captionFields, mediaFields } from './sends.ts';
import { chatOf, messageIn, messageToEdit, openChat, requireRight } from './target.ts';

/** What a message says; an edit replaces all of it. */
const CONTENT = [
  'text',
  'entities',
  'rich_message',
  'photo',
  'document',
  'caption',
  'caption_entities',
] as const;
const MEDIA = new Set(['photo', 'document']);

type Target = Parameters<'editMessageReplyMarkup'>;

/** Replaces `remove` of a message by `content`; refused where nothing would change. */
function edit(
  target: Target,
  remove: readonly string[],
  content: (message: Message, type: string) => Record<string, unknown>,
  context: Context,
): Message | true {
  const { chat, message } = messageToEdit(target, context);
  const type = chat?.view.type ?? 'private';
  checkMarkup(target.reply_markup, type);
  const fresh = content(message, type);
  const before = JSON.stringify([pick(message, remove), message.reply_markup ?? null]);
  const markup = target.reply_markup ?? null;
  if (JSON.stringify([pick(fresh, remove), markup]) === before) throw notModified();
  if (chat) context.rates.spend(chat.view.id, 1, 'edit');
  for (const name of remove) delete message[name];
  Object.assign(message, fresh, { edit_date: secondsOf(context.clock.now()) });
  if (target.reply_markup) message.reply_markup = target.reply_markup;
  else delete message.reply_markup;
  return chat ? message : true;
}

/** File ids of the same picture differ in nothing that can be seen. */
const pick = (from: Record<string, unknown>, names: readonly string[]) =>
  names.map((name) => from[name] ?? null);

/** The new text or rich message of an edit; exactly one of the two. */
function saying(
  p: { text?: string; entities?: unknown; parse_mode?: unknown; rich_message?: unknown },
  type: string,
  context: Context,
) {
  if ((p.text === undefined) === (p.rich_message === undefined))
    throw malformed('exactly one of text and rich_message must be given');
  if (p.text !== undefined) return textFields(messageText(p.text, p.entities as [], p.parse_mode));
  return { rich_message: receivedRich(p.rich_message as RichInput, context.files, type) };
}

export const edits: Methods = {
  editMessageText: (p, context) =>
    edit(
      p,
      CONTENT,
      (message, type) => {
        if (message.text === undefined && !message.rich_message)
          throw refused('there is no text in the message to edit');
        return saying(p, type, context);
      },
      context,
    ),

  editMessageCaption: (p, context) =>
    edit(
      p,
      ['caption', 'caption_entities'],
      (message) => {
        if (!Object.keys(message).some((name) => MEDIA.has(name)))
          throw refused('there is no caption in the message to edit');
        return captionFields(p);
      },
      context,
    ),

  editMessageMedia: (p, context) =>
    edit(
      p,
      CONTENT,
      (message) => {
        if (message.poll) throw refused("message can't be edited");
        return mediaFields(p.media, context);
      },
      context,
    ),

  editMessageReplyMarkup: (p, context) => edit(p, [], () => ({}), context),

  deleteMessage: (p, context) => {
    const chat = openChat(p.chat_id, context);
    const message = messageIn(chat, p.message_id, 'message to delete not found');
    if (context.clock.now() - message.date * 1000 > DELETE_MS)
      throw refused("message can't be deleted for everyone");
    if (message.from?.id !== context.state.bot.id && chat.view.type !== 'private')
      requireRight(chat, 'can_delete_messages', 'delete a message', context);
    chat.messages.delete(p.message_id);
    return true;
  },

  deleteMessages: (p, context) => {
    const chat = openChat(p.chat_id, context);
    for (const id of p.message_ids) chat.messages.delete(id);
    return true;
  },

  editEphemeralMessageText: (p, context) => {
    const message = ephemeral(p, context);
    const fresh = saying(p, message.chat.type, context);
    checkMarkup(p.reply_markup, message.chat.type);
    for (const name of CONTENT) delete message[name];
    Object.assign(message, fresh, { reply_markup: p.reply_markup });
    return true;
  },

  editEphemeralMessageReplyMarkup: (p, context) => {
    const message = ephemeral(p, context);
    checkMarkup(p.reply_markup, message.chat.type);
    message.reply_markup = p.reply_markup;
    return true;
  },

  deleteEphemeralMessage: (p, context) => {
    ephemeral(p, context);
    chatOf(p.chat_id, context).ephemeral.delete(p.ephemeral_message_id);
    return true;
  },
};

function ephemeral(
  p: { chat_id: number | string; receiver_user_id: number; ephemeral_message_id: number },
  context: Context,
): Message {
  const message = openChat(p.chat_id, context).ephemeral.get(p.ephemeral_message_id);
  if (!message || (message.receiver_user as { id: number }).id !== p.receiver_user_id)
    throw refused('message to edit not found');
  return message;
}
