/**
 * Inline nodes → Discord's Markdown. Discord has no entities, so every sign of a text that could mean something
 * to it goes out behind a backslash: what a person types never mentions, links, formats or begins a heading.
 */
import type { Inline } from '#document/nodes.ts';
import { texToText } from '#document/tex-text.ts';

/** Never seen by readers, and able to turn the order of a line around. */
const INVISIBLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu;

/** The text as it is read, whatever it holds. */
export const escaped = (text: string): string =>
  text
    .replaceAll(INVISIBLE, '')
    .replaceAll(/\s*\n\s*/gu, ' ')
    // Marks, spoilers, code, links; `<` begins every mention, time, custom emoji and bracketed address.
    .replaceAll(/[\\*_~|`<>@[\]]/gu, '\\$&')
    // A bare address becomes a link by its `://`, a name between colons an emoji.
    .replaceAll(/:(?=\/\/|[\w+-]+:)/gu, '\\:')
    // What only means something where a line begins, which a node can't know: heading, small print, list.
    .replace(/^(\s*)([#+-])/u, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/u, '$1\\$2');

/** Marks that hold already: within bold text another `**` would end it. */
type Marks = ReadonlySet<string>;

const MARKS: Readonly<Record<string, string>> = { strong: '**', emphasis: '*', delete: '~~' };

export const inlineMarkdown = (nodes: readonly Inline[], marks: Marks = new Set()): string =>
  nodes.reduce((text, node) => joined(text, inline(node, marks)), '');

function inline(node: Inline, marks: Marks): string {
  switch (node.type) {
    case 'text':
      return escaped(node.value);
    case 'inlineCode':
      return inlineCode(node.value);
    case 'inlineMath':
      return escaped(texToText(node.value, false));
    case 'break':
      return '\n';
    case 'link':
      return link(node.url, node.children, marks);
    case 'strong':
    case 'emphasis':
    case 'delete':
      return marked(node.type, node.children, marks);
    default:
      return 'children' in node ? inlineMarkdown(node.children as Inline[], marks) : '';
  }
}

/** `**text**`, the room around the words outside: `** a **` would be no mark. */
function marked(type: string, children: readonly Inline[], marks: Marks): string {
  const mark = MARKS[type]!;
  if (marks.has(type)) return inlineMarkdown(children, marks);
  const text = inlineMarkdown(children, new Set([...marks, type]));
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text) ?? [];
  return words === '' ? text : `${before}${mark}${words}${mark}${after}`;
}

/** Two marks that touch would be read as one: a space of no width keeps them apart. */
const joined = (before: string, after: string): string =>
  /[*~`]$/u.test(before) && !/\\[*~`]$/u.test(before) && /^[*~`]/u.test(after)
    ? `${before}\u200B${after}`
    : before + after;

/** Code as it is; backticks of its own are fenced by two, or replaced by their look-alike where that can't be. */
export function inlineCode(value: string): string {
  const code = value.replaceAll(INVISIBLE, '').replaceAll(/\s*\n\s*/gu, ' ');
  if (code.trim() === '') return code;
  if (!code.includes('`')) return `\`${code}\``;
  return code.includes('``') ? `\`${code.replaceAll('`', 'ˋ')}\`` : `\`\` ${code} \`\``;
}

/** Lines of code in a block; a fence inside is broken by a space of no width. */
export const codeBlock = (value: string, language = ''): string =>
  `\`\`\`${/^[\w+-]*$/u.test(language) ? language : ''}\n${value
    .replaceAll(INVISIBLE, '')
    .replaceAll('``', '`\u200B`')}\n\`\`\``;

/** Only addresses of the web are links. */
function link(url: string, children: readonly Inline[], marks: Marks): string {
  const label = inlineMarkdown(children, marks);
  if (!/^https?:\/\//iu.test(url) || !URL.canParse(url)) return label;
  const address = new URL(url).href.replaceAll(
    /[()<>\\\s]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `[${label}](<${address}>)`;
}
