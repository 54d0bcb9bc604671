/** What people do in Telegram → what the coach hears, and its answer back. One function an event. */
import type { CallbackQuery, ChatMemberUpdated, Message, PollAnswer } from '@grammyjs/types';
import type { Api } from 'grammy';
import type { Coach } from '#coach/coach.ts';
import { parseOptions } from '#coach/options.ts';
import type { Message as Heard } from '#coach/turn.ts';
import { document, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Store } from '#store/store.ts';
import type { ButtonIds } from '../button-ids.ts';
import { examples } from '../shared/examples.ts';
import { addressOf, chatId, isPrivate, placeOf, targetOf } from './address.ts';
import { type Pressed, read, written } from './buttons.ts';
import { createCallbackAnswer } from './callbacks.ts';
import { commandPayload, linkTo, opened } from './deep-links.ts';
import { calling } from './errors.ts';
import type { Kept } from './kept.ts';
import { LIMITS } from './limits.ts';
import type { Reach } from './reach.ts';
import { placeRead, type Respond, type Said } from './respond.ts';
import type { ChatRights } from './rights.ts';
import type { Sender } from './send.ts';
import { type Listener, meantBy } from './texts.ts';
import { pressedIn, type Visitor, visitorIn, visitorOf } from './visits.ts';

export interface ListenParts {
  readonly api: Api;
  readonly coach: Coach;
  readonly me: Listener;
  readonly sender: Sender;
  readonly respond: Respond;
  readonly rights: ChatRights;
  readonly kept: Kept;
  readonly reach: Reach;
  readonly buttonIds: ButtonIds;
  readonly store: Store;
  readonly now: () => number;
  readonly failed: (error: unknown) => void;
}

/** Where a text was asked for: the id of the message that asks, under this name. */
const asksKey = (message: number): string => `asks-${message}`;

