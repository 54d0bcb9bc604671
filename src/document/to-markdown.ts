/** Document → Markdown that any viewer shows: for `--json` and for export. Folded parts stand open under a bold line. */
import type { Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { toMarkdown as serialise } from 'mdast-util-to-markdown';
import { emphasis, paragraph, strong } from './build.ts';
import type { Block, Document } from './nodes.ts';

export function toMarkdown(document: Document): string {
  const root: Root = { type: 'root', children: document.children.flatMap(plain) };
  return serialise(root, {
    extensions: [gfmToMarkdown(), mathToMarkdown()],
    bullet: '-',
    emphasis: '*',
  });
}

/** Our own nodes as standard ones. */
function plain(block: Block): Block[] {
  switch (block.type) {
    case 'details':
      return [paragraph(strong(...block.summary)), ...block.children.flatMap(plain)];
    case 'figure':
      return [paragraph(emphasis(block.alt))];
    default:
      return [block];
  }
}
