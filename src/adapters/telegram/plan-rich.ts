/** Document → rich messages: native headings, LaTeX, tables, folded parts, and figures in their place. Pure. */
import type { InputRichBlock, RichBlockTableCell } from '@grammyjs/types';
import type { List, Table } from 'mdast';
import type { Block } from '#document/nodes.ts';
import type { Theme } from '#figures/spec.ts';
import { splitBlocks } from '../shared/split.ts';
import { tableText } from '../shared/table-text.ts';
import { inlineText } from './entities.ts';
import { LIMITS } from './limits.ts';
import { figurePicture, type Picture } from './pictures.ts';
import { richDepth, richLength, richText } from './rich-text.ts';

export type RichBlock = InputRichBlock<Picture>;

/** The blocks of each message that the document takes. */
export function planRich(blocks: readonly Block[], theme: Theme): RichBlock[][] {
  return splitBlocks(blocks, (some) => fits(richBlocks(some, theme))).map((some) =>
    richBlocks(some, theme),
  );
}

export const richBlocks = (blocks: readonly Block[], theme: Theme): RichBlock[] =>
  blocks.flatMap((block) => richBlock(block, theme));

function richBlock(block: Block, theme: Theme): RichBlock[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'heading', size: block.depth, text: richText(block.children) }];
    case 'paragraph': {
      const text = richText(block.children);
      return text === '' ? [] : [{ type: 'paragraph', text }];
    }
    case 'math':
      return [{ type: 'mathematical_expression', expression: block.value }];
    case 'code':
      return [{ type: 'pre', text: block.value, ...(block.lang ? { language: block.lang } : {}) }];
    case 'list':
      return [{ type: 'list', items: items(block, theme) }];
    case 'table':
      return [table(block)];
    case 'blockquote':
      return [{ type: 'blockquote', blocks: richBlocks(block.children, theme) }];
    case 'details':
      return [
        {
          type: 'details',
          summary: richText(block.summary),
          blocks: richBlocks(block.children, theme),
        },
      ];
    case 'figure':
      return [
        {
          type: 'photo',
          photo: { type: 'photo', media: figurePicture(block, theme) },
          caption: { text: { type: 'italic', text: block.alt } },
        },
      ];
    case 'thematicBreak':
      return [{ type: 'divider' }];
    default:
      return [];
  }
}

const items = (list: List, theme: Theme) =>
  list.children.map((item, i) => ({
    blocks: richBlocks(item.children as Block[], theme),
    ...(list.ordered ? { value: (list.start ?? 1) + i, type: '1' as const } : {}),
  }));

/** A table of more columns than Telegram shows becomes aligned text. */
function table(node: Table): RichBlock {
  const columns = Math.max(...node.children.map(({ children }) => children.length));
  if (columns > LIMITS.rich.columns) {
    return { type: 'pre', text: tableText(node, (cell) => inlineText(cell).text) };
  }
  return {
    type: 'table',
    is_bordered: true,
    is_striped: true,
    cells: node.children.map((row, i) =>
      row.children.map(
        ({ children }, column): RichBlockTableCell => ({
          text: richText(children),
          align: node.align?.[column] ?? 'left',
          valign: 'middle',
          ...(i === 0 ? { is_header: true as const } : {}),
        }),
      ),
    ),
  };
}

export interface Size {
  readonly text: number;
  readonly blocks: number;
  readonly media: number;
  readonly depth: number;
}

const fits = (blocks: readonly RichBlock[]): boolean => {
  const { text, blocks: count, media, depth } = sizeOf(blocks);
  const { rich } = LIMITS;
  return text <= rich.text && count <= rich.blocks && media <= rich.media && depth <= rich.depth;
};

/** The size of a message, as its limits count it. */
export function sizeOf(blocks: readonly RichBlock[]): Size {
  return blocks.map(sizeOfBlock).reduce(
    (sum, one) => ({
      text: sum.text + one.text,
      blocks: sum.blocks + one.blocks,
      media: sum.media + one.media,
      depth: Math.max(sum.depth, one.depth),
    }),
    { text: 0, blocks: 0, media: 0, depth: 0 },
  );
}

function sizeOfBlock(block: RichBlock): Size {
  const one = { text: 0, blocks: 1, media: 0, depth: 1 };
  switch (block.type) {
    case 'mathematical_expression':
      return { ...one, text: block.expression.length };
    case 'photo': {
      const caption = block.caption?.text ?? '';
      return { ...one, text: richLength(caption), media: 1, depth: 1 + richDepth(caption) };
    }
    case 'list': {
      const inner = sizeOf(block.items.flatMap(({ blocks }) => blocks));
      return around(inner, { blocks: 1 + block.items.length, text: 4 * block.items.length });
    }
    case 'table': {
      const cells = block.cells.flat().map(({ text }) => text ?? '');
      return {
        ...one,
        text: cells.reduce((sum, text) => sum + richLength(text), 0),
        blocks: 1 + block.cells.length,
        depth: 2 + Math.max(0, ...cells.map(richDepth)),
      };
    }
    case 'blockquote':
      return around(sizeOf(block.blocks), { blocks: 1, text: 0 });
    case 'details': {
      const inner = around(sizeOf(block.blocks), { blocks: 1, text: richLength(block.summary) });
      return { ...inner, depth: Math.max(inner.depth, 1 + richDepth(block.summary)) };
    }
    default:
      return 'text' in block
        ? { ...one, text: richLength(block.text), depth: 1 + richDepth(block.text) }
        : one;
  }
}

const around = (inner: Size, own: Pick<Size, 'blocks' | 'text'>): Size => ({
  text: inner.text + own.text,
  blocks: inner.blocks + own.blocks,
  media: inner.media,
  depth: inner.depth + 1,
});
