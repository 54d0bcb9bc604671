/** What the server knows: people, chats and what stands in them, files, and the bot's own settings. */

export interface User {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface Person {
  user: User;
  /** Whether the bot may write to them. */
  started: boolean;
  blocked: boolean;
  /** The account is no more. */
  deleted: boolean;
}

export type Standing = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

export interface Topic {
  readonly message_thread_id: number;
  readonly name: string;
  readonly icon_color: number;
  closed: boolean;
}

/** A message as the bot gets it; what it says depends on its kind. */
export interface Message {
  message_id: number;
  date: number;
  chat: ChatView;
  from?: User;
  message_thread_id?: number;
  is_topic_message?: true;
  edit_date?: number;
  reply_markup?: unknown;
  text?: string;
  caption?: string;
  rich_message?: { blocks: readonly unknown[] };
  photo?: readonly PhotoSize[];
  poll?: Poll;
  ephemeral_message_id?: number;
  [content: string]: unknown;
}

export interface ChatView {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
  readonly title?: string;
  readonly first_name?: string;
  readonly username?: string;
  readonly is_forum?: true;
}

export interface Chat {
  view: ChatView;
  /** People by their id, the bot among them. */
  readonly members: Map<number, Standing>;
  /** What the bot may do as an administrator: `can_manage_topics` … */
  rights: Record<string, boolean>;
  /** What ordinary members may do, the bot among them: `can_send_messages`, `can_send_photos`, `can_send_polls` … */
  permissions: Record<string, boolean>;
  readonly topics: Map<number, Topic>;
  readonly messages: Map<number, Message>;
  nextMessage: number;
  pinned: number[];
  migratedTo?: number;
  /** What the bot asked the client to show besides a message: a field for the answer, other keys. By the message's id. */
  readonly keyboards: Map<number, unknown>;
  /** Answers only one person sees, by their own ids. */
  readonly ephemeral: Map<number, Message>;
}

export interface PhotoSize {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly width: number;
  readonly height: number;
  readonly file_size: number;
}

export interface StoredFile {
  readonly id: string;
  readonly unique: string;
  readonly kind: 'photo' | 'document';
  readonly name: string;
  readonly size: number;
  readonly width?: number;
  readonly height?: number;
  /** Left out where the server was told to keep none. */
  readonly content?: Buffer;
}

export interface Poll {
  id: string;
  question: string;
  options: { text: string; persistent_id: string; voter_count: number; media?: unknown }[];
  total_voter_count: number;
  is_closed: boolean;
  is_anonymous: boolean;
  type: 'regular' | 'quiz';
  allows_multiple_answers: boolean;
  allows_revoting: boolean;
  correct_option_ids?: number[];
  explanation?: string;
  open_period?: number;
  close_date?: number;
  [more: string]: unknown;
}

export interface Query {
  readonly id: string;
  readonly kind: 'callback' | 'inline';
  readonly from: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  answer?: Readonly<Record<string, unknown>>;
}

export interface State {
  readonly bot: User & { username: string };
  /** Whether the bot sees only what is addressed to it in groups. */
  privacyMode: boolean;
  readonly people: Map<number, Person>;
  readonly chats: Map<number, Chat>;
  readonly files: Map<string, StoredFile>;
  /** Where a poll stands, and who voted what. */
  readonly polls: Map<string, { chat: number; message: Message; votes: Map<number, number[]> }>;
  /** Open polls that close by themselves. */
  readonly timed: Set<Poll>;
  readonly queries: Map<string, Query>;
  /** Messages sent by way of the inline mode. */
  readonly inlineMessages: Map<string, Message>;
  /** What was set of the bot: `commands default en` → its value. */
  readonly settings: Map<string, unknown>;
  count: number;
}

const FIRST_GROUP = -100_100;

export const createState = (bot: State['bot']): State => ({
  bot,
  privacyMode: true,
  people: new Map(),
  chats: new Map(),
  files: new Map(),
  polls: new Map(),
  timed: new Set(),
  queries: new Map(),
  inlineMessages: new Map(),
  settings: new Map(),
  count: 0,
});

export const addPerson = (state: State, user: User, started = true): Person => {
  const person: Person = { user, started, blocked: false, deleted: false };
  state.people.set(user.id, person);
  const { id, first_name, username } = user;
  const view: ChatView = { id, type: 'private', first_name, ...(username ? { username } : {}) };
  state.chats.set(id, emptyChat(view));
  return person;
};

export interface NewChat {
  readonly title: string;
  readonly type?: 'group' | 'supergroup';
  readonly forum?: boolean;
  readonly username?: string;
  readonly bot?: Standing;
  readonly id?: number;
}

export function addChat(
  state: State,
  { title, type = 'supergroup', forum = false, username, bot = 'member', id }: NewChat,
): Chat {
  const chat = emptyChat({
    id: id ?? groupId(state, type),
    type: forum ? 'supergroup' : type,
    title,
    ...(forum ? { is_forum: true as const } : {}),
    ...(username ? { username } : {}),
  });
  // The general topic of a forum is its first message.
  if (forum) chat.nextMessage++;
  chat.members.set(state.bot.id, bot);
  state.chats.set(chat.view.id, chat);
  return chat;
}

const groupId = (state: State, type: 'group' | 'supergroup'): number =>
  type === 'group' ? FIRST_GROUP - state.count++ : -1_000_000_000_000 - 1000 - state.count++;

const emptyChat = (view: ChatView): Chat => ({
  view,
  members: new Map(),
  rights: {},
  permissions: {},
  topics: new Map(),
  messages: new Map(),
  nextMessage: 1,
  pinned: [],
  keyboards: new Map(),
  ephemeral: new Map(),
});

/** Adds a message to a chat and numbers it; `keep` of them stay. */
export function addMessage(
  chat: Chat,
  message: Omit<Message, 'message_id' | 'chat'>,
  keep = Number.POSITIVE_INFINITY,
): Message {
  const whole = { ...message, message_id: chat.nextMessage++, chat: chat.view } as Message;
  chat.messages.set(whole.message_id, whole);
  if (chat.messages.size > keep) chat.messages.delete(chat.messages.keys().next().value!);
  return whole;
}
