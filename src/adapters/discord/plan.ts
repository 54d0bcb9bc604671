/**
 * Reply → messages for Discord. Pure: pictures are named, and drawn later.
 *
 * A reply that is too long becomes several messages, divided at the borders of blocks. Folded parts are not sent:
 * a button opens each.
 */
import { createHash } from 'node:crypto';
import { details } from '#document/build.ts';
import type { Block, Details } from '#document/nodes.ts';
import type { Choice, Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import { optionBlocks } from '../shared/options.ts';
import { plainText } from '../shared/plain-text.ts';
import { splitBlocks } from '../shared/split.ts';
import {
  actionRows,
  choiceRows,
  createIds,
  foldedRows,
  type Ids,
  letterButton,
  takesSeveral,
} from './buttons.ts';
import { inlineMarkdown } from './markdown.ts';
import type { Form, PlannedMessage } from './message.ts';
import type { OptionPiece, Page } from './page.ts';
import { foldedIn, type Piece, piecesOf } from './pieces.ts';
import { embedMessage, textMessage } from './plan-fallback.ts';
import { richMessage } from './plan-rich.ts';

export interface PlanOptions {
  /** Of its readers. */
  readonly language: Language;
  readonly form: Form;
  /** Whether pictures can be sent. */
  readonly pictures: boolean;
  /** So many messages at most; what is beyond them is folded. @default any number */
  readonly most?: number;
  /** The id of a role that the first message calls. */
  readonly calls?: string;
}

/** Folded parts under the id that the buttons which open them bear. */
export interface Folded {
  readonly id: string;
  readonly parts: readonly Details[];
}

export interface Plan {
  readonly messages: readonly PlannedMessage[];
  /** To be kept, so that a button can open it. */
  readonly folded?: Folded;
  /** Ids that went out as short ones; to be kept. */
  readonly ids: readonly string[];
}

const MAKERS = { rich: richMessage, embed: embedMessage, text: textMessage } as const;

/** Options with more text than this stand in the body, so that they can be divided. */
const BESIDE = 2000;

/** `render` and `name` may remember blocks that many replies share. */
export function planReply(
  reply: Reply,
  options: PlanOptions,
  { render: renderAll, name } = createMemory(),
): Plan {
  const { form, pictures, most = Number.POSITIVE_INFINITY, calls } = options;
  const language = reply.language ?? options.language;
  const ids = createIds();
  const render = (block: Block) => renderAll(block, pictures);
  const make = (blocks: readonly Block[], end?: End, calling?: string, several = false) =>
    MAKERS[form]({
      pieces: [...blocks.flatMap(render), ...(end?.pieces ?? [])],
      rows: end?.rows ?? [],
      files: end?.files ?? [],
      ...(calling === undefined ? {} : { calls: calling }),
      ...(reply.key === undefined || !end ? {} : { key: reply.key, several }),
    });
  const folded = foldedIn(reply.document.children);
  const beside = reply.choice && form === 'rich' ? optionPieces(reply.choice, render, ids) : [];
  const body = [
    ...reply.document.children,
    ...(reply.choice && beside.length === 0 ? optionBlocks(reply.choice) : []),
  ].filter((block) => render(block).length > 0);
  const endWith = (parts: readonly Details[]): End => ({
    pieces: [...closing(reply.choice), ...beside],
    files: reply.files ?? [],
    rows: [
      ...(reply.choice && beside.length === 0 ? choiceRows(reply.choice, language, ids) : []),
      ...(parts.length > 0 ? foldedRows(name(parts), parts.map(labelOf), language) : []),
      ...actionRows(
        [...(reply.choice?.confirm ? [reply.choice.confirm] : []), ...reply.actions],
        language,
        ids,
      ),
    ],
  });
  const rest = (blocks: readonly Block[]) =>
    details([wordsOf(language)('discord-continue')], ...blocks);
  // Room for the button of a continuation is kept wherever there may be one.
  const largest = endWith(Number.isFinite(most) ? [rest([]), ...folded] : folded);
  const pages = paged(body, (page, isLast) => make(page, isLast ? largest : undefined, calls));
  const beyond = pages.slice(most).flat();
  const parts = beyond.length > 0 ? [rest(beyond), ...folded] : folded;
  const kept = pages.slice(0, most);
  const messages = kept.flatMap((page, i) => {
    const end = i === kept.length - 1 ? endWith(parts) : undefined;
    return make(page, end, i === 0 ? calls : undefined, i > 0) ?? [];
  });
  return {
    messages,
    ids: ids.long,
    ...(parts.length > 0 ? { folded: { id: name(parts), parts } } : {}),
  };
}

/** What stands below the text of the last message. */
type End = Pick<Page, 'pieces' | 'rows' | 'files'>;

/** Blocks as pieces, and folded parts as ids: each made once, as long as somebody holds the block. */
export function createMemory() {
  const pieces = [new WeakMap<Block, readonly Piece[]>(), new WeakMap<Block, readonly Piece[]>()];
  const names = new WeakMap<Details, string>();
  const nameOf = (part: Details): string => {
    const known = names.get(part) ?? hashed(serialised([part]));
    names.set(part, known);
    return known;
  };
  return {
    render: (block: Block, pictures: boolean): readonly Piece[] => {
      const known = pieces[pictures ? 1 : 0]!;
      const made = known.get(block) ?? piecesOf(block, pictures);
      known.set(block, made);
      return made;
    },
    /** Where the content is the same, so is the id. */
    name: (parts: readonly Details[]): string => hashed(parts.map(nameOf).join()),
  };
}

/** The blocks of each message: as many as fit, and the last with what stands below it. */
function paged(
  blocks: readonly Block[],
  make: (page: readonly Block[], isLast: boolean) => PlannedMessage | undefined,
): Block[][] {
  if (make(blocks, true)) return [[...blocks]];
  if (blocks.length === 0) return [];
  const pages = splitBlocks(blocks, (page) => make(page, false) !== undefined);
  const last = pages.pop()!;
  return make(last, true)
    ? [...pages, last]
    : [...pages, ...splitBlocks(last, (page) => make(page, true) !== undefined)];
}

/** Options with their buttons beside them, where one letter is the answer. */
function optionPieces(
  choice: Choice,
  render: (block: Block) => readonly Piece[],
  ids: Ids,
): (Piece | OptionPiece)[] {
  if (takesSeveral(choice)) return [];
  const pieces = choice.options.flatMap((option): (Piece | OptionPiece)[] => [
    {
      kind: 'option',
      text: `**${option.letter.toUpperCase()}** ${inlineMarkdown(option.text)}`,
      button: letterButton(option, ids),
    },
    ...(option.figure ? render(option.figure) : []),
  ]);
  const length = pieces.reduce((sum, piece) => sum + ('text' in piece ? piece.text.length : 0), 0);
  return length <= BESIDE ? pieces : [];
}

/** When a quiz closes: every reader sees the seconds count down. */
const closing = (choice: Choice | undefined): Piece[] =>
  choice?.quiz?.closesAt === undefined
    ? []
    : [{ kind: 'text', text: `-# ⏳ <t:${Math.round(choice.quiz.closesAt / 1000)}:R>` }];

const labelOf = ({ summary }: Details): string => plainText(summary);

const hashed = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** Where a text stood in its file says nothing. */
export const serialised = (parts: readonly Details[]): string =>
  JSON.stringify(parts, (key, value) => (key === 'position' ? undefined : value));
