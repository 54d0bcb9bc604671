/** Planned messages as lines short enough for a snapshot, and what breaks a limit of Telegram's. */
import { createHash } from 'node:crypto';
import { LIMITS } from '#adapters/telegram/limits.ts';
import type { Planned } from '#adapters/telegram/plan.ts';
import { sizeOf } from '#adapters/telegram/plan-rich.ts';

/** `rich 5321 characters, 64 blocks, 3 pictures, 8 buttons #a1b2c3` */
export const summary = (planned: Planned): string =>
  [`${planned.kind} ${contentOf(planned)}`, buttonsOf(planned), `#${hashOf(planned)}`]
    .filter(Boolean)
    .join(', ');

function contentOf(planned: Planned): string {
  switch (planned.kind) {
    case 'rich': {
      const { text, blocks, media } = sizeOf(planned.blocks);
      return `${text} characters, ${blocks} blocks, ${media} pictures`;
    }
    case 'text':
      return `${planned.text.text.length} characters, ${planned.text.entities.length} entities`;
    case 'photo':
      return `caption of ${planned.photo.caption.text.length}`;
    case 'album':
      return `of ${planned.photos.length}`;
    case 'poll':
      return `${planned.poll.options.length} options, ${planned.poll.correct.length} right`;
    case 'file':
      return planned.name;
  }
}

const rowsOf = (planned: Planned) =>
  'keyboard' in planned ? (planned.keyboard?.markup.inline_keyboard ?? []) : [];

function buttonsOf(planned: Planned): string {
  const count = rowsOf(planned).flat().length;
  return count === 0 ? '' : `${count} buttons`;
}

const hashOf = (planned: Planned): string =>
  createHash('sha256').update(JSON.stringify(planned)).digest('hex').slice(0, 8);

/** Every limit the message breaks, in words; counted anew here, not by the planner. */
export function broken(planned: Planned): string[] {
  const over = (name: string, value: number, most: number) =>
    value > most ? [`${name}: ${value} of ${most}`] : [];
  const buttons = rowsOf(planned).flatMap((row) => [
    ...over('buttons in a row', row.length, LIMITS.rowOfButtons),
    ...row.flatMap((button) =>
      'callback_data' in button
        ? over('callback data', Buffer.byteLength(button.callback_data), LIMITS.callbackBytes)
        : [],
    ),
  ]);
  switch (planned.kind) {
    case 'rich': {
      const count = walk(planned.blocks, 1);
      return [
        ...buttons,
        ...over('text', count.text, LIMITS.rich.text),
        ...over('blocks', count.blocks, LIMITS.rich.blocks),
        ...over('media', count.media, LIMITS.rich.media),
        ...over('columns', count.columns, LIMITS.rich.columns),
        ...over('depth', count.depth, LIMITS.rich.depth),
      ];
    }
    case 'text': {
      const { text, entities } = planned.text;
      return [
        ...buttons,
        ...over('text', text.length, LIMITS.text),
        ...(text.trim() === text && text !== '' ? [] : ['white space around it']),
        ...entities.flatMap(({ type, offset, length }) =>
          length > 0 && offset >= 0 && offset + length <= text.length
            ? []
            : [`${type} at ${offset}+${length}`],
        ),
      ];
    }
    case 'photo':
      return [...buttons, ...over('caption', planned.photo.caption.text.length, LIMITS.caption)];
    case 'album':
      return planned.photos.flatMap(({ caption }) =>
        over('caption', caption.text.length, LIMITS.caption),
      );
    case 'poll': {
      const { question, options, explanation, description } = planned.poll;
      return [
        ...buttons,
        ...over('question', question.length, LIMITS.poll.question),
        ...over('options', options.length, LIMITS.poll.options),
        ...options.flatMap(({ text }) => over('option', text.length, LIMITS.poll.option)),
        ...over('explanation', explanation.text.length, LIMITS.poll.explanation),
        ...over('description', description?.text.length ?? 0, LIMITS.poll.description),
      ];
    }
    case 'file':
      return [];
  }
}

interface Count {
  readonly text: number;
  readonly blocks: number;
  readonly media: number;
  readonly columns: number;
  readonly depth: number;
}

/** Counts whatever looks like a block, an item or a row, by the names of its fields alone. */
function walk(node: unknown, depth: number): Count {
  if (typeof node === 'string') return { ...NOTHING, text: node.length, depth };
  if (Array.isArray(node)) return node.map((child) => walk(child, depth)).reduce(plus, NOTHING);
  if (node === null || typeof node !== 'object') return NOTHING;
  const fields = node as Record<string, unknown>;
  const inner = ['text', 'summary', 'caption', 'expression', 'blocks', 'items', 'cells']
    .flatMap((name) => (name in fields ? [walk(fields[name], depth + 1)] : []))
    .reduce(plus, NOTHING);
  const cells = Array.isArray(fields.cells) ? (fields.cells as unknown[][]) : [];
  return plus(inner, {
    text: 0,
    blocks: 1 + cells.length,
    media: fields.type === 'photo' ? 1 : 0,
    columns: Math.max(0, ...cells.map(({ length }) => length)),
    depth,
  });
}

const NOTHING: Count = { text: 0, blocks: 0, media: 0, columns: 0, depth: 0 };

const plus = (a: Count, b: Count): Count => ({
  text: a.text + b.text,
  blocks: a.blocks + b.blocks,
  media: a.media + b.media,
  columns: Math.max(a.columns, b.columns),
  depth: Math.max(a.depth, b.depth),
});
