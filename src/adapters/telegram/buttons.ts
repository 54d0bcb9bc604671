/**
 * Actions → buttons under a message. A button's data says what is pressed, what is asked for before, and for which
 * place it is pressed where that isn't the chat it stands in.
 */
import type { InlineKeyboardButton, InlineKeyboardMarkup } from '@grammyjs/types';
import type { Action, Reply } from '#document/reply.ts';
import { shortId } from '../button-ids.ts';
import { isWebAddress } from './entities.ts';
import { LIMITS } from './limits.ts';

/** What a press means. */
export interface Pressed {
  /** The id of an action. */
  readonly id: string;
  /** A text is asked for first, under this label. */
  readonly asks?: string;
  /** The place it belongs to: a private message carries buttons of its group. */
  readonly place?: string;
}

export const written = ({ id, asks, place }: Pressed): string =>
  [
    place === undefined ? '' : `>${place} `,
    asks === undefined ? '' : `?${asks.replaceAll('|', '/')}|`,
    id,
  ].join('');

export function read(data: string): Pressed {
  const [, place, asks, id = ''] =
    /^(?:>(-\d+(?:\/\d+)?) )?(?:\?([^|]*)\|)?([\s\S]*)$/u.exec(data) ?? [];
  return {
    id,
    ...(asks === undefined ? {} : { asks }),
    ...(place === undefined ? {} : { place }),
  };
}

/** Whether such data names another place than the chat its button stands in. */
export const isForElsewhere = (data: string): boolean => data.startsWith('>');

export interface Keyboard {
  readonly markup: InlineKeyboardMarkup;
  /** Data in full; what is too long goes out as its hash, and this must be kept before. */
  readonly data: readonly string[];
}

/** Buttons of so many characters stand two in a row. */
const SHORT_LABEL = 18;

/** `undefined` where there is nothing to press. `place`: where the presses belong, if not where they stand. */
export function keyboardOf(
  { actions, choice }: Pick<Reply, 'actions' | 'choice'>,
  place?: string,
): Keyboard | undefined {
  const data: string[] = [];
  const button = ({ id, label, style, asks }: Action): InlineKeyboardButton => {
    // An address instead of an ability: it is opened, not pressed.
    if (isWebAddress(id)) return { text: label, url: id };
    const whole = written({
      id,
      ...(asks === undefined ? {} : { asks }),
      ...(place === undefined ? {} : { place }),
    });
    data.push(whole);
    return {
      text: label,
      callback_data: shortId(whole, LIMITS.callbackBytes),
      ...(style === undefined || style === 'plain' ? {} : { style }),
    };
  };
  const letters = (choice?.options ?? []).map(({ letter, actionId, picked }) =>
    button({ id: actionId, label: `${picked ? '☑ ' : ''}${letter.toUpperCase()}` }),
  );
  const rows = [
    ...chunks(letters, LIMITS.rowOfButtons),
    ...(choice?.confirm ? [[button(choice.confirm)]] : []),
    ...pairs(actions).map((row) => row.map(button)),
  ];
  return rows.length === 0 ? undefined : { markup: { inline_keyboard: rows }, data };
}

/** Two short labels side by side, a long one alone. */
function pairs(actions: readonly Action[]): Action[][] {
  const rows: Action[][] = [];
  let open = false;
  for (const action of actions) {
    const short = widthOf(action.label) <= SHORT_LABEL;
    if (short && open) rows.at(-1)!.push(action);
    else rows.push([action]);
    open = short && !open;
  }
  return rows;
}

/** Chinese characters take the room of two. */
export const widthOf = (label: string): number =>
  [...label].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 2 : 1), 0);

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
    all.slice(i * size, (i + 1) * size),
  );
}
