/**
 * Blocks → messages that hold them: split at the borders of blocks, and where one block is too large, inside it at the
 * border nearest to its middle. Nothing is cut off, and nothing is left out.
 */
import type { List, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Block, Inline } from '#document/nodes.ts';

/** Whether these blocks fit into one message. */
export type Fits = (blocks: readonly Block[]) => boolean;

/** Throws where a block that can't be divided doesn't fit alone; that is a bug of the one who planned it. */
export function splitBlocks(blocks: readonly Block[], fits: Fits): Block[][] {
  const messages: Block[][] = [];
  let current: Block[] = [];
  const queue = [...blocks];
  for (let block = queue.shift(); block; block = queue.shift()) {
    if (fits([...current, block])) {
      current.push(block);
    } else if (current.length > 0) {
      // A heading goes with what it heads.
      const headings = trailingHeadings(current);
      const kept = current.slice(0, current.length - headings.length);
      if (kept.length > 0) messages.push(kept);
      queue.unshift(...(kept.length > 0 ? headings : []), block);
      if (kept.length === 0) messages.push(current);
      current = [];
    } else {
      const halves = halve(block);
      if (!halves) throw new Error(`split: a ${block.type} fits into no message`);
      queue.unshift(...halves);
    }
  }
  if (current.length > 0) messages.push(current);
  return messages;
}

function trailingHeadings(blocks: readonly Block[]): Block[] {
  const last = blocks.findLastIndex((block) => !isHeading(block));
  return blocks.slice(last + 1);
}

/** A paragraph that is all bold or slanted heads what follows, too. */
const isHeading = (block: Block): boolean =>
  block.type === 'heading' ||
  (block.type === 'paragraph' &&
    block.children.length === 1 &&
    ['strong', 'emphasis'].includes(block.children[0]!.type));

/** A block as two of its kind; `undefined` where it is one thing. */
export function halve(block: Block): [Block, Block] | undefined {
  switch (block.type) {
    case 'details':
    case 'blockquote': {
      const parts = halveAll(block.children as Block[]);
      return (
        parts && [
          { ...block, children: parts[0] as never },
          { ...block, children: parts[1] as never },
        ]
      );
    }
    case 'list':
      return halveList(block);
    case 'table':
      return halveTable(block);
    case 'code': {
      const parts = halveText(block.value, '\n') ?? halveText(block.value, '');
      return (
        parts && [
          { ...block, value: parts[0] },
          { ...block, value: parts[1] },
        ]
      );
    }
    case 'paragraph':
    case 'heading': {
      const parts = halveInline(block.children);
      return (
        parts && [
          { ...block, children: parts[0] },
          { ...block, children: parts[1] },
        ]
      );
    }
    default:
      return undefined;
  }
}

/** Two halves of about the same length of text. */
function halveAll(blocks: readonly Block[]): [Block[], Block[]] | undefined {
  if (blocks.length >= 2) {
    const at = middle(blocks.map(lengthOf));
    return [blocks.slice(0, at), blocks.slice(at)];
  }
  const halves = blocks[0] && halve(blocks[0]);
  return halves && [[halves[0]], [halves[1]]];
}

function halveList(list: List): [List, List] | undefined {
  const items = list.children;
  if (items.length >= 2) {
    const at = middle(items.map((item) => lengthOf(item as never)));
    const start = list.ordered ? { start: (list.start ?? 1) + at } : {};
    return [
      { ...list, children: items.slice(0, at) },
      { ...list, ...start, children: items.slice(at) },
    ];
  }
  const item = items[0];
  const parts = item && halveAll(item.children);
  return (
    parts && [
      { ...list, children: [{ ...item, children: parts[0] as never }] },
      { ...list, children: [{ ...item, children: parts[1] as never }] },
    ]
  );
}

/** Both halves have the header. */
function halveTable(table: Table): [Table, Table] | undefined {
  const [header, ...rows] = table.children;
  if (!header || rows.length < 2) return undefined;
  const at = middle(rows.map((row) => lengthOf(row as never)));
  return [
    { ...table, children: [header, ...rows.slice(0, at)] },
    { ...table, children: [header, ...rows.slice(at)] },
  ];
}

function halveInline(nodes: readonly Inline[]): [Inline[], Inline[]] | undefined {
  const [only] = nodes;
  if (nodes.length >= 2) {
    const at = middle(nodes.map(lengthOf));
    return [nodes.slice(0, at), nodes.slice(at)];
  }
  if (!only) return undefined;
  if (only.type === 'text' || only.type === 'inlineCode') {
    const parts =
      halveText(only.value, /(?<=[.!?] |[。！？；])/u) ??
      halveText(only.value, ' ') ??
      halveText(only.value, '');
    return parts && [[{ ...only, value: parts[0] }], [{ ...only, value: parts[1] }]];
  }
  if (!('children' in only)) return undefined;
  const parts = halveInline(only.children as Inline[]);
  return (
    parts && [
      [{ ...only, children: parts[0] } as Inline],
      [{ ...only, children: parts[1] } as Inline],
    ]
  );
}

/** At the border nearest to the middle; the border itself goes where it is a space or a line's end. */
function halveText(text: string, border: string | RegExp): [string, string] | undefined {
  const parts = border === '' ? [...text] : text.split(border);
  if (parts.length < 2) return undefined;
  const glue = typeof border === 'string' ? border : '';
  const at = middle(parts.map((part) => part.length + glue.length));
  return [parts.slice(0, at).join(glue), parts.slice(at).join(glue)];
}

/** The index at which to divide parts of these lengths, from 1 to their number less 1. */
function middle(lengths: readonly number[]): number {
  const half = lengths.reduce((sum, length) => sum + length, 0) / 2;
  let before = 0;
  let at = 0;
  while (at < lengths.length - 1 && (at === 0 || before + lengths[at]! <= half)) {
    before += lengths[at]!;
    at++;
  }
  return Math.max(1, at);
}

const lengthOf = (node: Block | Inline): number => Math.max(1, textOf(node).length);
