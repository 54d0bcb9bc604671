/** Who speaks, and where: from what an update tells to a visit. */
import type { CallbackQuery, Chat, Message, User } from '@grammyjs/types';
import { lookUp } from '#coach/meet.ts';
import type { Place, Visit } from '#coach/turn.ts';
import type { Language } from '#locales/language.ts';
import type { Store } from '#store/store.ts';
import { ADAPTER, chatId, isPrivate, placeOf, type Target, targetOf } from './address.ts';
import type { ChatRights } from './rights.ts';

/** A visit, where its answer goes, and whom to tell what is for the person alone. */
export interface Visitor {
  readonly visit: Visit;
  /** The chat of the place; in private the person's own. */
  readonly target: Target;
  /** Nobody, where an admin speaks as the group. */
  readonly user: number | undefined;
}

/** The account of admins who speak as their group; they can't be told anything in private. */
const anonymous = (chat: number) => ({ id: `${ADAPTER}:anonymous:${chat}`, name: 'Admin' });

export const languageFrom = ({ language_code: code }: Pick<User, 'language_code'>): Language =>
  /^zh\b/iu.test(code ?? '') ? 'zh' : 'en';

const nameOf = ({ first_name, last_name }: User): string =>
  [first_name, last_name].filter(Boolean).join(' ');

/** The topic a message stands in; a thread of replies is none. */
export const targetFrom = (message: {
  readonly chat: Chat;
  readonly message_thread_id?: number;
  readonly is_topic_message?: boolean;
}): Target => ({
  chat: message.chat.id,
  ...(message.is_topic_message && message.message_thread_id !== undefined
    ? { thread: message.message_thread_id }
    : {}),
});

/** `undefined` where nobody speaks who could be answered: channels, other bots. */
export function visitorOf(message: Message, rights: ChatRights): Visitor | undefined {
  const { from, sender_chat: as, chat } = message;
  if (chat.type === 'channel' || message.is_automatic_forward || message.via_bot) return undefined;
  const target = targetFrom(message);
  if (as) {
    if (as.id !== chat.id) return undefined;
    return {
      visit: {
        account: anonymous(chat.id),
        place: placeOf(target),
        language: 'en',
        mayManage: async () => true,
      },
      target,
      user: undefined,
    };
  }
  if (!from || from.is_bot) return undefined;
  return visitorIn(placeOf(target), from, rights);
}

/** A person in a place they may stand elsewhere than: a button of a group, pressed in private. */
export function visitorIn(place: Place, user: User, rights: ChatRights): Visitor {
  const target = targetOf(place.id);
  return {
    visit: {
      account: { id: chatId(user.id), name: nameOf(user) },
      place,
      language: languageFrom(user),
      ...(isPrivate(target) ? {} : { mayManage: () => rights.manages(target.chat, user.id) }),
    },
    target,
    user: user.id,
  };
}

/** With what the store knows of them, read once for all that follows. */
export const knowing = async (
  visitor: Visitor,
  store: Pick<Store, 'links' | 'settings'>,
): Promise<Visitor> => ({
  ...visitor,
  visit: { ...visitor.visit, known: await lookUp(visitor.visit, store) },
});

/** The language of what we say to a person ourselves, or (`here`) to everybody in the place: the chosen one, if one is. */
export function languageTo(
  { visit: { language, known } }: Visitor,
  whose: 'mine' | 'here' = 'mine',
): Language {
  const chosen = known?.[whose].language ?? 'auto';
  return chosen === 'auto' ? language : chosen;
}

/** The place of the message a button stands under; `undefined` for messages sent through inline mode. */
export const pressedIn = ({ message }: CallbackQuery): Place | undefined =>
  message ? placeOf(targetFrom(message as Message)) : undefined;
