/** What people press in Telegram, and vote → what the coach hears, and its answer back. */
import type { CallbackQuery, Message, PollAnswer } from '@grammyjs/types';
import type { Api } from 'grammy';
import type { Coach } from '#coach/coach.ts';
import type { Message as Heard } from '#coach/turn.ts';
import { document, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { wordsOf } from '#locales/words.ts';
import type { Store } from '#store/store.ts';
import type { ButtonIds } from '../button-ids.ts';
import { addressOf, chatId, isPrivate, placeOf, targetOf } from './address.ts';
import { isForElsewhere, type Pressed, read, written } from './buttons.ts';
import { type CallbackAnswer, createCallbackAnswer } from './callbacks.ts';
import { calling } from './errors.ts';
import type { Kept } from './kept.ts';
import { LIMITS } from './limits.ts';
import type { Reach } from './reach.ts';
import { placeRead, type Respond, type Said } from './respond.ts';
import type { ChatRights } from './rights.ts';
import type { Sender } from './send.ts';
import { knowing, languageTo, pressedIn, type Visitor, visitorIn } from './visits.ts';

export interface PressParts {
  readonly api: Api;
  readonly coach: Coach;
  /** The bot. */
  readonly me: { readonly id: number };
  readonly sender: Sender;
  readonly respond: Respond;
  readonly rights: ChatRights;
  readonly kept: Kept;
  readonly reach: Reach;
  readonly buttonIds: ButtonIds;
  readonly store: Pick<Store, 'links' | 'messages' | 'settings'>;
  readonly now: () => number;
  readonly failed: (error: unknown) => void;
}

export type Presses = ReturnType<typeof createPresses>;

/** Where a text was asked for: the id of the message that asks, under this name. */
const asksKey = (message: number): string => `asks-${message}`;

export function createPresses(parts: PressParts) {
  const { api, coach, me, sender, respond, rights, kept, reach, buttonIds, store, now, failed } =
    parts;

  /** The answers to presses that wait for their turn. */
  const answers = new WeakMap<CallbackQuery, CallbackAnswer>();

  return { arrives, callback, press, hear, askFor, askedBy, pollAnswer };

  /** Before it waits for its turn in the chat, which may take longer than Telegram gives us for an answer. */
  function arrives(query: CallbackQuery): CallbackAnswer {
    // Of what is pressed for a group it is told whether the answer stands there.
    const atOnce = pressedIn(query)?.kind !== 'group' && !isForElsewhere(query.data ?? '');
    const answer = createCallbackAnswer(api, query.id, atOnce, failed);
    answers.set(query, answer);
    return answer;
  }

  async function callback(query: CallbackQuery): Promise<void> {
    const here = pressedIn(query);
    const { data = '' } = query;
    const answer = answers.get(query) ?? arrives(query);
    if (!here || data === '') return void answer.answer();
    const somebody = visitorIn(here, query.from, rights);
    await reach.heard(somebody.target);
    const visitor = await knowing(somebody, store);
    const whole = await buttonIds.whole(data);
    const said: Said = { callback: answer };
    if (whole === undefined) return respond(visitor, [line(visitor, 'button-unknown')], said);
    return press(visitor, read(whole), said);
  }

  /** A press, perhaps one that belongs to another place than the one it was made in. */
  async function press(
    visitor: Visitor,
    pressed: Pressed,
    said: Said,
    text?: string,
  ): Promise<void> {
    const { id, asks, place: elsewhere } = pressed;
    if (asks !== undefined && text === undefined) {
      said.callback?.answer();
      return askFor(visitor, pressed, asks, {});
    }
    const heard: Heard = { kind: 'press', id, ...(text === undefined ? {} : { text }) };
    if (elsewhere === undefined) return hear(visitor, heard, { ...said, again: id });
    const place = placeOf(targetOf(await kept.nowadays(placeRead(elsewhere))));
    const { user, visit } = visitor;
    const group = targetOf(place.id).chat;
    if (user === undefined || !(await rights.isMember(group, user)))
      return respond(visitor, [line(visitor, 'telegram-not-member')], said);
    const { known: _, ...rest } = visit;
    const there = { ...rest, place, mayManage: () => rights.manages(group, user) };
    const replies = await coach.hear(heard, there);
    const open = replies.filter(isForAll);
    const own = replies.filter((reply) => !isForAll(reply));
    const say = wordsOf(languageTo(visitor));
    said.callback?.answer(open.length > 0 ? { text: say('telegram-in-group') } : {});
    await sender.send(visitor.target, own, { place: elsewhere });
    await sender.send(targetOf(place.id), open);
  }

  /** Asks for the text that a button needs; the reply to that message brings it. */
  async function askFor(
    { target, visit, user }: Visitor,
    pressed: Pressed,
    asks: string,
    { message }: Pick<Said, 'message'>,
  ): Promise<void> {
    const inGroup = !isPrivate(target);
    // In a group the one who pressed is meant, and only their client opens the reply.
    const name = inGroup && user !== undefined ? `${visit.account.name}: ` : '';
    const { message_id: id } = await calling(() =>
      api.raw.sendMessage({
        ...addressOf(target),
        text: name + asks,
        ...(name === ''
          ? {}
          : {
              entities: [
                {
                  type: 'text_mention' as const,
                  offset: 0,
                  length: visit.account.name.length,
                  user: { id: user!, is_bot: false, first_name: visit.account.name },
                },
              ],
            }),
        ...(inGroup && message !== undefined ? { reply_parameters: { message_id: message } } : {}),
        reply_markup: {
          force_reply: true,
          input_field_placeholder: asks.slice(0, LIMITS.placeholder),
          ...(inGroup ? { selective: true } : {}),
        },
      }),
    );
    const { id: action, place } = pressed;
    const whole = written({ id: action, ...(place === undefined ? {} : { place }) });
    await store.messages.remember(chatId(target.chat), asksKey(id), whole, now());
  }

  /** What was pressed that this message brings the text for. */
  async function askedBy({
    reply_to_message: replied,
    chat,
  }: Message): Promise<string | undefined> {
    if (replied?.from?.id !== me.id) return undefined;
    return store.messages.find(chatId(chat.id), asksKey(replied.message_id));
  }

  /** A vote in one of our polls; the poll itself tells the person how it went. */
  async function pollAnswer({ poll_id, user, option_ids }: PollAnswer): Promise<void> {
    const poll = user && option_ids.length > 0 ? await kept.poll(poll_id) : undefined;
    if (!poll || !user) return;
    const place = placeOf(targetOf(await kept.nowadays(poll.place)));
    const visitor = visitorIn(place, user, rights);
    const letters = option_ids.map((i) => poll.letters[i] ?? '').join('');
    const replies = await coach.hear({ kind: 'press', id: poll.settle + letters }, visitor.visit);
    await sender.send(
      visitor.target,
      replies.filter(({ privately }) => !privately),
    );
  }

  /** Lets the coach hear it, and answers. */
  async function hear(visitor: Visitor, heard: Heard, said: Said): Promise<void> {
    await respond(visitor, await coach.hear(heard, visitor.visit), said);
  }
}

/** Of what is pressed in private for a group: what people there take part in. What is only to be read is read here. */
const isForAll = ({ privately, key, choice }: Reply): boolean =>
  !privately && (key !== undefined || choice !== undefined);

/** One sentence for the person. */
export const line = (visitor: Visitor, key: string): Reply => ({
  document: document(paragraph(wordsOf(languageTo(visitor))(key))),
  actions: [],
  privately: true,
});
