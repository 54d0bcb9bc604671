/**
 * Document → plain messages with entities, for clients that can't show rich ones: formulas as readable text, and as
 * pictures with the figures before it; folded parts as quotations that open. Pure.
 */
import type { List } from 'mdast';
import { emphasis, paragraph, strong } from '#document/build.ts';
import type { Block, Details, Figure } from '#document/nodes.ts';
import { texToText } from '#document/tex-text.ts';
import type { Theme } from '#figures/spec.ts';
import { splitBlocks } from '../shared/split.ts';
import { tableText } from '../shared/table-text.ts';
import { type Formatted, inlineText, join, plain, styled, trimmed } from './entities.ts';
import { LIMITS } from './limits.ts';
import { figurePicture, formulaPicture, type Picture } from './pictures.ts';

/** A picture, and what stands under it. */
export interface Captioned {
  readonly picture: Picture;
  readonly caption: Formatted;
}

export interface Classic {
  readonly pictures: readonly Captioned[];
  readonly texts: readonly Formatted[];
}

export function planClassic(
  blocks: readonly Block[],
  theme: Theme,
  withPictures: boolean,
): Classic {
  const pictures = withPictures ? picturesIn(blocks, theme) : [];
  const whole = textOf(blocks);
  // A figure with a few words is one message: the words are its caption.
  const [only] = pictures;
  if (only && pictures.length === 1 && whole.text.length <= LIMITS.caption) {
    return { pictures: [{ ...only, caption: whole }], texts: [] };
  }
  const worded = withPictures ? blocks.map((block) => inWords(block, named)) : blocks;
  const texts = splitBlocks(worded, (some) => textOf(some).text.length <= LIMITS.text)
    .map(textOf)
    .filter(({ text }) => text !== '');
  return { pictures, texts };
}

/** Figures and displayed formulas in their order; folded parts keep their formulas as text. */
function picturesIn(blocks: readonly Block[], theme: Theme, folded = false): Captioned[] {
  return blocks.flatMap((block): Captioned[] => {
    switch (block.type) {
      case 'figure':
        return [{ picture: figurePicture(block, theme), caption: caption(block.alt) }];
      case 'math':
        return folded
          ? []
          : [
              {
                picture: formulaPicture(block.value, theme),
                caption: caption(texToText(block.value, true)),
              },
            ];
      case 'details':
        return picturesIn(block.children, theme, true);
      case 'blockquote':
      case 'list':
      case 'listItem':
        return picturesIn(block.children as Block[], theme, folded);
      default:
        return [];
    }
  });
}

/** A block with words in the place of its figures. */
export function inWords(block: Block, words: (figure: Figure) => string): Block {
  if (block.type === 'figure') return paragraph(emphasis(words(block)));
  if (!('children' in block)) return block;
  const children = (block.children as Block[]).map((child) => inWords(child, words));
  return { ...block, children } as Block;
}

/** What its picture says under itself need not be said again: the title tells which picture is meant. */
const named = ({ spec, alt }: Figure): string =>
  alt.length <= LIMITS.caption && spec.title !== '' ? spec.title : alt;

/** A longer one stands in the text only. */
const caption = (text: string): Formatted => plain(text.length <= LIMITS.caption ? text : '');

export const textOf = (blocks: readonly Block[]): Formatted =>
  trimmed(
    join(
      blocks.map(textOfBlock).filter(({ text }) => text !== ''),
      '\n\n',
    ),
  );

/** A block is measured again and again while its message is filled. */
const texts = new WeakMap<Block, Formatted>();

function textOfBlock(block: Block): Formatted {
  const known = texts.get(block);
  if (known) return known;
  const text = blockText(block);
  texts.set(block, text);
  return text;
}

function blockText(block: Block): Formatted {
  switch (block.type) {
    case 'heading':
      return inlineText([strong(...block.children)]);
    case 'paragraph':
      return inlineText(block.children);
    case 'math':
      return plain(texToText(block.value, true));
    case 'code':
      return styled(plain(block.value), {
        type: 'pre',
        ...(block.lang ? { language: block.lang } : {}),
      });
    case 'list':
      return listText(block);
    case 'table':
      return styled(plain(tableText(block, (cell) => inlineText(cell).text)), { type: 'pre' });
    case 'blockquote':
      return styled(textOf(block.children), { type: 'blockquote' });
    case 'details':
      return detailsText(block);
    case 'figure':
      return styled(plain(block.alt), { type: 'italic' });
    case 'thematicBreak':
      return plain('———');
    default:
      return plain('');
  }
}

/** Telegram shows the first lines and folds the rest; a quotation can't hold another one. */
function detailsText({ summary, children }: Details): Formatted {
  const inner = textOf(children);
  const content = join([inlineText([strong(...summary)]), withoutQuotations(inner)], '\n');
  return styled(content, { type: 'expandable_blockquote' });
}

const withoutQuotations = ({ text, entities }: Formatted): Formatted => ({
  text,
  entities: entities.filter(({ type }) => !type.endsWith('blockquote')),
});

const listText = (list: List): Formatted =>
  join(
    list.children.map((item, i) => {
      const bullet = list.ordered ? `${(list.start ?? 1) + i}. ` : '• ';
      const blocks = (item.children as Block[]).map((block) =>
        block.type === 'list' ? indented(textOfBlock(block)) : textOfBlock(block),
      );
      return join([plain(bullet), join(blocks, '\n')]);
    }),
    '\n',
  );

/** Every line two spaces in; entities grow with their lines. */
function indented({ text, entities }: Formatted): Formatted {
  const moved = (offset: number): number => offset + 2 * text.slice(0, offset).split('\n').length;
  return {
    text: `  ${text.replaceAll('\n', '\n  ')}`,
    entities: entities.map((entity) => {
      const offset = moved(entity.offset);
      return { ...entity, offset, length: moved(entity.offset + entity.length) - offset };
    }),
  };
}
