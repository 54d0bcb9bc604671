/** A sentence of a quiz as nodes: text with `$TeX$` and `` `code` ``, and nothing else of Markdown, which would take a number and its point for a list. */
import { inlineCode, tex } from '#document/build.ts';
import type { Inline } from '#document/nodes.ts';

export const inlineOf = (sentence: string): Inline[] =>
  [...sentence.matchAll(/\$([^$]+)\$|`([^`]+)`|[^$`]+/gu)].map(
    ([text, math, verbatim]): Inline =>
      math !== undefined
        ? tex(math)
        : verbatim !== undefined
          ? inlineCode(verbatim)
          : { type: 'text', value: text },
  );
