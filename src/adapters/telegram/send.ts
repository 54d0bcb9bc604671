/**
 * Replies into chats: planned for the place, sent in the order of its line, edited where a message is kept up to date.
 * Knows no one who spoke; rejects with a `PlatformError`.
 */
import type { Api } from 'grammy';
import { lookUp } from '#coach/meet.ts';
import type { PostOptions } from '#coach/messenger.ts';
import { PlatformError } from '#coach/messenger.ts';
import type { Settings } from '#coach/settings/settings.ts';
import type { Reply } from '#document/reply.ts';
import type { Store } from '#store/store.ts';
import type { ButtonIds } from '../button-ids.ts';
import { chatId, isPrivate, placeOf, type Target, targetOf } from './address.ts';
import type { Calls, Envelope, Sent } from './calls.ts';
import { calling, isRefusal, UnknownMethod } from './errors.ts';
import { hashOfPlanned, type Kept, type KeptMessage } from './kept.ts';
import { LIMITS } from './limits.ts';
import type { Lines } from './lines.ts';
import { type Form, type Planned, plan } from './plan.ts';
import type { ChatRights } from './rights.ts';

export interface SenderParts {
  readonly api: Api;
  readonly calls: Calls;
  readonly kept: Kept;
  readonly lines: Lines;
  readonly rights: ChatRights;
  readonly buttonIds: ButtonIds;
  readonly store: Store;
  readonly now: () => number;
  readonly log: { warn(details: object, message: string): void };
}

export interface SendOptions extends Pick<PostOptions, 'silent' | 'pin' | 'pass'> {
  readonly replyTo?: number;
  /** Where presses belong, if not to where the message stands. */
  readonly place?: string;
  /** The settings of the target, where they are known. @default looked up */
  readonly settings?: Settings;
}

export interface Sender {
  /** In order; rejects where one of them can't be sent. */
  send(target: Target, replies: readonly Reply[], options?: SendOptions): Promise<void>;
  /** Whether rich messages go out; `false` once the server has refused them. */
  readonly rich: () => boolean;
}

const UNCHANGED = /message is not modified/iu;
const NO_MESSAGE =
  /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|message_id_invalid/iu;
/** How a server says that it knows no rich messages. */
const NO_RICH =
  /unknown method|method \S*not found|rich messages? .*not supported|message text is empty/iu;
const POLL_OVER = /poll has already been closed|poll to stop not found|poll can't be stopped/iu;