export function createListener(parts: ListenParts) {
  const { api, coach, me, sender, respond, rights, kept, reach, buttonIds, store, now, failed } =
    parts;
  const { abilities, services } = coach;

  return { message, callback, pollAnswer, membership };

  async function message(message: Message): Promise<void> {
    if (message.migrate_to_chat_id !== undefined)
      return kept.move(chatId(message.chat.id), chatId(message.migrate_to_chat_id));
    if (message.migrate_from_chat_id !== undefined)
      return kept.move(chatId(message.migrate_from_chat_id), chatId(message.chat.id));
    const visitor = visitorOf(message, rights);
    if (!visitor) return;
    await reach.heard(visitor.target);
    const said: Said = { message: message.message_id };
    if (message.text === undefined) {
      if (isPrivate(visitor.target) && isContent(message)) {
        await respond(visitor, [line(visitor, 'telegram-text-only')], said);
      }
      return;
    }
    const asked = await askedBy(message);
    if (asked !== undefined) return press(visitor, read(asked), said, message.text);
    const meant = meantBy(message, me);
    if (!meant) return;
    if (meant.kind === 'text') return hear(visitor, meant, said);
    if (meant.name === 'start') return start(visitor, meant.words, said);
    return command(visitor, meant.name, meant.words, said);
  }

  async function command(visitor: Visitor, name: string, words: string, said: Said): Promise<void> {
    const again = `${name}${words === '' ? '' : `:${words}`}`;
    const link = isPrivate(visitor.target) ? undefined : talkLink(name, words);
    if (link === undefined) {
      return hear(visitor, { kind: 'text', text: `/${name} ${words}`.trim() }, { ...said, again });
    }
    const say = wordsOf(visitor.visit.language);
    await respond(
      visitor,
      [
        {
          document: document(paragraph(say('telegram-private'))),
          actions: [{ id: link, label: say('telegram-private-open'), style: 'primary' }],
        },
      ],
      said,
    );
  }

  /** The link under which a talk begins in private; `undefined` for all that can be said in a group. */
  function talkLink(name: string, words: string): string | undefined {
    const ability = abilities.find((one) => one.name === name);
    if (!ability?.isTalk) return undefined;
    try {
      if (!ability.isTalk(parseOptions(ability, words))) return undefined;
    } catch (error) {
      // What is wrong with the options is told by the coach.
      if (error instanceof UserError) return undefined;
      throw error;
    }
    return linkTo(me.username, commandPayload(name, words) ?? name);
  }

  /** `/start`, with what a link says. */
  async function start(visitor: Visitor, payload: string, said: Said): Promise<void> {
    const link = opened(payload);
    switch (link?.kind) {
      case 'question':
        return hear(visitor, { kind: 'press', id: `ask:${link.slug}` }, said);
      case 'command':
        return hear(visitor, { kind: 'text', text: link.line }, said);
      case 'kept': {
        const whole = await buttonIds.whole(link.hash);
        return whole === undefined
          ? respond(visitor, [line(visitor, 'telegram-link-old')], said)
          : press(visitor, read(whole), said);
      }
      default:
        return respond(visitor, [welcome(visitor)], said);
    }
  }

  function welcome({ visit, target }: Visitor): Reply {
    const say = wordsOf(visit.language);
    const words = isPrivate(target)
      ? say('telegram-welcome')
      : say('telegram-welcome-group', { name: me.username });
    return {
      document: document(paragraph(words)),
      actions: isPrivate(target) ? examples(services.library, visit.language) : [],
    };
  }

  async function callback(query: CallbackQuery): Promise<void> {
    const here = pressedIn(query);
    const inPrivate = here?.kind !== 'group';
    const answer = createCallbackAnswer(api, query.id, inPrivate, failed);
    if (!here || query.data === undefined) return void answer.answer();
    const visitor = visitorIn(here, query.from, rights);
    await reach.heard(visitor.target);
    const whole = await buttonIds.whole(query.data);
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
      return ask(visitor, pressed, asks);
    }
    const heard: Heard = { kind: 'press', id, ...(text === undefined ? {} : { text }) };
    if (elsewhere === undefined) return hear(visitor, heard, { ...said, again: id });
    const place = placeOf(targetOf(await kept.nowadays(placeRead(elsewhere))));
    const { user, visit } = visitor;
    const group = targetOf(place.id).chat;
    if (user === undefined || !(await rights.isMember(group, user)))
      return respond(visitor, [line(visitor, 'telegram-link-old')], said);
    const there = { ...visit, place, mayManage: () => rights.manages(group, user) };
    const replies = await coach.hear(heard, there);
    // What everybody may read goes to the group, the rest to where it was pressed.
    const open = replies.filter(({ privately }) => !privately);
    const own = replies.filter(({ privately }) => privately);
    said.callback?.answer();
    await sender.send(visitor.target, own, { place: elsewhere });
    await sender.send(targetOf(place.id), open);
  }

  /** Asks for the text that a button needs; the reply to that message brings it. */
  async function ask(
    { target, visit, user }: Visitor,
    pressed: Pressed,
    asks: string,
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

  /** We were put out, blocked, let in again, or given other rights. */
  async function membership({
    chat,
    from,
    old_chat_member: old,
    new_chat_member: fresh,
  }: ChatMemberUpdated): Promise<void> {
    rights.forget(chat.id);
    const gone = ['left', 'kicked'];
    if (gone.includes(fresh.status)) {
      return store.places.lose(chatId(chat.id), `Telegram: the bot is ${fresh.status}`, now());
    }
    await reach.regain(chat.id);
    if (chat.type === 'channel' || chat.type === 'private' || !gone.includes(old.status)) return;
    const visitor = visitorIn(placeOf({ chat: chat.id }), from, rights);
    await sender.send(visitor.target, [welcome(visitor)]);
  }

  async function hear(visitor: Visitor, heard: Heard, said: Said): Promise<void> {
    await respond(visitor, await coach.hear(heard, visitor.visit), said);
  }
}

const line = ({ visit }: Visitor, key: string): Reply => ({
  document: document(paragraph(wordsOf(visit.language)(key))),
  actions: [],
  privately: true,
});

/** Somebody sent something that we can't read; messages about the chat are nothing of the kind. */
const isContent = ({
  photo,
  voice,
  video,
  video_note,
  document: file,
  sticker,
  audio,
  animation,
  location,
  contact,
}: Message): boolean =>
  [photo, voice, video, video_note, file, sticker, audio, animation, location, contact].some(
    (part) => part !== undefined,
  );
