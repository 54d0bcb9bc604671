/** A place where people and the bot talk: a private chat, a group, a topic of a forum. */
import type { Chat, Message, Topic } from '../server/state.ts';
import type { Entry } from '../server/transcript.ts';
import type { Handle } from './controls.ts';
import { asSeen, type Seen } from './seen.ts';

export interface Room {
  readonly chat: number;
  readonly thread: number | undefined;
  /** Waits for a message of the bot, sent or edited since somebody last did something here. */
  sees(...patterns: RegExp[]): Promise<Seen>;
  /** What the bot has said here since then, and what it has changed. */
  said(): Promise<readonly Seen[]>;
  /** Every message that stands here now, the oldest first. */
  messages(): Promise<readonly Seen[]>;
  /** What follows is what happens from now on. */
  listen(): Promise<void>;
  topics(): Promise<readonly Topic[]>;
  topic(name: string): Promise<Room>;
  pinned(): Promise<readonly number[]>;
  /** What the bot asked the clients to show with a message besides its buttons. */
  keyboardOf(seen: Seen): Promise<unknown>;
}

interface ChatState extends Pick<Chat, 'view' | 'pinned'> {
  readonly messages: Message[];
  readonly ephemeral: Message[];
  readonly topics: Topic[];
  readonly keyboards: [number, unknown][];
}

export const readChat = async ({ control }: Handle, chat: number): Promise<ChatState> =>
  (await control('chat', { chat })) as ChatState;

/** Messages a call has sent or changed, as they were then. */
function messagesIn(entry: Entry): Message[] {
  if (entry.kind !== 'call' || entry.error || typeof entry.result !== 'object') return [];
  const results = Array.isArray(entry.result) ? entry.result : [entry.result];
  return results.filter((one): one is Message =>
    Boolean(one && 'message_id' in one && 'chat' in one),
  );
}

/** `viewer` is who looks: what only one person sees is shown to them alone. */
export function createRoom(handle: Handle, chat: number, thread?: number, viewer?: number): Room {
  const marks = marksOf(handle);
  const here = (message: Message) =>
    message.chat.id === chat &&
    (thread === undefined || message.message_thread_id === thread) &&
    (message.ephemeral_message_id === undefined ||
      (message.receiver_user as { id: number }).id === viewer);
  const seenIn = (entries: readonly Entry[]) =>
    entries.flatMap(messagesIn).filter(here).map(asSeen);
  return {
    chat,
    thread,
    sees: (...patterns) =>
      handle.until(
        `${patterns.join(', ')} in ${chat}${thread ? `/${thread}` : ''}`,
        () => marks.get(chat) ?? 0,
        (entries) =>
          seenIn(entries).findLast(({ text }) => patterns.every((pattern) => pattern.test(text))),
      ),
    said: async () => {
      const { entries } = (await handle.control('transcript', {
        since: marks.get(chat) ?? 0,
      })) as { entries: Entry[] };
      return seenIn(entries);
    },
    messages: async () => (await readChat(handle, chat)).messages.filter(here).map(asSeen),
    listen: async () => {
      marks.set(chat, await handle.length());
    },
    topics: async () => (await readChat(handle, chat)).topics,
    topic: async (name) => {
      const known = (await readChat(handle, chat)).topics.find((topic) => topic.name === name);
      const id = known?.message_thread_id ?? (await handle.control('addTopic', { chat, name }));
      return createRoom(handle, chat, id as number, viewer);
    },
    keyboardOf: async ({ id }) =>
      (await readChat(handle, chat)).keyboards.find(([message]) => message === id)?.[1],
    pinned: async () => (await readChat(handle, chat)).pinned,
  };
}

/** Where listening began, by chat: shared by everybody who looks at it. */
const allMarks = new WeakMap<Handle, Map<number, number>>();
function marksOf(handle: Handle): Map<number, number> {
  const marks = allMarks.get(handle) ?? new Map<number, number>();
  allMarks.set(handle, marks);
  return marks;
}