export function createSender(parts: SenderParts): Sender {
  const { api, calls, kept, lines, rights, buttonIds, store, now, log } = parts;
  /** Whether the server knows rich messages. */
  let richKnown = true;

  return {
    rich: () => richKnown,
    send: async (target, replies, options = {}) => {
      await Promise.all(
        replies.map((reply, i) =>
          lines.send(
            target.chat,
            () =>
              reaching(target, (there) =>
                sendReply(there, reply, i === 0 ? options : withoutReply(options)),
              ),
            reply.key === undefined ? undefined : `${target.thread} ${reply.key}`,
          ),
        ),
      );
    },
  };

  /** Notes chats that moved, and goes there; notes those that can't be reached any more. */
  async function reaching(target: Target, work: (there: Target) => Promise<void>): Promise<void> {
    try {
      await work(target);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      const { code, movedTo, message } = error;
      if (code === 'moved' && movedTo !== undefined) {
        await kept.move(chatId(target.chat), movedTo);
        return work({ ...target, chat: targetOf(movedTo).chat });
      }
      if (code === 'blocked' || code === 'gone') {
        await store.places.lose(placeOf(target).id, message, now());
      }
      throw error;
    }
  }

  async function sendReply(target: Target, reply: Reply, options: SendOptions): Promise<void> {
    const form = await formFor(target, reply, options.settings);
    try {
      await sendPlanned(target, reply, plan(reply, form, options.place), options);
    } catch (error) {
      const simpler = await simplerThan(form, error, target);
      if (!simpler) throw error;
      log.warn(
        { reason: (error as Error).message },
        'Telegram refused a message; sending a simpler form',
      );
      await sendPlanned(target, reply, plan(reply, simpler, options.place), options);
    }
  }

  /** The form that says the same where this one was refused. */
  async function simplerThan(
    form: Form,
    error: unknown,
    target: Target,
  ): Promise<Form | undefined> {
    if (error instanceof UnknownMethod || isRefusal(error, NO_RICH)) richKnown = false;
    if (isRefusal(error)) {
      return form.rich || form.polls ? { ...form, rich: false, polls: false } : undefined;
    }
    if (!(error instanceof PlatformError) || error.code !== 'forbidden') return undefined;
    // A right may have been taken away since it was looked up.
    rights.forget(target.chat);
    const may = await rights.mine(target.chat);
    const pictures = form.pictures && may.photos;
    const polls = form.polls && may.polls;
    const changed = pictures !== form.pictures || polls !== form.polls;
    return may.messages && changed ? { ...form, pictures, polls } : undefined;
  }

  async function formFor(target: Target, { choice }: Reply, known?: Settings): Promise<Form> {
    const { messages, theme } = known ?? (await settingsAt(target));
    return {
      rich: richKnown && messages === 'rich',
      theme: theme === 'dark' ? 'dark' : 'light',
      pictures: rights.known(target.chat)?.photos ?? true,
      polls:
        choice?.quiz !== undefined && !isPrivate(target) && (await rights.mine(target.chat)).polls,
    };
  }

  /** In private the account has the id of the chat. */
  async function settingsAt(target: Target): Promise<Settings> {
    const account = { id: chatId(target.chat), name: '' };
    return (await lookUp({ account, place: placeOf(target) }, store)).here;
  }

  async function sendPlanned(
    target: Target,
    { key }: Reply,
    planned: readonly Planned[],
    options: SendOptions,
  ): Promise<void> {
    await buttonIds.keep(
      planned.flatMap((one) => ('keyboard' in one ? (one.keyboard?.data ?? []) : [])),
    );
    if (key === undefined) {
      let envelope: Envelope = options;
      for (const [i, one] of planned.entries()) {
        const [first] = await calls.send(target, one, envelope);
        if (i === 0 && options.pin && first) await pin(target, first.id, options);
        envelope = withoutReply(envelope);
      }
      return;
    }
    const place = placeOf(target).id;
    const before = await kept.find(place, key);
    const after = await bring(target, before, singles(planned), options);
    if (before.length === 0 && options.pin && after[0]) await pin(target, after[0].id, options);
    if (JSON.stringify(after) !== JSON.stringify(before)) await kept.keep(place, key, after);
  }

  /** Turns the messages that stand there into those planned: edits what it can, sends the rest anew. */
  async function bring(
    target: Target,
    before: readonly KeptMessage[],
    planned: readonly Planned[],
    options: SendOptions,
  ): Promise<KeptMessage[]> {
    const different = planned.findIndex((one, i) => !isEditable(before[i]?.kind, one.kind));
    const same = different < 0 ? planned.length : different;
    const after: KeptMessage[] = [];
    for (const [i, old] of before.slice(0, same).entries()) {
      after.push(await update(target, old, planned[i]!, options));
    }
    let replyTo = before.length === 0 ? options.replyTo : undefined;
    for (const old of before.slice(same)) {
      await retire(target, old);
      // The explanation of a poll points at it.
      if (old.kind === 'poll') replyTo = old.id;
    }
    for (const one of grouped(planned.slice(same))) {
      after.push(
        ...(await sendKept(target, one, {
          ...options,
          ...(replyTo === undefined ? {} : { replyTo }),
        })),
      );
      replyTo = undefined;
    }
    return after;
  }

  async function update(
    target: Target,
    old: KeptMessage,
    planned: Planned,
    options: SendOptions,
  ): Promise<KeptMessage> {
    const hash = hashOfPlanned(planned);
    if (hash === old.hash || planned.kind === 'poll') return old;
    try {
      await calls.edit(target, old.id, planned, options);
    } catch (error) {
      if (isRefusal(error, NO_MESSAGE))
        return (await sendKept(target, planned, withoutReply(options)))[0]!;
      if (!isRefusal(error, UNCHANGED)) throw error;
    }
    return { ...old, hash, kind: planned.kind };
  }

  async function sendKept(
    target: Target,
    planned: Planned,
    options: SendOptions,
  ): Promise<KeptMessage[]> {
    const { place = placeOf(target).id } = options;
    const sent = await calls.send(target, planned, options);
    const each = singles([planned]);
    return Promise.all(sent.map((one, i) => asKept(one, each[i] ?? planned, place)));
  }

  async function asKept({ id, poll }: Sent, planned: Planned, place: string): Promise<KeptMessage> {
    const message: KeptMessage = {
      id,
      kind: planned.kind,
      hash: hashOfPlanned(planned),
      ...('keyboard' in planned && planned.keyboard ? { buttons: true } : {}),
    };
    if (planned.kind !== 'poll' || poll === undefined) return message;
    const { settle, letters, closesAt } = planned.poll;
    await kept.keepPoll(poll, { place, settle, letters });
    return { ...message, poll, ...(closesAt === undefined ? {} : { closesAt }) };
  }

  /** A message that another one takes the place of: polls end and stay, others go. */
  async function retire({ chat }: Target, old: KeptMessage): Promise<void> {
    const message = { chat_id: chat, message_id: old.id };
    try {
      if (old.kind !== 'poll') await calling(() => api.raw.deleteMessage(message));
      else if (old.closesAt === undefined || now() < old.closesAt) {
        await calling(() => api.raw.stopPoll(message));
      } else if (old.buttons) {
        await calling(() => api.raw.editMessageReplyMarkup(message));
      }
    } catch (error) {
      // Too old to delete, or ended already: it stays as it is.
      if (!(error instanceof PlatformError) || error.code !== 'failed') throw error;
      if (old.kind === 'poll' && !POLL_OVER.test(error.message) && !UNCHANGED.test(error.message)) {
        log.warn({ reason: error.message }, 'Telegram did not end a poll');
      }
    }
  }

  /** A message that can't be pinned has still been sent. */
  async function pin(
    { chat }: Target,
    message: number,
    { silent = false }: SendOptions,
  ): Promise<void> {
    const pinned = { chat_id: chat, message_id: message, disable_notification: silent };
    try {
      if ((await rights.mine(chat)).pin) await calling(() => api.raw.pinChatMessage(pinned));
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      log.warn({ reason: error.message }, 'Telegram did not pin a message');
    }
  }
}

