/** What the bot may do in a chat, and who manages it: asked once a minute at most. */
import type { ChatFullInfo, ChatMember } from '@grammyjs/types';
import type { Api } from 'grammy';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import { createRecent } from '../shared/recent.ts';
import { calling } from './errors.ts';

export interface Rights {
  readonly messages: boolean;
  readonly photos: boolean;
  readonly polls: boolean;
  readonly files: boolean;
  readonly pin: boolean;
  /** The chat has topics, and the bot may open one. */
  readonly topics: boolean;
}

export interface ChatRights {
  mine(chat: number): Promise<Rights>;
  manages(chat: number, user: number): Promise<boolean>;
  /** What the bot lacks to post there, and of what else is `wanted`, in words. */
  missing(chat: number, language: Language, wanted?: readonly 'pin'[]): Promise<readonly string[]>;
  /** What was found out about the chat and is still fresh. */
  known(chat: number): Rights | undefined;
  /** Whether a person is in the chat. */
  isMember(chat: number, user: number): Promise<boolean>;
  /** Something has changed there. */
  forget(chat: number): void;
}

const FOR_MS = 60_000;
const KEPT = 2000;

export function createRights({ raw }: Api, me: number, now: () => number): ChatRights {
  const known = createRecent<string, { readonly until: number; readonly value: Promise<unknown> }>(
    KEPT,
  );
  const found = createRecent<number, { readonly until: number; readonly rights: Rights }>(KEPT);
  const once = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const found = known.get(key);
    if (found && found.until > now()) return found.value as Promise<T>;
    const value = ask();
    known.set(key, { until: now() + FOR_MS, value });
    value.catch(() => known.delete(key));
    return value;
  };
  const mine = (chat: number) =>
    once(`${chat}`, async () => {
      const [info, member] = await Promise.all([
        calling(() => raw.getChat({ chat_id: chat })),
        calling(() => raw.getChatMember({ chat_id: chat, user_id: me })),
      ]);
      const rights = rightsOf(info, member);
      found.set(chat, { until: now() + FOR_MS, rights });
      return rights;
    });
  const statusOf = (chat: number, user: number) =>
    once(`${chat} ${user}`, async () => {
      const member = await calling(() => raw.getChatMember({ chat_id: chat, user_id: user }));
      return member.status;
    });
  return {
    mine,
    known: (chat) => {
      const fresh = found.get(chat);
      return fresh && fresh.until > now() ? fresh.rights : undefined;
    },
    manages: async (chat, user) => {
      const status = await statusOf(chat, user);
      return status === 'creator' || status === 'administrator';
    },
    isMember: async (chat, user) => {
      const status = await statusOf(chat, user);
      return status !== 'left' && status !== 'kicked';
    },
    missing: async (chat, language, wanted = []) => {
      const say = wordsOf(language);
      const rights = await mine(chat);
      return (['messages', 'photos', 'polls', 'files', ...wanted] as const)
        .filter((right) => !rights[right])
        .map((right) => say(`telegram-right-${right}`));
    },
    forget: (chat) => {
      found.delete(chat);
      for (const key of [...known.keys()])
        if (key === `${chat}` || key.startsWith(`${chat} `)) known.delete(key);
    },
  };
}

function rightsOf(chat: ChatFullInfo, member: ChatMember): Rights {
  if (chat.type === 'private') return all(true, false);
  switch (member.status) {
    case 'creator':
      return all(true, chat.is_forum === true);
    case 'administrator': {
      const posts = chat.type === 'channel' ? member.can_post_messages === true : true;
      return {
        ...all(posts, chat.is_forum === true && member.can_manage_topics === true),
        pin: member.can_pin_messages === true || member.can_edit_messages === true,
      };
    }
    case 'member':
    case 'restricted': {
      if (member.status === 'restricted' && !member.is_member) return all(false, false);
      const may = member.status === 'restricted' ? member : (chat.permissions ?? {});
      return {
        messages: may.can_send_messages !== false,
        photos: may.can_send_photos !== false,
        polls: may.can_send_polls !== false,
        files: may.can_send_documents !== false,
        pin: may.can_pin_messages === true,
        topics: chat.is_forum === true && may.can_manage_topics === true,
      };
    }
    default:
      return all(false, false);
  }
}

const all = (may: boolean, topics: boolean): Rights => ({
  messages: may,
  photos: may,
  polls: may,
  files: may,
  pin: may,
  topics,
});
