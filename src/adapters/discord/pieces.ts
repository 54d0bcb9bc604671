/** Blocks → the pieces of a Discord message: texts in its Markdown, pictures, rules; folded parts stand aside. */
import type { List, ListItem, Table } from 'mdast';
import stringWidth from 'string-width';
import type { Block, Details, Inline } from '#document/nodes.ts';
import { texToText } from '#document/tex-text.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { plainText } from '../shared/plain-text.ts';
import { tableText } from '../shared/table-text.ts';
import { codeBlock, escaped, inlineCode, inlineMarkdown } from './markdown.ts';

/** What has to be drawn. */
export type Picture =
  | { readonly kind: 'figure'; readonly spec: FigureSpec }
  | { readonly kind: 'formula'; readonly tex: string };

export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly tight?: boolean }
  | { readonly kind: 'picture'; readonly picture: Picture; readonly alt: string }
  | { readonly kind: 'rule' };

/** Columns of a table that a phone shows without breaking its lines. */
const NARROW = 44;
/** The longest paragraph that hides behind a spoiler; what is longer, or more than one, is opened by a button. */
const SPOILER = 300;

/** `pictures`: whether they can be shown. Folded parts that are no spoilers are left out; `foldedIn` lists them. */
export function piecesOf(block: Block, pictures: boolean): Piece[] {
  switch (block.type) {
    case 'heading':
      return text(`${'#'.repeat(Math.min(3, block.depth))} ${inlineMarkdown(block.children)}`);
    case 'paragraph':
      return text(block.data?.spoiler ? hint(block.children) : inlineMarkdown(block.children));
    case 'math':
      return formula(block.value, pictures);
    case 'code':
      return text(codeBlock(block.value, block.lang ?? ''));
    case 'list':
      return listPieces(block, pictures);
    case 'table':
      return tablePieces(block, pictures);
    case 'blockquote':
      return quoted(block.children.flatMap((child) => piecesOf(child, pictures)));
    case 'details':
      return isSpoiler(block)
        ? text(`**${inlineMarkdown(block.summary)}** ||${spoiler(block)}||`)
        : [];
    case 'figure':
      return pictures
        ? [{ kind: 'picture', picture: { kind: 'figure', spec: block.spec }, alt: block.alt }]
        : text(escaped(block.alt));
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    default:
      return [];
  }
}

/** The folded parts of a reply that a button opens. */
export const foldedIn = (blocks: readonly Block[]): Details[] =>
  blocks.filter((block) => block.type === 'details').filter((part) => !isSpoiler(part));

const text = (value: string, tight = false): Piece[] =>
  value.trim() === '' ? [] : [{ kind: 'text', text: value, ...(tight ? { tight } : {}) }];

/** `**Hint:** ||…||` */
function hint(children: readonly Inline[]): string {
  const [first] = children;
  const shown = first?.type === 'strong' ? [first] : [];
  const hidden = inlineMarkdown(children.slice(shown.length)).trim();
  return [inlineMarkdown(shown), `||${hidden}||`].filter(Boolean).join(' ');
}

const isSpoiler = ({ children }: Details): boolean =>
  children.length === 1 &&
  children[0]?.type === 'paragraph' &&
  inlineMarkdown(children[0].children).length <= SPOILER;

const spoiler = ({ children }: Details): string =>
  children
    .map((child) => ('children' in child ? inlineMarkdown(child.children as Inline[]) : ''))
    .join('');

/** The picture, and under it what can be read aloud and copied. */
function formula(tex: string, pictures: boolean): Piece[] {
  const readable = texToText(tex, true);
  if (!pictures) return text(codeBlock(readable));
  return [
    { kind: 'picture', picture: { kind: 'formula', tex }, alt: readable },
    ...text(
      readable
        .split('\n')
        .map((line) => `-# ${inlineCode(line)}`)
        .join('\n'),
    ),
  ];
}

function listPieces(list: List, pictures: boolean): Piece[] {
  return list.children.flatMap((item, i) =>
    itemPieces(item, list.ordered ? `${(list.start ?? 1) + i}. ` : '- ', pictures).map(
      (piece, n): Piece =>
        piece.kind === 'text' && (i > 0 || n > 0) ? { ...piece, tight: true } : piece,
    ),
  );
}

/** The first text of an item stands behind the bullet, what follows is moved in. */
function itemPieces(item: ListItem, bullet: string, pictures: boolean): Piece[] {
  const pad = ' '.repeat(bullet.length);
  return item.children
    .flatMap((child) => piecesOf(child, pictures))
    .map((piece, n) =>
      piece.kind === 'text'
        ? {
            ...piece,
            text: piece.text.replaceAll(/^/gmu, pad).replace(pad, n === 0 ? bullet : pad),
          }
        : piece,
    );
}

const quoted = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece) =>
    piece.kind === 'text' ? { ...piece, text: piece.text.replaceAll(/^/gmu, '> ') } : piece,
  );

/** Aligned where a phone has room for it, else a picture, else row by row. */
function tablePieces(table: Table, pictures: boolean): Piece[] {
  const aligned = tableText(table, plainText);
  const width = Math.max(...aligned.split('\n').map((line) => stringWidth(line)));
  if (width <= NARROW) return text(codeBlock(aligned));
  const [header = [], ...rows] = table.children.map(({ children }) =>
    children.map((cell) => plainText(cell.children)),
  );
  if (!pictures) return rows.flatMap((row, i) => text(asLine(header, row), i > 0));
  const spec: FigureSpec = {
    kind: 'table',
    title: '',
    header,
    rows,
    align: header.map((_, i) => (table.align?.[i] === 'right' ? 'right' : 'left')),
  };
  const alt = [header, ...rows].map((row) => row.join(' | ')).join('; ');
  return [{ kind: 'picture', picture: { kind: 'figure', spec }, alt }];
}

/** `- first · header: cell · …` */
const asLine = (header: readonly string[], row: readonly string[]): string =>
  `- ${row
    .map((cell, i) => (i === 0 ? `**${escaped(cell)}**` : escaped(`${header[i]}: ${cell}`)))
    .join(' · ')}`;