const withoutReply = <T extends { readonly replyTo?: number }>({ replyTo: _, ...rest }: T) => rest;

/** The messages of an album, each for itself: only so they can be edited. */
const singles = (planned: readonly Planned[]): Planned[] =>
  planned.flatMap((one): Planned[] =>
    one.kind === 'album' ? one.photos.map((photo) => ({ kind: 'photo', photo })) : [one],
  );

/** Whether a message of one kind can become one of the other: texts and rich ones can. */
const isEditable = (from: Planned['kind'] | undefined, to: Planned['kind']): boolean =>
  from === 'poll' || from === 'photo'
    ? from === to
    : (from === 'text' || from === 'rich') && (to === 'text' || to === 'rich');

/** Pictures without words or buttons between them go out as one album. */
function grouped(planned: readonly Planned[]): Planned[] {
  const groups: Planned[] = [];
  for (const one of planned) {
    const last = groups.at(-1);
    if (one.kind !== 'photo' || one.keyboard) groups.push(one);
    else if (last?.kind === 'album' && last.photos.length < LIMITS.album.most)
      groups.splice(-1, 1, { kind: 'album', photos: [...last.photos, one.photo] });
    else if (last?.kind === 'photo' && !last.keyboard)
      groups.splice(-1, 1, { kind: 'album', photos: [last.photo, one.photo] });
    else groups.push(one);
  }
  return groups;
}
