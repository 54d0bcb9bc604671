/** Rich messages: their limits, and what the bot gets back of the blocks it sent. */
import { malformed, within } from './api-error.ts';
import { documentOf, type Files, photoSizes } from './files.ts';
import { type Button, checkButton } from './keyboard.ts';

/** A block or an inline text, as a tree; what it may hold was checked against the declarations before. */
interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

export interface RichInput {
  readonly blocks?: readonly Node[];
  readonly html?: string;
  readonly markdown?: string;
  readonly media?: unknown;
  readonly is_rtl?: boolean;
  readonly skip_entity_detection?: boolean;
}

interface Count {
  text: number;
  blocks: number;
  media: number;
}

/** Only in drafts. */
const NOT_SENT = new Set(['thinking']);
const LINK = /^(?:https?|tg|ton|mailto|tel):\S+$/u;

/** The message's `rich_message`; throws where a limit is passed. `type` is the chat's. */
export function receivedRich(input: RichInput, files: Pick<Files, 'take'>, type: string) {
  const forms = [input.blocks, input.html, input.markdown].filter((form) => form !== undefined);
  if (forms.length !== 1) throw malformed('exactly one of blocks, html and markdown must be used');
  if (!input.blocks)
    throw malformed('rich messages are sent as blocks: this server reads no markup');
  const count: Count = { text: 0, blocks: 0, media: 0 };
  const blocks = input.blocks.map((block) => blockOf(block, { count, files, type, depth: 1 }));
  within('rich blocks', count.blocks);
  within('rich text', count.text);
  within('rich media', count.media);
  return { blocks, ...(input.is_rtl ? { is_rtl: true } : {}) };
}

interface Walk {
  readonly count: Count;
  readonly files: Pick<Files, 'take'>;
  readonly type: string;
  readonly depth: number;
}

const deeper = (walk: Walk): Walk => {
  within('rich nesting', walk.depth);
  return { ...walk, depth: walk.depth + 1 };
};

function blockOf(block: Node, walk: Walk): Node {
  const inner = deeper(walk);
  walk.count.blocks++;
  if (NOT_SENT.has(block.type)) throw malformed(`a block ${block.type} can only stand in a draft`);
  const parts = Object.entries(block).map(([name, value]): [string, unknown] => {
    switch (name) {
      case 'text':
      case 'credit':
      case 'summary':
        return [name, textOf(value, inner)];
      case 'caption':
        return [name, captionOf(value, inner)];
      case 'expression':
        return [name, expressionOf(value, walk.count)];
      case 'blocks':
        return [name, (value as Node[]).map((child) => blockOf(child, inner))];
      case 'items':
        return [name, (value as Node[]).map((item, i) => itemOf(item, i, inner))];
      case 'cells':
        return [name, cellsOf(value as Node[][], inner)];
      case 'buttons':
        return [name, buttonsOf(value as (Button & Node)[], inner)];
      case 'photo':
      case 'document':
        return [name, mediaOf(value as { media: unknown }, name, walk)];
      default:
        return [name, value];
    }
  });
  return { ...Object.fromEntries(parts), type: block.type };
}

const itemOf = (item: Node, index: number, walk: Walk) => {
  walk.count.blocks++;
  const inner = deeper(walk);
  const { value } = item as { value?: number };
  return {
    ...item,
    label: value === undefined ? '•' : `${value ?? index + 1}.`,
    blocks: (item.blocks as Node[]).map((block) => blockOf(block, inner)),
  };
};

function cellsOf(rows: readonly (readonly Node[])[], walk: Walk) {
  if (rows.length === 0) throw malformed('a table without rows');
  return rows.map((row) => {
    walk.count.blocks++;
    within(
      'rich columns',
      row.reduce((sum, { colspan }) => sum + Number(colspan ?? 1), 0),
    );
    return row.map((cell) =>
      cell.text === undefined ? cell : { ...cell, text: textOf(cell.text, walk) },
    );
  });
}

function buttonsOf(buttons: readonly (Button & Node)[], walk: Walk) {
  within('rich buttons in a row', buttons.length);
  for (const button of buttons) richButton(button, walk);
  return buttons;
}

function richButton(button: Button, walk: Walk): void {
  checkButton(button, walk.type);
  if (button.style === 'link' && button.callback_data === undefined)
    throw malformed('the style link is for callback buttons');
  if (textOf(button.text, walk) === '') throw malformed('a button without a text');
}

function mediaOf({ media }: { media: unknown }, kind: 'photo' | 'document', walk: Walk) {
  walk.count.media++;
  const file = walk.files.take(media, kind);
  return kind === 'photo' ? photoSizes(file) : documentOf(file);
}

const captionOf = (caption: unknown, walk: Walk): unknown =>
  typeof caption === 'object' && caption !== null && 'text' in caption && !('type' in caption)
    ? { ...caption, text: textOf(caption.text, walk) }
    : textOf(caption, walk);

const expressionOf = (expression: unknown, count: Count): unknown => {
  if (typeof expression !== 'string' || expression.trim() === '')
    throw malformed('a formula without source');
  count.text += [...expression].length;
  return expression;
};

/** An inline text; every level of formatting counts as one of nesting. */
function textOf(text: unknown, walk: Walk): unknown {
  if (typeof text === 'string') {
    walk.count.text += [...text].length;
    return text;
  }
  if (Array.isArray(text)) return text.map((part) => textOf(part, walk));
  const node = text as Node;
  const inner = deeper(walk);
  if (node.type === 'mathematical_expression') expressionOf(node.expression, walk.count);
  if (node.type === 'url' && !LINK.test(String(node.url)))
    throw malformed(`wrong link ${node.url}`);
  if (node.type === 'button') richButton(node.button as Button, inner);
  return node.text === undefined ? node : { ...node, text: textOf(node.text, inner) };
}

/** All that a rich message says, as plain text; for people who read it. */
export function plainText(node: unknown): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(plainText).join('');
  if (typeof node !== 'object' || node === null) return '';
  const { text, expression, summary, blocks, items, cells, caption, buttons, alternative_text } =
    node as Node;
  const lines = [
    summary,
    text,
    expression,
    alternative_text,
    caption && typeof caption === 'object' && 'text' in caption ? caption.text : caption,
  ].filter((part) => part !== undefined);
  return [
    lines.map(plainText).join(' '),
    ...[blocks, items, buttons].flatMap((list) => (Array.isArray(list) ? list.map(plainText) : [])),
    ...(Array.isArray(cells) ? cells.map((row: unknown[]) => row.map(plainText).join(' | ')) : []),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** Buttons inside the blocks of a rich message. */
export function richButtons(node: unknown): Button[] {
  if (Array.isArray(node)) return node.flatMap(richButtons);
  if (typeof node !== 'object' || node === null) return [];
  const own = node as Node;
  if (own.type === 'buttons') return own.buttons as Button[];
  if (own.type === 'button') return [own.button as Button];
  return Object.values(own).flatMap(richButtons);
}
