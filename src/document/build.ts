/** Small builders for document nodes, so that abilities and demos read like the text they make. */
import type { Heading, List, Paragraph, Table } from 'mdast';
import type { FigureSpec } from '#figures/spec.ts';
import type { Block, Details, Document, Figure, Inline } from './nodes.ts';

/** A plain string is text; nodes stand as they are. */
export type Content = string | Inline;

const inline = (content: readonly Content[]): Inline[] =>
  content.map((part) => (typeof part === 'string' ? { type: 'text', value: part } : part));

export const document = (...children: Block[]): Document => ({ type: 'root', children });

export const paragraph = (...content: Content[]): Paragraph => ({
  type: 'paragraph',
  children: inline(content),
});

export const heading = (depth: Heading['depth'], ...content: Content[]): Heading => ({
  type: 'heading',
  depth,
  children: inline(content),
});

export const strong = (...content: Content[]): Inline => ({
  type: 'strong',
  children: inline(content),
});

export const emphasis = (...content: Content[]): Inline => ({
  type: 'emphasis',
  children: inline(content),
});

export const inlineCode = (value: string): Inline => ({ type: 'inlineCode', value });

/** Inline TeX. */
export const tex = (value: string): Inline => ({ type: 'inlineMath', value });

/** TeX on a line of its own. */
export const formula = (value: string): Block => ({ type: 'math', value });

export const code = (lang: string, value: string): Block => ({ type: 'code', lang, value });

export const link = (url: string, ...content: Content[]): Inline => ({
  type: 'link',
  url,
  children: inline(content),
});

export const bullets = (...items: readonly (readonly Content[])[]): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: items.map((item) => ({
    type: 'listItem',
    spread: false,
    children: [paragraph(...item)],
  })),
});

/** A table whose first row is the header; numbers stand right, words left. */
export const table = (
  header: readonly Content[],
  rows: readonly (readonly Content[])[],
  align: readonly ('left' | 'right' | 'center')[] = header.map((_, i) =>
    i === 0 ? 'left' : 'right',
  ),
): Table => ({
  type: 'table',
  align: [...align],
  children: [header, ...rows].map((cells) => ({
    type: 'tableRow',
    children: cells.map((cell) => ({
      type: 'tableCell',
      children: inline([cell]) as never,
    })),
  })),
});

export const details = (summary: readonly Content[], ...children: Block[]): Details => ({
  type: 'details',
  summary: inline(summary),
  children,
});

export const figure = (spec: FigureSpec, alt: string): Figure => ({ type: 'figure', spec, alt });
