/**
 * A question as a line of Anki's text import: a note of the type Basic, its fields HTML made from the tree, formulas
 * in the form Anki's MathJax reads. The directives are those of https://docs.ankiweb.net/importing/text-files.html
 */
import { toHtml } from 'hast-util-to-html';
import { type Handler, toHast } from 'mdast-util-to-hast';
import type { QuestionText } from '#bank/question.ts';
import { bullets, document } from '#document/build.ts';
import type { Document } from '#document/nodes.ts';

/** What makes the import ask nothing: how to read the lines, and which column is what. */
export const DIRECTIVES: readonly string[] = [
  '#separator:tab',
  '#html:true',
  '#notetype:Basic',
  '#guid column:1',
  '#tags column:4',
];

/** `guid` is what a second import knows the note by: it updates it instead of making another. */
export function ankiLine(
  guid: string,
  { title, sentence, keyPoints }: Pick<QuestionText, 'title' | 'sentence' | 'keyPoints'>,
  tags: readonly string[],
): string {
  const points = bullets(...keyPoints.map(({ text }) => [...text]));
  return [
    guid,
    toHtml({ type: 'text', value: title }),
    html(document(...(sentence as Document).children, points)),
    tags.join(' '),
  ]
    .map(field)
    .join('\t');
}

const mathBetween =
  (open: string, close: string): Handler =>
  (_state, node: { value: string }) => ({ type: 'text', value: `${open}${node.value}${close}` });

const html = (tree: Document): string =>
  toHtml(
    toHast(tree, {
      handlers: {
        inlineMath: mathBetween(String.raw`\(`, String.raw`\)`),
        math: mathBetween(String.raw`\[`, String.raw`\]`),
        // A card has no list of sources.
        cite: () => undefined,
      },
    }),
  );

/** One line without tabs; what holds a quotation mark is quoted, as in CSV. */
function field(text: string): string {
  const line = text.replaceAll(/[\t\r\n]+/gu, ' ').trim();
  return line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line;
}
