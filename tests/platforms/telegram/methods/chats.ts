/** What the bot may know and change of chats: members, topics, pins, reactions. */
import { malformed, refused, within } from '../server/api-error.ts';
import { secondsOf } from '../server/clock.ts';
import { memberOf } from '../server/members.ts';
import { addMessage, type Chat, type Topic } from '../server/state.ts';
import type { Context, Methods } from './context.ts';
import { chatOf, messageIn, openChat, requireRight, threadFields } from './target.ts';

const ADMINS = ['creator', 'administrator'];
const BLUE = 0x6fb9f0;

function topicOf(chat: Chat, id: number): Topic {
  if (!chat.view.is_forum) throw refused('the chat is not a forum');
  const topic = chat.topics.get(id);
  if (!topic) throw refused('message thread not found');
  return topic;
}

/** Topics need a right only administrators have. */
function forumOf(id: number | string, what: string, context: Context): Chat {
  const chat = openChat(id, context);
  if (!chat.view.is_forum) throw refused('the chat is not a forum');
  requireRight(chat, 'can_manage_topics', what, context);
  return chat;
}

const service = (chat: Chat, fields: Record<string, unknown>, { clock, state, keep }: Context) =>
  addMessage(chat, { date: secondsOf(clock.now()), from: state.bot, ...fields }, keep);

export const chats: Methods = {
  getChat: (p, context) => {
    const chat = chatOf(p.chat_id, context);
    const pinned = chat.messages.get(chat.pinned.at(-1) ?? 0);
    return {
      ...chat.view,
      accent_color_id: 0,
      max_reaction_count: 11,
      ...(chat.view.type === 'private'
        ? {}
        : { permissions: { ...PERMISSIONS, ...chat.permissions } }),
      ...(pinned ? { pinned_message: pinned } : {}),
    };
  },

  getChatMember: (p, context) => memberOf(chatOf(p.chat_id, context), p.user_id, context.state),

  getChatAdministrators: (p, context) => {
    const chat = chatOf(p.chat_id, context);
    if (chat.view.type === 'private')
      throw refused('there are no administrators in the private chat');
    return [...chat.members]
      .filter(([, standing]) => ADMINS.includes(standing))
      .map(([id]) => memberOf(chat, id, context.state));
  },

  getChatMemberCount: (p, context) => chatOf(p.chat_id, context).members.size,

  leaveChat: (p, context) => {
    const chat = openChat(p.chat_id, context);
    if (chat.view.type === 'private') throw refused("chat can't be left");
    chat.members.set(context.state.bot.id, 'left');
    return true;
  },

  sendChatAction: (p, context) => {
    const chat = openChat(p.chat_id, context);
    threadFields(chat, p.message_thread_id, context);
    return true;
  },

  createForumTopic: (p, context) => {
    const chat = forumOf(p.chat_id, 'create a topic', context);
    within('topic name', p.name);
    const fields = { name: p.name, icon_color: p.icon_color ?? BLUE };
    const { message_id } = service(chat, { forum_topic_created: fields }, context);
    const topic = { message_thread_id: message_id, closed: false, ...fields };
    chat.topics.set(message_id, topic);
    const { closed: _, ...view } = topic;
    return view;
  },

  editForumTopic: (p, context) => {
    const chat = forumOf(p.chat_id, 'edit the topic', context);
    const topic = topicOf(chat, p.message_thread_id);
    if (p.name === undefined || p.name === topic.name) throw refused('TOPIC_NOT_MODIFIED');
    within('topic name', p.name);
    chat.topics.set(p.message_thread_id, { ...topic, name: p.name });
    return true;
  },

  closeForumTopic: (p, context) => {
    const topic = topicOf(forumOf(p.chat_id, 'close the topic', context), p.message_thread_id);
    if (topic.closed) throw refused('TOPIC_NOT_MODIFIED');
    topic.closed = true;
    return true;
  },

  reopenForumTopic: (p, context) => {
    const topic = topicOf(forumOf(p.chat_id, 'reopen the topic', context), p.message_thread_id);
    if (!topic.closed) throw refused('TOPIC_NOT_MODIFIED');
    topic.closed = false;
    return true;
  },

  deleteForumTopic: (p, context) => {
    const chat = forumOf(p.chat_id, 'delete the topic', context);
    topicOf(chat, p.message_thread_id);
    chat.topics.delete(p.message_thread_id);
    return true;
  },

  pinChatMessage: (p, context) => {
    const chat = openChat(p.chat_id, context);
    messageIn(chat, p.message_id, 'message to pin not found');
    requirePin(chat, context);
    chat.pinned = [...chat.pinned.filter((id) => id !== p.message_id), p.message_id];
    return true;
  },

  unpinChatMessage: (p, context) => {
    const chat = openChat(p.chat_id, context);
    requirePin(chat, context);
    const id = p.message_id ?? chat.pinned.at(-1);
    if (id === undefined || !chat.pinned.includes(id)) throw refused('message to unpin not found');
    chat.pinned = chat.pinned.filter((pinned) => pinned !== id);
    return true;
  },

  setMessageReaction: (p, context) => {
    const chat = openChat(p.chat_id, context);
    messageIn(chat, p.message_id, 'message to react not found');
    if ((p.reaction?.length ?? 0) > 1) throw malformed('REACTIONS_TOO_MANY');
    return true;
  },
};

const PERMISSIONS = {
  can_send_messages: true,
  can_send_photos: true,
  can_send_documents: true,
  can_send_polls: true,
};

const requirePin = (chat: Chat, context: Context): void => {
  if (chat.view.type !== 'private')
    requireRight(chat, 'can_pin_messages', 'manage pinned messages in the chat', context);
};
