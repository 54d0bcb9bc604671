/** Reply → the calls that show it, in their order. Pure: pictures are named by what they show. */
import type { Nodes } from 'mdast';
import type { Block, Document } from '#document/nodes.ts';
import type { Reply } from '#document/reply.ts';
import type { Theme } from '#figures/spec.ts';
import { optionBlocks } from '../shared/options.ts';
import { type Keyboard, keyboardOf } from './buttons.ts';
import type { Formatted } from './entities.ts';
import { LIMITS } from './limits.ts';
import { type Captioned, inWords, planClassic } from './plan-classic.ts';
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
  const messages = choice
    ? contentOf([...document.children, ...optionBlocks(choice)], form)
    : documentContent(document, form);
  return withKeyboard(messages, keyboardOf(reply, place));
}

/** The answers of the bank are sent again and again; their documents are always the same ones. */
const planned = new WeakMap<Document, Map<string, readonly Planned[]>>();

function documentContent(document: Document, form: Form): readonly Planned[] {
  const key = `${form.rich} ${form.theme} ${form.pictures}`;
  const known = planned.get(document) ?? new Map<string, readonly Planned[]>();
  planned.set(document, known);
  const messages = known.get(key) ?? contentOf(document.children, form);
  known.set(key, messages);
  return messages;
}

function contentOf(all: readonly Block[], form: Form): Planned[] {
  const blocks = form.pictures ? all : all.map((block) => inWords(block, ({ alt }) => alt));
  if (form.rich && needsRich(blocks)) {
    return planRich(blocks, form.theme)
      .filter(({ length }) => length > 0)
      .map((some): Planned => ({ kind: 'rich', blocks: some }));
  }
  const { pictures, texts } = planClassic(blocks, form.theme, form.pictures);
  return [...albums(pictures), ...texts.map((text): Planned => ({ kind: 'text', text }))];
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
