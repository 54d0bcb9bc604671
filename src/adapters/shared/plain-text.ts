/** Inline nodes as plain text, formulas readable: for labels, cells of tables, and what pictures show. */
import type { Inline } from '#document/nodes.ts';
import { texToText } from '#document/tex-text.ts';

export const plainText = (nodes: readonly Inline[]): string =>
  nodes
    .map((node): string => {
      switch (node.type) {
        case 'text':
        case 'inlineCode':
          return node.value.replaceAll(/\s*\n\s*/gu, ' ');
        case 'inlineMath':
          return texToText(node.value, false);
        case 'break':
          return ' ';
        default:
          return 'children' in node ? plainText(node.children as Inline[]) : '';
      }
    })
    .join('');

/** The text where it takes at most `max` units, else as many whole words as fit, and an ellipsis. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const words = text.slice(0, max - 1);
  const end = Math.max(words.lastIndexOf(' '), words.search(/[。；，][^。；，]*$/u) + 1);
  // A name without spaces is cut between characters, never within one.
  const kept = end > max / 2 ? words.slice(0, end) : words.replace(/[\uD800-\uDBFF]$/u, '');
  return `${kept.trimEnd()}…`;
}
