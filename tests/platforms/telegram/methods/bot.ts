/** What is set of the bot itself: its commands, texts and menu button; and its files. */
import { malformed, refused, within } from '../server/api-error.ts';
import type { Limit } from '../server/limits.ts';
import type { Context, Methods } from './context.ts';
import { chatOf } from './target.ts';

/** Where a setting of a scope and a language is kept. */
const keyOf = (
  name: string,
  { scope, language_code = '' }: { scope?: unknown; language_code?: string },
) => {
  if (!/^(?:[a-z]{2})?$/u.test(language_code)) throw malformed('invalid language code specified');
  return `${name} ${JSON.stringify(scope ?? { type: 'default' })} ${language_code}`;
};

function checkScope(scope: unknown, context: Context): void {
  const { chat_id } = (scope ?? {}) as { chat_id?: number | string };
  if (chat_id !== undefined) chatOf(chat_id, context);
}

/** A text of the bot: `set` and `get` under the name it has in both. */
const textOf = (name: string, limit: Limit) => ({
  set: (p: Record<string, unknown>, { state }: Context) => {
    const text = String(p[name] ?? '');
    within(limit, text);
    state.settings.set(keyOf(name, p), text);
    return true;
  },
  get: (p: { language_code?: string } | undefined, { state }: Context) => ({
    // Where a language has none of its own, the default holds.
    [name]: state.settings.get(keyOf(name, p ?? {})) || state.settings.get(keyOf(name, {})) || '',
  }),
});

const name = textOf('name', 'bot name');
const description = textOf('description', 'bot description');
const shortDescription = textOf('short_description', 'bot short description');

export const bot: Methods = {
  getMe: (_, { state }) => ({
    ...state.bot,
    can_join_groups: true,
    can_read_all_group_messages: !state.privacyMode,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }),

  setMyCommands: (p, context) => {
    within('commands', p.commands.length);
    checkScope(p.scope, context);
    for (const { command, description: text } of p.commands) {
      within('command', command);
      if (!/^[a-z0-9_]+$/u.test(command)) throw malformed('BOT_COMMAND_INVALID');
      within('command description', text);
    }
    if (new Set(p.commands.map(({ command }) => command)).size !== p.commands.length)
      throw malformed('BOT_COMMAND_DUPLICATE');
    context.state.settings.set(keyOf('commands', p), p.commands);
    return true;
  },

  getMyCommands: (p, { state }) => state.settings.get(keyOf('commands', p ?? {})) ?? [],

  deleteMyCommands: (p, { state }) => {
    state.settings.delete(keyOf('commands', p ?? {}));
    return true;
  },

  setMyName: (p, context) => name.set({ ...p }, context),
  getMyName: (p, context) => {
    const { name: own } = name.get(p, context);
    return { name: own || context.state.bot.first_name };
  },
  setMyDescription: (p, context) => description.set({ ...p }, context),
  getMyDescription: description.get,
  setMyShortDescription: (p, context) => shortDescription.set({ ...p }, context),
  getMyShortDescription: shortDescription.get,

  setChatMenuButton: (p, { state }) => {
    const { chat_id, menu_button } = p ?? {};
    if (chat_id !== undefined && state.chats.get(chat_id)?.view.type !== 'private')
      throw refused('chat not found');
    state.settings.set(`menu ${chat_id ?? ''}`, menu_button ?? { type: 'default' });
    return true;
  },

  getChatMenuButton: (p, { state }) =>
    state.settings.get(`menu ${p?.chat_id ?? ''}`) ??
    state.settings.get('menu ') ?? { type: 'default' },

  setMyDefaultAdministratorRights: (p, { state }) => {
    state.settings.set(`rights ${p?.for_channels ?? false}`, p?.rights);
    return true;
  },

  getMyDefaultAdministratorRights: (p, { state }) =>
    state.settings.get(`rights ${p?.for_channels ?? false}`) ?? {},

  getFile: (p, { state }) => {
    const file = state.files.get(p.file_id);
    if (!file) throw refused('wrong file_id or the file is temporarily unavailable');
    return {
      file_id: file.id,
      file_unique_id: file.unique,
      file_size: file.size,
      file_path: `${file.kind}s/${file.id}`,
    };
  },
};
