/** What people write in Telegram, and what happens to the bot there → what the coach hears, and its answer back. */
import type { ChatMemberUpdated, Message } from '@grammyjs/types';
import type { Coach } from '#coach/coach.ts';
import { parseOptions } from '#coach/options.ts';
import { document, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Store } from '#store/store.ts';
import type { ButtonIds } from '../button-ids.ts';
import { examples } from '../shared/examples.ts';
import { chatId, isPrivate, placeOf } from './address.ts';
import { read } from './buttons.ts';
import { commandPayload, linkTo, opened } from './deep-links.ts';
import type { Kept } from './kept.ts';
import { line, type Presses } from './presses.ts';
import type { Reach } from './reach.ts';
import type { Respond, Said } from './respond.ts';
import type { ChatRights } from './rights.ts';
import type { Sender } from './send.ts';
import { type Listener, meantBy, wordsIn } from './texts.ts';
import { knowing, languageTo, type Visitor, visitorIn, visitorOf } from './visits.ts';

export interface ListenParts {
  readonly coach: Coach;
  readonly me: Listener;
  readonly sender: Sender;
  readonly respond: Respond;
  readonly presses: Presses;
  readonly rights: ChatRights;
  readonly kept: Kept;
  readonly reach: Reach;
  /** What links into the private chat stand for. */
  readonly links: ButtonIds;
  readonly store: Pick<Store, 'places' | 'links' | 'settings'>;
  readonly now: () => number;
}

export function createListener(parts: ListenParts) {
  const { coach, me, sender, respond, presses, rights, kept, reach, links, store, now } = parts;
  const { press, hear, askFor, askedBy } = presses;
  const { abilities, services } = coach;

  return { message, membership };

  async function message(message: Message): Promise<void> {
    if (message.migrate_to_chat_id !== undefined)
      return kept.move(chatId(message.chat.id), chatId(message.migrate_to_chat_id));
    if (message.migrate_from_chat_id !== undefined)
      return kept.move(chatId(message.migrate_from_chat_id), chatId(message.chat.id));
    const somebody = visitorOf(message, rights);
    if (!somebody) return;
    await reach.heard(somebody.target);
    const said: Said = { message: message.message_id };
    const words = wordsIn(message);
    if (words === undefined) {
      if (!isPrivate(somebody.target) || !isContent(message)) return;
      const visitor = await knowing(somebody, store);
      return respond(visitor, [line(visitor, 'telegram-text-only')], said);
    }
    const asked = await askedBy(message);
    const meant =
      asked === undefined ? meantBy(message, me) : ({ kind: 'asked-for', asked } as const);
    if (!meant) return;
    const visitor = await knowing(somebody, store);
    switch (meant.kind) {
      case 'asked-for':
        return press(visitor, read(meant.asked), said, words);
      case 'text':
        return hear(visitor, meant, said);
      case 'command':
        return meant.name === 'start'
          ? start(visitor, meant.words, said)
          : command(visitor, meant.name, meant.words, said);
    }
  }

  async function command(visitor: Visitor, name: string, words: string, said: Said): Promise<void> {
    const asksFor = abilities.find((one) => one.name === name)?.asksFor;
    if (words === '' && asksFor) {
      // A command picked from Telegram's list comes alone.
      const asks = wordsOf(languageTo(visitor))(asksFor.words);
      return askFor(visitor, { id: `${name}.${asksFor.action}` }, asks, said);
    }
    const again = `${name}${words === '' ? '' : `:${words}`}`;
    const link = isPrivate(visitor.target) ? undefined : talkLink(name, words);
    if (link === undefined) {
      return hear(visitor, { kind: 'text', text: `/${name} ${words}`.trim() }, { ...said, again });
    }
    const say = wordsOf(languageTo(visitor));
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
        // `inline`, from the button over inline results, and links of others that mean nothing here.
        return abilities.some(({ name }) => name === link.name)
          ? hear(visitor, { kind: 'text', text: link.line }, said)
          : respond(visitor, [welcome(visitor)], said);
      case 'kept': {
        const whole = await links.whole(link.hash);
        return whole === undefined
          ? respond(visitor, [line(visitor, 'telegram-link-old')], said)
          : press(visitor, read(whole), said);
      }
      default:
        return respond(visitor, [welcome(visitor)], said);
    }
  }

  function welcome(visitor: Visitor): Reply {
    const isAlone = isPrivate(visitor.target);
    const language = languageTo(visitor, 'here');
    const say = wordsOf(language);
    const words = isAlone
      ? say('telegram-welcome')
      : say('telegram-welcome-group', { name: me.username });
    return {
      document: document(paragraph(words)),
      actions: isAlone ? examples(services.library, language, ({ short }) => short) : [],
    };
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
    const visitor = await knowing(visitorIn(placeOf({ chat: chat.id }), from, rights), store);
    await sender.send(visitor.target, [welcome(visitor)]);
  }
}

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
  dice,
  poll,
  story,
}: Message): boolean =>
  [
    ...[photo, voice, video, video_note, file, sticker, audio, animation],
    ...[location, contact, dice, poll, story],
  ].some((part) => part !== undefined);
