/** The parts of planned messages as the Bot API takes them, with files where pictures are named. */
import type { InputMediaPhoto, InputRichMessage, MessageEntity } from '@grammyjs/types';
import type { InputFile } from 'grammy';
import type { Formatted } from './entities.ts';
import { LIMITS } from './limits.ts';
import { isPicture } from './pictures.ts';
import type { Planned } from './plan.ts';
import type { Captioned } from './plan-classic.ts';
import type { PollPlan } from './plan-poll.ts';
import type { RichBlock as PlannedBlock } from './plan-rich.ts';
import { Ready } from './ready.ts';

/** By the hash of the picture: the id of an earlier upload, or what is to be uploaded. */
export type Files = ReadonlyMap<string, string | InputFile>;

export const markup = (planned: Planned) =>
  'keyboard' in planned && planned.keyboard ? { reply_markup: planned.keyboard.markup } : {};

export const text = ({ text: words, entities }: Formatted) => ({
  text: words,
  entities: entities as MessageEntity[],
  link_preview_options: { is_disabled: true },
});

export function photoOf({ picture, caption }: Captioned, files: Files): InputMediaPhoto<InputFile> {
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

export function rich(blocks: readonly PlannedBlock[], files: Files): InputRichMessage<InputFile> {
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

export function poll(
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
