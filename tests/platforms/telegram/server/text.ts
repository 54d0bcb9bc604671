/** Texts with their entities, checked as Telegram checks them. Markup in strings is not read: the coach sends entities. */
import type { MessageEntity } from '@grammyjs/types';
import { malformed, refused, within } from './api-error.ts';
import type { Limit } from './limits.ts';

export interface Formatted {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/** Kinds that hold no others, and kinds that don't hold their own. */
const LEAVES = new Set(['code', 'pre']);
const QUOTES = new Set(['blockquote', 'expandable_blockquote']);
const LINK = /^(?:https?|tg|ton|mailto|tel):\S+$/u;

/** A text as it will stand in the message: trimmed, its entities moved with it. Throws where something is wrong. */
export function formatted(
  text: string,
  entities: readonly MessageEntity[] | undefined,
  parseMode: unknown,
  limit: Limit,
): Formatted {
  if (parseMode !== undefined)
    throw malformed('parse_mode: this server reads no markup; send entities');
  if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/u.test(text))
    throw malformed('strings must be encoded in UTF-8');
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  within(limit, trimmed);
  within('entities', entities?.length ?? 0);
  for (const entity of entities ?? []) checkEntity(entity, text);
  checkNesting(entities ?? []);
  return { text: trimmed, entities: moved(entities ?? [], start, trimmed.length) };
}

/** A message's text: an empty one is refused in Telegram's own words. */
export function messageText(
  text: string,
  entities: readonly MessageEntity[] | undefined,
  parseMode: unknown,
): Formatted {
  if (text.trim() === '') throw malformed('message text is empty');
  return formatted(text, entities, parseMode, 'text');
}

function checkEntity(entity: MessageEntity, text: string): void {
  const { offset, length } = entity;
  if (offset < 0 || offset > text.length)
    throw malformed(`receive an entity with incorrect offset ${offset}`);
  if (length <= 0 || offset + length > text.length)
    throw malformed(`receive an entity with incorrect length ${length}`);
  if (isInsidePair(text, offset))
    throw malformed(`entity begins in a middle of a UTF-16 symbol at ${offset}`);
  if (isInsidePair(text, offset + length))
    throw malformed(`entity ends in a middle of a UTF-16 symbol at ${offset + length}`);
  if (entity.type === 'text_link' && !LINK.test(entity.url))
    throw malformed(`wrong link ${entity.url}`);
}

const isInsidePair = (text: string, at: number): boolean =>
  /^[\uDC00-\uDFFF]/u.test(text.slice(at, at + 1)) && /[\uD800-\uDBFF]$/u.test(text[at - 1] ?? '');

function checkNesting(entities: readonly MessageEntity[]): void {
  for (const [i, a] of entities.entries()) {
    for (const b of entities.slice(i + 1)) {
      const [first, second] = a.offset <= b.offset ? [a, b] : [b, a];
      const firstEnd = first.offset + first.length;
      if (second.offset >= firstEnd) continue;
      const nested = second.offset + second.length <= firstEnd || first.offset === second.offset;
      if (!nested) throw malformed(`entities ${a.type} and ${b.type} overlap`);
      if (LEAVES.has(a.type) || LEAVES.has(b.type)) {
        // Code holds no other format and stands in none but a quotation.
        if (!QUOTES.has(a.type) && !QUOTES.has(b.type))
          throw malformed(`${a.type} and ${b.type} can't be nested`);
      }
      if (QUOTES.has(a.type) && QUOTES.has(b.type)) throw malformed('quotations cannot be nested');
    }
  }
}

const moved = (
  entities: readonly MessageEntity[],
  start: number,
  length: number,
): MessageEntity[] =>
  entities.flatMap((entity) => {
    const from = Math.max(0, entity.offset - start);
    const until = Math.min(length, entity.offset - start + entity.length);
    return until > from ? [{ ...entity, offset: from, length: until - from }] : [];
  });

/** `text` and `entities` as fields of a message, under the names they have there. */
export const textFields = (
  { text, entities }: Formatted,
  [textName, entitiesName]: readonly [string, string] = ['text', 'entities'],
): Record<string, unknown> => ({
  [textName]: text,
  ...(entities.length > 0 ? { [entitiesName]: entities } : {}),
});

export const notModified = () =>
  refused(
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  );
