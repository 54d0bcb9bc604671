/** Inline nodes → rich text, with formulas as LaTeX. */
import type { RichText } from '@grammyjs/types';
import type { Inline } from '#document/nodes.ts';
import { isWebAddress } from './entities.ts';

/** One node stands alone; nothing is an empty string. */
export function richText(nodes: readonly Inline[]): RichText {
  const parts = nodes.map(inline).filter((part) => part !== '');
  return parts.length === 1 ? parts[0]! : parts.length === 0 ? '' : parts;
}

function inline(node: Inline): RichText {
  switch (node.type) {
    case 'text':
      return node.value.replaceAll('\n', ' ');
    case 'inlineCode':
      return { type: 'code', text: node.value };
    case 'inlineMath':
      return { type: 'mathematical_expression', expression: node.value };
    case 'strong':
      return { type: 'bold', text: richText(node.children) };
    case 'emphasis':
      return { type: 'italic', text: richText(node.children) };
    case 'delete':
      return { type: 'strikethrough', text: richText(node.children) };
    case 'link':
      return isWebAddress(node.url)
        ? { type: 'url', text: richText(node.children), url: node.url }
        : richText(node.children);
    case 'break':
      return '\n';
    default:
      return 'children' in node ? richText(node.children as Inline[]) : '';
  }
}

/** Characters of a rich text, with the source of formulas, as Telegram counts them. */
export function richLength(text: RichText): number {
  if (typeof text === 'string') return text.length;
  if (Array.isArray(text)) return text.reduce((sum, part) => sum + richLength(part), 0);
  if ('expression' in text) return text.expression.length;
  return 'text' in text ? richLength(text.text) : 0;
}

/** Levels of nested formatting: 0 for plain text. */
export function richDepth(text: RichText): number {
  if (typeof text === 'string') return 0;
  if (Array.isArray(text)) return Math.max(0, ...text.map(richDepth));
  return 1 + ('text' in text ? richDepth(text.text) : 0);
}
