/** Planned messages → calls of the Bot API, sent or edited, each when its turn has come. */
import type { Message } from '@grammyjs/types';
import { type Api, InputFile } from 'grammy';
import type { Messenger, Pass, Passed } from '#coach/messenger.ts';
import { addressOf, placeOf, type Target } from './address.ts';
import { calling } from './errors.ts';
import type { Media } from './media.ts';
import { type Files, markup, photoOf, poll, rich, text } from './payloads.ts';
import { picturesOf } from './pictures.ts';
import type { Planned } from './plan.ts';
import { withFiles } from './uploads.ts';

/** What is said of a message besides its content. */
export interface Envelope {
  readonly silent?: boolean;
  /** The message it answers, in a group. */
  readonly replyTo?: number;
  /** Asked before it leaves. @default it is an answer, whose turn comes first */
  readonly pass?: Pass;
}

/** A message that stands in a chat. */
export interface Sent {
  readonly id: number;
  readonly poll?: string;
}

export interface Calls {
  /** An album is several messages. */
  send(target: Target, planned: Planned, envelope: Envelope): Promise<Sent[]>;
  /** Only texts and pictures can be edited. */
  edit(
    target: Target,
    id: number,
    planned: Planned,
    envelope: Pick<Envelope, 'pass'>,
  ): Promise<void>;
}

export interface CallsParts {
  /** For answers: they wait where Telegram says so. */
  readonly api: Api;
  /** For posts: whoever posts decides what becomes of a refusal. */
  readonly posting: Api;
  readonly media: Media;
  readonly turn: Messenger['turn'];
  readonly now: () => number;
}

export function createCalls({ api, posting, media, turn, now }: CallsParts): Calls {
  return {
    send: async (target, planned, envelope) => {
      const messages = await withFiles(picturesOf(planned), media, (files) =>
        paced(target, messagesIn(planned), envelope, (raw) =>
          send(raw, target, planned, envelope, files),
        ),
      );
      return messages.map(sent);
    },
    edit: async (target, id, planned, envelope) => {
      const message = { chat_id: target.chat, message_id: id };
      await withFiles(picturesOf(planned), media, (files) =>
        paced(target, 1, envelope, (raw) => edit(raw, message, planned, files)),
      );
    },
  };

  /** Waits until so many messages may leave. */
  async function paced<T>(
    target: Target,
    messages: number,
    { pass }: Pick<Envelope, 'pass'>,
    call: (raw: Api['raw']) => Promise<T>,
  ): Promise<T> {
    const passes: Passed[] = [];
    let arrived = false;
    try {
      while (passes.length < messages)
        passes.push(await (pass ? pass() : turn(placeOf(target).id)));
      const result = await calling(() => call(pass ? posting.raw : api.raw));
      arrived = true;
      return result;
    } finally {
      for (const passed of passes) passed(arrived);
    }
  }

  async function send(
    raw: Api['raw'],
    target: Target,
    planned: Planned,
    { silent, replyTo }: Envelope,
    files: Files,
  ): Promise<Message[]> {
    const about = {
      ...addressOf(target),
      ...(silent ? { disable_notification: true } : {}),
      ...(replyTo === undefined
        ? {}
        : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
    };
    switch (planned.kind) {
      case 'rich':
        return [
          await raw.sendRichMessage({
            ...about,
            rich_message: rich(planned.blocks, files),
            ...markup(planned),
          }),
        ];
      case 'text':
        return [await raw.sendMessage({ ...about, ...text(planned.text), ...markup(planned) })];
      case 'photo': {
        const { media: photo, ...caption } = photoOf(planned.photo, files);
        const { type: _, ...words } = caption;
        return [await raw.sendPhoto({ ...about, photo, ...words, ...markup(planned) })];
      }
      case 'album':
        return raw.sendMediaGroup({
          ...about,
          media: planned.photos.map((photo) => photoOf(photo, files)),
        });
      case 'poll':
        return [
          await raw.sendPoll({ ...about, ...poll(planned.poll, files, now()), ...markup(planned) }),
        ];
      case 'file':
        return [
          await raw.sendDocument({
            ...about,
            document: new InputFile(Buffer.from(planned.content), planned.name),
          }),
        ];
    }
  }

  async function edit(
    raw: Api['raw'],
    message: { readonly chat_id: number; readonly message_id: number },
    planned: Planned,
    files: Files,
  ): Promise<Message[]> {
    switch (planned.kind) {
      case 'rich':
        return changed(
          await raw.editMessageText({
            ...message,
            rich_message: rich(planned.blocks, files),
            ...markup(planned),
          }),
        );
      case 'text':
        return changed(
          await raw.editMessageText({ ...message, ...text(planned.text), ...markup(planned) }),
        );
      case 'photo':
        return changed(
          await raw.editMessageMedia({
            ...message,
            media: photoOf(planned.photo, files),
            ...markup(planned),
          }),
        );
      default:
        throw new Error(`telegram: a ${planned.kind} can't be edited`);
    }
  }
}

const messagesIn = (planned: Planned): number =>
  planned.kind === 'album' ? planned.photos.length : 1;

const changed = (message: Message | true): Message[] => (message === true ? [] : [message]);

/** The id is looked up only where somebody needs it: see `ready.ts`. */
const sent = (message: Message): Sent => ({
  get id() {
    return message.message_id;
  },
  ...(message.poll ? { poll: message.poll.id } : {}),
});
