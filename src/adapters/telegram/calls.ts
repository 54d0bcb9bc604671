/**
 * Planned messages → calls of the Bot API, sent or edited. Pictures go out by the id of an earlier upload; where
 * Telegram has none, or knows it no more, they are uploaded and the id is kept.
 */
import type {
  InputMediaPhoto,
  InputRichMessage,
  Message,
  MessageEntity,
  PhotoSize,
  RichBlock,
} from '@grammyjs/types';
import { type Api, InputFile } from 'grammy';
import { type Messenger, type Pass, type Passed, PlatformError } from '#coach/messenger.ts';
import { addressOf, placeOf, type Target } from './address.ts';
import type { Formatted } from './entities.ts';
import { calling } from './errors.ts';
import { LIMITS } from './limits.ts';
import type { Media } from './media.ts';
import type { Picture } from './pictures.ts';
import type { Planned } from './plan.ts';
import type { Captioned } from './plan-classic.ts';
import type { PollPlan } from './plan-poll.ts';
import type { RichBlock as PlannedBlock } from './plan-rich.ts';
import { Ready } from './ready.ts';

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

type Files = ReadonlyMap<string, string | InputFile>;

export function createCalls({ api, posting, media, turn, now }: CallsParts): Calls {
  return {
    send: (target, planned, envelope) =>
      withFiles(picturesOf(planned), media, (files) =>
        paced(target, messagesIn(planned), envelope, (raw) =>
          send(raw, target, planned, envelope, files),
        ),
      ),
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

const markup = (planned: Planned) =>
  'keyboard' in planned && planned.keyboard ? { reply_markup: planned.keyboard.markup } : {};

const text = ({ text: words, entities }: Formatted) => ({
  text: words,
  entities: entities as MessageEntity[],
  link_preview_options: { is_disabled: true },
});

function photoOf({ picture, caption }: Captioned, files: Files): InputMediaPhoto<InputFile> {
  return {
    type: 'photo',
    media: files.get(picture.hash)!,
    ...(caption.text === ''
      ? {}
      : { caption: caption.text, caption_entities: caption.entities as MessageEntity[] }),
  };
}

/** Without uploads the same message is the same bytes, whoever it goes to. */
const serialised = new WeakMap<
  readonly PlannedBlock[],
  { readonly ids: string; readonly ready: Ready }
>();

function rich(blocks: readonly PlannedBlock[], files: Files): InputRichMessage<InputFile> {
  // Words that look like addresses or mentions stay words.
  const message = () => ({
    blocks: placed(blocks, files) as never,
    skip_entity_detection: true,
  });
  const uploads = [...files.values()].some((file) => typeof file !== 'string');
  if (uploads) return message();
  const ids = [...files.values()].join(' ');
  const known = serialised.get(blocks);
  const ready = known?.ids === ids ? known.ready : new Ready(message());
  serialised.set(blocks, { ids, ready });
  return ready as never;
}

/** The same tree, with files where pictures are named. */
export function placed(node: unknown, files: Files): unknown {
  if (Array.isArray(node)) return node.map((child) => placed(child, files));
  if (node === null || typeof node !== 'object') return node;
  if (isPicture(node)) return files.get(node.hash);
  return Object.fromEntries(
    Object.entries(node).map(([name, child]) => [name, placed(child, files)]),
  );
}

const isPicture = (node: object): node is Picture => 'hash' in node && 'shows' in node;

function poll(
  { question, description, options, correct, explanation, closesAt }: PollPlan,
  files: Files,
  now: number,
) {
  const [least, most] = LIMITS.poll.openSeconds;
  const left = closesAt === undefined ? 0 : Math.round((closesAt - now) / 1000);
  return {
    question,
    ...(description
      ? {
          description: description.text,
          description_entities: description.entities as MessageEntity[],
        }
      : {}),
    options: placed(options, files) as never,
    type: 'quiz' as const,
    is_anonymous: false,
    ...(correct.length > 1 ? { allows_multiple_answers: true } : {}),
    correct_option_ids: [...correct],
    ...(explanation.text === ''
      ? {}
      : {
          explanation: explanation.text,
          explanation_entities: explanation.entities as MessageEntity[],
        }),
    ...(left >= least && left <= most ? { open_period: left } : {}),
  };
}

const pictures = new WeakMap<object, Picture[]>();

/** Every picture of a message, in the order in which Telegram tells of them. */
export function picturesOf(planned: Planned): readonly Picture[] {
  if (planned.kind !== 'rich') return picturesIn(planned);
  const known = pictures.get(planned.blocks) ?? picturesIn(planned.blocks);
  pictures.set(planned.blocks, known);
  return known;
}

export function picturesIn(planned: unknown): Picture[] {
  if (Array.isArray(planned)) return planned.flatMap(picturesIn);
  if (planned === null || typeof planned !== 'object') return [];
  if (isPicture(planned)) return [planned];
  return Object.values(planned).flatMap(picturesIn);
}

/** So often somebody else's upload is waited for. */
const PATIENCE = 3;
const UNKNOWN_FILE = /file identifier|remote file|file_id|FILE_REFERENCE|MEDIA_EMPTY|wrong file/iu;

/**
 * Runs a call with the files of its pictures. What somebody else is uploading just now is waited for; where Telegram knows an
 * id no more, the call is made once again with uploads.
 */
async function withFiles(
  pictures: readonly Picture[],
  media: Media,
  call: (files: Files) => Promise<Message[]>,
): Promise<Sent[]> {
  if (pictures.length === 0) return (await call(new Map())).map(sent);
  const known = await knownOf(pictures, media);
  try {
    return await attempt(known);
  } catch (error) {
    const refused = error instanceof PlatformError && UNKNOWN_FILE.test(error.message);
    if (!refused || known.size === 0) throw error;
    await media.forget(known);
    return attempt(new Map());
  }

  async function attempt(ids: ReadonlyMap<string, string>): Promise<Sent[]> {
    const missing = pictures.filter(({ hash }) => !ids.has(hash));
    if (missing.length === 0) return (await call(ids)).map(sent);
    return media.uploading(missing, async () => {
      const files = new Map<string, string | InputFile>(ids);
      await Promise.all(
        missing.map(async (picture) => files.set(picture.hash, await media.draw(picture))),
      );
      const messages = await call(files);
      const told = messages.flatMap(photosIn);
      // As many as were sent, or it is unclear which is which.
      if (told.length === pictures.length) {
        await media.remember(new Map(pictures.map(({ hash }, i) => [hash, told[i]!])));
      }
      return messages.map(sent);
    });
  }
}

/** The ids there are, after those of uploads that are under way; an upload that takes its time is waited for only so long. */
async function knownOf(
  pictures: readonly Picture[],
  media: Media,
): Promise<ReadonlyMap<string, string>> {
  for (let waited = 0; ; waited++) {
    const known = await media.known(pictures);
    const busy = media.underway(pictures.filter(({ hash }) => !known.has(hash)));
    if (!busy || waited === PATIENCE) return known;
    await busy;
  }
}

/** The id is looked up only where somebody needs it: see `ready.ts`. */
const sent = (message: Message): Sent => ({
  get id() {
    return message.message_id;
  },
  ...(message.poll ? { poll: message.poll.id } : {}),
});

/** The ids of the pictures in a message, in their order. */
function photosIn({ photo, rich_message, poll: asked }: Message): string[] {
  return [
    ...largest(photo),
    ...(rich_message?.blocks ?? []).flatMap(photosInBlock),
    ...(asked?.options ?? []).flatMap(({ media }) => largest(media?.photo)),
  ];
}

function photosInBlock(block: RichBlock): string[] {
  switch (block.type) {
    case 'photo':
      return largest(block.photo);
    case 'details':
    case 'blockquote':
      return block.blocks.flatMap(photosInBlock);
    case 'list':
      return block.items.flatMap(({ blocks }) => blocks.flatMap(photosInBlock));
    default:
      return [];
  }
}

const largest = (sizes: readonly PhotoSize[] | undefined): string[] => {
  const last = sizes?.at(-1);
  return last ? [last.file_id] : [];
};
