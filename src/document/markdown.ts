/**
 * Markdown → document, for content: GFM, `$math$`, and our two directives `::demo{#id}` and
 * `:cite[source]{at="…"}`. HTML in content is a fault, never markup.
 *
 * A person's own words never pass through here: they are data and become text nodes.
 */
import type { RootContent } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { toString as textOf } from 'mdast-util-to-string';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import { combineExtensions } from 'micromark-util-combine-extensions';
import type { Document, Inline } from './nodes.ts';

/** Something in a text that is not of our Markdown; `line` counts from 1 within the text. */
export interface MarkdownFault {
  readonly line: number;
  readonly message: string;
  readonly fix: string;
}

export interface Parsed {
  readonly document: Document;
  readonly faults: readonly MarkdownFault[];
}

/** Put together once: it takes longer than a short text takes to parse. */
const EXTENSIONS = [combineExtensions([gfm({ singleTilde: false }), math(), directive()])];
const MDAST_EXTENSIONS = [gfmFromMarkdown(), mathFromMarkdown(), directiveFromMarkdown()];

/** Parses a text of the bank. Faulty nodes are left out of the tree and listed. */
export function parseMarkdown(source: string): Parsed {
  const faults: MarkdownFault[] = [];
  const tree = fromMarkdown(source, {
    extensions: EXTENSIONS,
    mdastExtensions: MDAST_EXTENSIONS,
  });
  tree.children = tree.children.flatMap((node) => adopt(node, faults));
  return { document: tree, faults };
}

/** Parses one paragraph's worth of Markdown: a title, an option, a key point. */
export function parseInline(source: string): {
  inline: Inline[];
  faults: readonly MarkdownFault[];
} {
  const { document, faults } = parseMarkdown(source);
  const [first, ...rest] = document.children;
  if (first?.type === 'paragraph' && rest.length === 0) return { inline: first.children, faults };
  return {
    inline: [{ type: 'text', value: source }],
    faults: [
      ...faults,
      {
        line: 1,
        message: 'expected one paragraph of text',
        fix: 'remove lists, headings and empty lines',
      },
    ],
  };
}

/** Replaces directive nodes by ours, recursively, and lists what does not belong. */
function adopt(node: RootContent, faults: MarkdownFault[]): RootContent[] {
  const line = node.position?.start.line ?? 1;
  const reject = (message: string, fix: string): RootContent[] => {
    faults.push({ line, message, fix });
    return [];
  };
  switch (node.type) {
    case 'html':
      return reject('HTML is not shown', 'use Markdown, or write `<` as &lt;');
    case 'image':
    case 'imageReference':
      return reject('pictures come from demos', 'use ::demo{#id} with a demo of question.yaml');
    case 'leafDirective': {
      const id = node.attributes?.id;
      if (node.name === 'demo' && id) return [{ type: 'demoSlot', id, ...place(node) }];
      return reject(`unknown directive ::${node.name}`, 'the only block directive is ::demo{#id}');
    }
    case 'textDirective': {
      const source = textOf(node);
      if (node.name === 'cite' && source) {
        const at = node.attributes?.at;
        return [{ type: 'cite', source, ...(at ? { at } : {}), ...place(node) }];
      }
      return reject(
        `unknown directive :${node.name}`,
        'write :cite[source], or put a space or backslash around the colon',
      );
    }
    case 'containerDirective':
      return reject(`unknown directive :::${node.name}`, 'write a heading and paragraphs instead');
    default:
      if ('children' in node) {
        node.children = node.children.flatMap((child) => adopt(child, faults)) as never;
      }
      return [node];
  }
}

const place = ({ position }: RootContent) => (position ? { position } : {});
