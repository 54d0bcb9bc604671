/** What somebody is in a chat, as `getChatMember` and updates tell it. */
import { refused } from './api-error.ts';
import type { Chat, Standing, State } from './state.ts';

/** What an administrator may do unless it was taken from them. */
const ADMIN_RIGHTS = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_pin_messages: true,
  can_manage_topics: true,
  can_send_welcome_messages: true,
};

/** `standing` as of now, unless another is given. */
export function memberOf(chat: Chat, id: number, state: State, standing?: Standing) {
  const user = id === state.bot.id ? state.bot : state.people.get(id)?.user;
  if (!user) throw refused('user not found');
  const usual: Standing = chat.view.type === 'private' ? 'member' : 'left';
  const status = standing ?? chat.members.get(id) ?? usual;
  switch (status) {
    case 'administrator':
      return { user, status, ...ADMIN_RIGHTS, ...(id === state.bot.id ? chat.rights : {}) };
    case 'creator':
      return { user, status, is_anonymous: false };
    case 'kicked':
      return { user, status, until_date: 0 };
    default:
      return { user, status };
  }
}
