/**
 * Keeps a formula of the page on one line with the brackets and the punctuation that belong to it: a browser may break on both
 * sides of a picture, and would begin a line with the colon that follows.
 */
import type { ElementContent, Root, RootContent } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

const OPENING = /[\p{Ps}\p{Pi}]+$/u;
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}]+/u;
const CLASS = 'unbroken';

/** Changes `tree` where it stands. */
export function keepUnbroken(tree: Root): void {
  visit(tree, 'element', (parent) => {
    if (hasClass(parent, CLASS)) return SKIP;
    parent.children = parent.children.map((child, i, all) => {
      if (!hasClass(child, 'formula')) return child;
      const [before, after] = [takeSigns(all[i - 1], OPENING), takeSigns(all[i + 1], CLOSING)];
      if (before + after === '') return child;
      return {
        type: 'element',
        tagName: 'span',
        properties: { className: [CLASS] },
        children: [{ type: 'text', value: before }, child, { type: 'text', value: after }],
      };
    });
    return undefined;
  });
}

const hasClass = (node: RootContent, name: string): boolean =>
  node.type === 'element' && [node.properties.className].flat().includes(name);

/** The signs at the end or the beginning of a text, which loses them. */
function takeSigns(node: ElementContent | undefined, signs: RegExp): string {
  if (node?.type !== 'text') return '';
  const [taken = ''] = signs.exec(node.value) ?? [];
  node.value = node.value.replace(signs, '');
  return taken;
}
