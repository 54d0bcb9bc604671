/**
 * Document → text for a terminal: wrapped to its width, tables aligned (Chinese counts two columns),
 * formulas as readable Unicode, colours only where the terminal shows them.
 */
import { styleText } from 'node:util';
import type { List, ListItem } from 'mdast';
import { parsePairs } from '#coach/options.ts';
import type { Block, Document, Figure, Inline } from '#document/nodes.ts';
import { texToText } from '#document/tex-text.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import { tableText } from '../shared/table-text.ts';
import { wrap } from './wrap.ts';

export interface TerminalOptions {
  readonly width: number;
  readonly colours: boolean;
  readonly language: Language;
  /** Whether folded parts stand open. */
  readonly unfold: boolean;
  /** What stands where a figure belongs: its file, or the inline picture. */
  showFigure(figure: Figure): string;
}

type Format = Parameters<typeof styleText>[0];

export function renderDocument(document: Document, options: TerminalOptions): string {
  return renderBlocks(document.children, options);
}

const renderBlocks = (blocks: readonly Block[], options: TerminalOptions): string =>
  blocks
    .map((block) => renderBlock(block, options))
    .filter((text) => text !== '')
    .join('\n\n');

function renderBlock(block: Block, options: TerminalOptions): string {
  const style = (format: Format, text: string) =>
    options.colours ? styleText(format, text, { validateStream: false }) : text;
  const fold = (text: string) => wrap(text, options.width);
  switch (block.type) {
    case 'heading':
      return fold(
        style(block.depth <= 2 ? ['bold', 'cyan'] : 'bold', renderInline(block.children, options)),
      );
    case 'paragraph':
      return fold(renderInline(block.children, options));
    case 'math':
      return indent(style('yellow', texToText(block.value, true)), '    ');
    case 'code':
      return indent(style('dim', block.value), '    ');
    case 'list':
      return renderList(block, options);
    case 'table':
      return tableText(block, (nodes) => renderInline(nodes, options));
    case 'blockquote':
      return indent(renderBlocks(block.children, { ...options, width: options.width - 2 }), '│ ');
    case 'details': {
      const summary = style('bold', renderInline(block.summary, options));
      if (!options.unfold) return fold(`▸ ${summary}`);
      const inner = renderBlocks(block.children, { ...options, width: options.width - 2 });
      return `▾ ${summary}\n\n${indent(inner, '  ')}`;
    }
    case 'figure':
      return `${options.showFigure(block)}\n${fold(style('dim', block.alt))}`;
    case 'thematicBreak':
      return '─'.repeat(Math.min(options.width, 40));
    default:
      return '';
  }
}

function renderList(list: List, options: TerminalOptions): string {
  return list.children
    .map((item, i) => {
      const bullet = list.ordered ? `${(list.start ?? 1) + i}. ` : '• ';
      const pad = ' '.repeat(bullet.length);
      const inner = renderBlocks(item.children, {
        ...options,
        width: options.width - bullet.length,
      });
      return bullet + indent(inner + addressOf(item), pad).slice(pad.length);
    })
    .join('\n');
}

/** An item that ends with a link names a source: its address can't be clicked here, so it stands on a line of its own. */
function addressOf({ children }: ListItem): string {
  const block = children.at(-1);
  const link = block?.type === 'paragraph' ? block.children.at(-1) : undefined;
  return link?.type === 'link' ? `\n${link.url}` : '';
}

function renderInline(nodes: readonly Inline[], options: TerminalOptions): string {
  const style = (format: Format, text: string) =>
    options.colours ? styleText(format, text, { validateStream: false }) : text;
  return nodes
    .map((node): string => {
      switch (node.type) {
        case 'text':
          return safe(node.value.replaceAll('\n', ' '));
        case 'inlineCode':
          return style('green', safe(node.value));
        case 'inlineMath':
          return style('yellow', texToText(node.value, false));
        case 'strong':
          return style('bold', renderInline(node.children, options));
        case 'emphasis':
          return style('italic', renderInline(node.children, options));
        case 'link':
          return style('underline', renderInline(node.children, options));
        case 'break':
          return '\n';
        default:
          return 'children' in node ? renderInline(node.children as Inline[], options) : '';
      }
    })
    .join('');
}

/** A person's words may carry control sequences; a terminal must never obey them. */
const safe = (text: string): string =>
  text.replaceAll(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/gu, '');

const indent = (text: string, prefix: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : prefix + line))
    .join('\n');

/** Abilities that are commands too. The others keep something of a person, and one command has no memory. */
const COMMANDS = new Set(['ask', 'demo']);

/** The lines under an answer: what one could type next; `titled` unless its last words lead to them already. */
export function renderActions(
  actions: readonly { id: string; label: string }[],
  language: Language,
  titled = true,
): string {
  const typed = actions.filter(({ id }) => COMMANDS.has(id.split(':')[0]!));
  if (typed.length === 0) return '';
  return [
    ...(titled ? [wordsOf(language)('terminal-next')] : []),
    ...typed.map(({ id, label }) => `  • ${label}: ${commandOf(id)}`),
  ].join('\n');
}

/** `ask:slug` → `coach ask slug`; `demo:variance dk:512` → `coach demo variance --dk 512`. */
function commandOf(id: string): string {
  const [ability = '', input = ''] = id.split(/:(.*)/su);
  const [first = '', pairs = ''] = input.split(/\s(.*)/su);
  const options = Object.entries(ability === 'demo' ? parsePairs(pairs) : {}).map(
    ([name, value]) => `--${name} ${quoted(value)}`,
  );
  return ['npm run -s coach --', ability, first, ...options].join(' ');
}

/** A value as a shell takes it: what could mean something to it stands in single quotes. */
function quoted(value: string): string {
  if (/^[\p{L}\p{N}.,:+=_-]+$/u.test(value)) return value;
  return /[$`"\\!]/u.test(value) ? `'${value.replaceAll("'", String.raw`'\''`)}'` : `"${value}"`;
}
