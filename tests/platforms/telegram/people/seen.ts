/** A message as somebody in the chat sees it: its words, its buttons, its pictures. */
import { type Button, buttonsOf } from '../server/keyboard.ts';
import { plainText, richButtons } from '../server/rich.ts';
import type { Message, Poll } from '../server/state.ts';

export interface Seen {
  readonly id: number;
  readonly text: string;
  readonly buttons: readonly Button[];
  /** File ids of its pictures, the largest size of each. */
  readonly photos: readonly string[];
  readonly poll: Poll | undefined;
  readonly message: Message;
}

export const asSeen = (message: Message): Seen => ({
  id: message.ephemeral_message_id ?? message.message_id,
  text: textOf(message),
  buttons: [...buttonsOf(message.reply_markup), ...richButtons(message.rich_message?.blocks)],
  photos: photosIn(message),
  poll: message.poll,
  message,
});

const textOf = ({ text, caption, rich_message, poll, document }: Message): string =>
  [
    text,
    caption,
    rich_message && plainText(rich_message.blocks),
    poll && [poll.question, ...poll.options.map((option) => option.text)].join('\n'),
    document && `[${(document as { file_name: string }).file_name}]`,
  ]
    .filter((part) => part !== undefined)
    .join('\n');

/** Every list of photo sizes stands for one picture. */
function photosIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { photo } = node as { photo?: readonly { file_id?: string }[] };
  const largest = Array.isArray(photo) ? photo.at(-1)?.file_id : undefined;
  if (largest) return [largest];
  const { reply_to_message: _, ...rest } = node as Record<string, unknown>;
  return Object.values(rest).flatMap(photosIn);
}

/** A button's label, whether plain or a tree. */
export const labelOf = ({ text }: Button): string => plainText(text);

export function buttonNamed(seen: Seen, label: RegExp | string): Button | undefined {
  return seen.buttons.find((button) =>
    typeof label === 'string' ? labelOf(button) === label : label.test(labelOf(button)),
  );
}
