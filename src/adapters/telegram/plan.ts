/** Reply → the calls that show it, in their order. Pure: pictures are named by what they show. */
import type { Nodes } from 'mdast';
import { emphasis, paragraph } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import type { Reply } from '#document/reply.ts';
import type { Theme } from '#figures/spec.ts';
import { optionBlocks } from '../shared/options.ts';
import { type Keyboard, keyboardOf } from './buttons.ts';
import type { Formatted } from './entities.ts';
import { LIMITS } from './limits.ts';
import { type Captioned, planClassic } from './plan-classic.ts';
import { type PollPlan, planPoll } from './plan-poll.ts';
import { planRich, type RichBlock } from './plan-rich.ts';

/** How a place wants its messages. */
export interface Form {
  readonly rich: boolean;
  readonly theme: Theme;
  /** Pictures may be sent; where not, their words stand for them. */
  readonly pictures: boolean;
  /** Quizzes as native polls: groups where polls may be sent. */
  readonly polls: boolean;
}

/** One message, or for an album several that belong together. */
export type Planned =
  | { readonly kind: 'rich'; readonly blocks: readonly RichBlock[]; readonly keyboard?: Keyboard }
  | { readonly kind: 'text'; readonly text: Formatted; readonly keyboard?: Keyboard }
  | { readonly kind: 'photo'; readonly photo: Captioned; readonly keyboard?: Keyboard }
  | { readonly kind: 'album'; readonly photos: readonly Captioned[] }
  | { readonly kind: 'poll'; readonly poll: PollPlan; readonly keyboard?: Keyboard }
  | { readonly kind: 'file'; readonly name: string; readonly content: string };

/** `place`: where the presses belong, if not where the message stands. */
export function plan(reply: Reply, form: Form, place?: string): Planned[] {
  const poll = form.polls ? planPoll(reply, form.theme) : undefined;
  const messages = poll ? [pollMessage(reply, poll, place)] : textMessages(reply, form, place);
  const files = (reply.files ?? []).map(
    ({ name, content }): Planned => ({ kind: 'file', name, content }),
  );
  return [...messages, ...files];
}

/** A poll brings its own options; what else can be pressed stands under it. */
function pollMessage({ actions }: Reply, poll: PollPlan, place: string | undefined): Planned {
  const keyboard = keyboardOf({ actions }, place);
  return { kind: 'poll', poll, ...(keyboard ? { keyboard } : {}) };
}

function textMessages(reply: Reply, form: Form, place: string | undefined): Planned[] {
  const { document, choice } = reply;
  const all = choice ? [...document.children, ...optionBlocks(choice)] : document.children;
  const blocks = form.pictures ? all : all.map(inWords);
  const keyboard = keyboardOf(reply, place);
  if (form.rich && needsRich(blocks)) {
    const messages = planRich(blocks, form.theme).filter(({ length }) => length > 0);
    return withKeyboard(
      messages.map((some): Planned => ({ kind: 'rich', blocks: some })),
      keyboard,
    );
  }
  const { pictures, texts } = planClassic(blocks, form.theme, form.pictures);
  return withKeyboard(
    [...albums(pictures), ...texts.map((text): Planned => ({ kind: 'text', text }))],
    keyboard,
  );
}

/** What plain messages can't show; the rest is a plain message, which every client shows. */
const RICH: ReadonlySet<string> = new Set([
  'heading',
  'math',
  'inlineMath',
  'table',
  'details',
  'figure',
  'thematicBreak',
]);

const needsRich = (nodes: readonly Nodes[]): boolean =>
  nodes.some((node) => RICH.has(node.type) || ('children' in node && needsRich(node.children)));

/** A block with the words of its figures in their place. */
function inWords(block: Block): Block {
  if (block.type === 'figure') return paragraph(emphasis(block.alt));
  if (!('children' in block)) return block;
  return { ...block, children: (block.children as Block[]).map(inWords) } as Block;
}

/** Ten at a time; one alone is no album. */
function albums(pictures: readonly Captioned[]): Planned[] {
  const { most } = LIMITS.album;
  return Array.from({ length: Math.ceil(pictures.length / most) }, (_, i): Planned => {
    const photos = pictures.slice(i * most, (i + 1) * most);
    return photos.length === 1 ? { kind: 'photo', photo: photos[0]! } : { kind: 'album', photos };
  });
}

/** Buttons stand under the last message; albums have none, and a text always comes after them. */
function withKeyboard(messages: readonly Planned[], keyboard: Keyboard | undefined): Planned[] {
  if (!keyboard) return [...messages];
  return messages.map((message, i) =>
    i === messages.length - 1 &&
    'kind' in message &&
    message.kind !== 'album' &&
    message.kind !== 'file'
      ? { ...message, keyboard }
      : message,
  );
}
