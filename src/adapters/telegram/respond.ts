/**
 * The coach's answer to somebody: into the chat, and what is for the person alone to them. In a group that is the short
 * notice over a pressed button where it fits, else their own chat, else a way into it.
 */
import { PlatformError } from '#coach/messenger.ts';
import { document, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { wordsOf } from '#locales/words.ts';
import type { Store } from '#store/store.ts';
import { type ButtonIds, shortId } from '../button-ids.ts';
import { ADAPTER, chatId, isPrivate } from './address.ts';
import { widthOf } from './buttons.ts';
import type { CallbackAnswer } from './callbacks.ts';
import { keptPayload, linkTo } from './deep-links.ts';
import { LIMITS } from './limits.ts';
import { textOf } from './plan-classic.ts';
import type { Sender } from './send.ts';
import { languageTo, type Visitor } from './visits.ts';

/** A notice of this width is read while it passes; a wider one waits to be closed. */
const GLANCE = 60;
/** More buttons than these are what the message is about. */
const FEW = 2;

export interface Said {
  /** The message that is answered. */
  readonly message?: number;
  /** The press that is answered. */
  readonly callback?: CallbackAnswer;
  /** What to press, in private, to get this answer there. */
  readonly again?: string;
}

export interface RespondParts {
  readonly sender: Sender;
  readonly links: ButtonIds;
  readonly store: Store;
  readonly username: string;
}

export type Respond = (visitor: Visitor, replies: readonly Reply[], said: Said) => Promise<void>;

export function createRespond({ sender, links, store, username }: RespondParts): Respond {
  return async (visitor, replies, said) => {
    const { target } = visitor;
    const replyTo =
      isPrivate(target) || said.message === undefined ? {} : { replyTo: said.message };
    const settings = visitor.visit.known ? { settings: visitor.visit.known.here } : {};
    if (isPrivate(target)) {
      said.callback?.answer();
      return sender.send(target, replies, settings);
    }
    // Over a button a notice tells it; to whom has written, a message of its own elsewhere would be much for a line.
    const isOwn = ({ privately, mayBeOpen }: Reply) =>
      privately && !(mayBeOpen && said.callback === undefined);
    const own = replies.filter(isOwn);
    const open = replies.filter((reply) => !isOwn(reply));
    if (own.length > 0) await tell(visitor, own, said, open.length > 0);
    said.callback?.answer();
    await sender.send(target, open, { ...replyTo, ...settings });
  };

  /** `answered`: something is said in the group, too. */
  async function tell(
    visitor: Visitor,
    replies: readonly Reply[],
    said: Said,
    answered: boolean,
  ): Promise<void> {
    const notice = said.callback && noticeOf(replies);
    const show_alert = widthOf(notice ?? '') > GLANCE;
    if (notice !== undefined && said.callback?.answer({ text: notice, show_alert })) return;
    const say = wordsOf(languageTo(visitor));
    if (await tellInPrivate(visitor, replies)) {
      if (said.callback?.answer({ text: say('telegram-private-told') })) return;
      // Who wrote a command in the group would wait for an answer there.
      if (said.message !== undefined && !answered)
        await lead(visitor, say('telegram-private-told'), undefined, said);
      return;
    }
    // Beside an answer it was an addition.
    if (answered && said.callback === undefined) return;
    const payload = await payloadOf(visitor, said);
    if (payload && said.callback?.answer({ url: linkTo(username, payload) })) return;
    await lead(visitor, say('telegram-private'), payload, said);
  }

  /** `false` where the person has not begun a chat with the bot. */
  async function tellInPrivate(
    { user, visit }: Visitor,
    replies: readonly Reply[],
  ): Promise<boolean> {
    if (user === undefined || (await store.places.lost(chatId(user))) !== undefined) return false;
    try {
      await sender.send({ chat: user }, replies, { place: placeWritten(visit.place.id) });
      return true;
    } catch (error) {
      if (error instanceof PlatformError && ['blocked', 'gone', 'forbidden'].includes(error.code))
        return false;
      throw error;
    }
  }

  /** The way to the same answer in private. */
  async function payloadOf({ visit }: Visitor, { again }: Said): Promise<string | undefined> {
    if (again === undefined) return undefined;
    const whole = `>${placeWritten(visit.place.id)} ${again}`;
    await links.keep([whole]);
    return keptPayload(shortId(whole, 0));
  }

  /** A line in the group with a button that opens the private chat. */
  async function lead(
    visitor: Visitor,
    line: string,
    payload: string | undefined,
    { message }: Said,
  ): Promise<void> {
    const { target } = visitor;
    const label = wordsOf(languageTo(visitor))('telegram-private-open');
    await sender.send(
      target,
      [
        {
          document: document(paragraph(line)),
          actions: [{ id: linkTo(username, payload), label }],
        },
      ],
      message === undefined ? {} : { replyTo: message },
    );
  }
}

/** The place as buttons carry it. */
export const placeWritten = (place: string): string => place.slice(ADAPTER.length + 1);
export const placeRead = (written: string): string => `${ADAPTER}:${written}`;

/** A few words that need no button to go on can stand in the notice over the button that was pressed. */
function noticeOf(replies: readonly Reply[]): string | undefined {
  const [reply] = replies;
  if (!reply || replies.length > 1 || reply.files || reply.choice) return undefined;
  if (reply.actions.some(({ style }) => style === 'primary')) return undefined;
  if (reply.actions.length > FEW) return undefined;
  if (reply.document.children.some(({ type }) => type !== 'paragraph')) return undefined;
  const { text } = textOf(reply.document.children);
  return text.length <= LIMITS.alert ? text : undefined;
}
