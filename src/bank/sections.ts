/** The three depths of an answer: which heading opens each, per language. */
import { toString as textOf } from 'mdast-util-to-string';
import { document } from '#document/build.ts';
import type { Document } from '#document/nodes.ts';
import type { Language, Localized } from '#locales/language.ts';

export const DEPTHS = ['sentence', 'answer', 'depth'] as const;
export type Depth = (typeof DEPTHS)[number];

export const HEADINGS: Localized<Record<Depth, string>> = {
  en: { sentence: 'In one sentence', answer: 'In the interview', depth: 'In depth' },
  zh: { sentence: '一句话', answer: '面试回答', depth: '推导与细节' },
};

/** Splits a body at its `##` headings; a missing, empty or misplaced part is returned as a message. */
export function splitDepths(
  body: Document,
  language: Language,
): { parts: Record<Depth, Document> } | { message: string; line: number } {
  const parts: Partial<Record<Depth, Document>> = {};
  let current: Document | undefined;
  let expected = 0;
  for (const node of body.children) {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'heading' && node.depth === 2) {
      const depth = DEPTHS[expected];
      const wanted = depth && HEADINGS[language][depth];
      if (!depth || textOf(node) !== wanted) {
        return {
          message: `expected the heading "## ${wanted ?? '(none)'}", found "${textOf(node)}"`,
          line,
        };
      }
      current = parts[depth] = document();
      expected++;
    } else if (current) {
      current.children.push(node);
    } else {
      return { message: `text before the heading "## ${HEADINGS[language].sentence}"`, line };
    }
  }
  for (const depth of DEPTHS) {
    if (!parts[depth]?.children.length) {
      return { message: `the part "## ${HEADINGS[language][depth]}" is missing or empty`, line: 1 };
    }
  }
  return { parts: parts as Record<Depth, Document> };
}
