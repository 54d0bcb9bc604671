/** The options of a choice as blocks of its message: buttons carry only the letters. */
import { paragraph, strong } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import type { Choice } from '#document/reply.ts';

export const optionBlocks = ({ options }: Choice): Block[] =>
  options.flatMap(({ letter, text, figure, picked }) => [
    paragraph(strong(`${picked ? '☑ ' : ''}${letter.toUpperCase()}`), ' ', ...text),
    ...(figure ? [figure] : []),
  ]);
