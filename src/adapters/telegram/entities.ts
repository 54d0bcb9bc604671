/**
 * Inline nodes → plain text with entities, offsets in UTF-16 units as Telegram counts them. No markup is parsed
 * anywhere: what a person typed stays text.
 */
import type { MessageEntity } from '@grammyjs/types';
import type { Inline } from '#document/nodes.ts';
import { texToText } from '#document/tex-text.ts';

export interface Formatted {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/** An entity without its place. */
export type Style =
  | { readonly type: 'bold' | 'italic' | 'strikethrough' | 'code' }
  | { readonly type: 'blockquote' | 'expandable_blockquote' }
  | { readonly type: 'pre'; readonly language?: string }
  | { readonly type: 'text_link'; readonly url: string };

export const plain = (text: string): Formatted => ({ text, entities: [] });

export function join(parts: readonly Formatted[], separator = ''): Formatted {
  let text = '';
  const entities: MessageEntity[] = [];
  for (const [i, part] of parts.entries()) {
    if (i > 0) text += separator;
    for (const entity of part.entities)
      entities.push({ ...entity, offset: entity.offset + text.length });
    text += part.text;
  }
  return { text, entities };
}

/** The whole in one style; Telegram refuses empty entities, and nothing may stand inside code. */
export function styled(inner: Formatted, style: Style): Formatted {
  if (inner.text.trim() === '') return inner;
  const whole = { ...style, offset: 0, length: inner.text.length } as MessageEntity;
  const atomic = style.type === 'code' || style.type === 'pre';
  return { text: inner.text, entities: [whole, ...(atomic ? [] : inner.entities)] };
}

export const inlineText = (nodes: readonly Inline[]): Formatted => join(nodes.map(inline));

function inline(node: Inline): Formatted {
  switch (node.type) {
    case 'text':
      return plain(node.value.replaceAll('\n', ' '));
    case 'inlineCode':
      return styled(plain(node.value), { type: 'code' });
    case 'inlineMath':
      return plain(texToText(node.value, false));
    case 'strong':
      return styled(inlineText(node.children), { type: 'bold' });
    case 'emphasis':
      return styled(inlineText(node.children), { type: 'italic' });
    case 'delete':
      return styled(inlineText(node.children), { type: 'strikethrough' });
    case 'link':
      return isWebAddress(node.url)
        ? styled(inlineText(node.children), { type: 'text_link', url: node.url })
        : inlineText(node.children);
    case 'break':
      return plain('\n');
    default:
      return 'children' in node ? inlineText(node.children as Inline[]) : plain('');
  }
}

/** Only addresses of the web: nothing else may stand behind a word. */
export const isWebAddress = (url: string): boolean => /^https?:\/\//iu.test(url);

/** Without white space around it, which Telegram would cut and so shift the entities. */
export function trimmed({ text, entities }: Formatted): Formatted {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return {
    text: text.slice(start, end),
    entities: entities.flatMap((entity) => {
      const from = Math.max(entity.offset, start);
      const to = Math.min(entity.offset + entity.length, end);
      return to > from ? [{ ...entity, offset: from - start, length: to - from }] : [];
    }),
  };
}
