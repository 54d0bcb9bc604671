/** What stands under a message: inline keyboards above all. */
import { malformed, within } from './api-error.ts';

export interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly copy_text?: { readonly text: string };
  readonly switch_inline_query?: string;
  readonly switch_inline_query_current_chat?: string;
  readonly [kind: string]: unknown;
}

/** Fields of a button that don't say what it does. */
const LOOKS = new Set(['text', 'icon_custom_emoji_id', 'style']);
const URL_BUTTON = /^(?:https?:\/\/[^\s/]+|tg:\/\/\S+)/u;

/** Throws where a keyboard can't be shown; `type` is the chat's. */
export function checkMarkup(markup: unknown, type: string): void {
  if (markup === undefined) return;
  const {
    inline_keyboard: rows,
    force_reply,
    input_field_placeholder,
  } = markup as {
    inline_keyboard?: readonly (readonly Button[])[];
    force_reply?: boolean;
    input_field_placeholder?: string;
  };
  if (force_reply !== undefined || input_field_placeholder !== undefined) {
    if (type === 'channel') throw malformed('reply markup is not for channels');
    if (input_field_placeholder !== undefined) within('placeholder', input_field_placeholder);
  }
  if (!rows) return;
  within('buttons of a message', rows.flat().length);
  for (const row of rows) {
    within('buttons in a row', row.length);
    for (const button of row) checkButton(button, type);
  }
}

/** `text` may be a tree in rich messages: it is checked there. */
export function checkButton(button: Button, type: string): void {
  if (typeof button.text === 'string' && button.text.trim() === '')
    throw malformed('text buttons are unallowed in the inline keyboard');
  const kinds = Object.keys(button).filter((name) => !LOOKS.has(name));
  if (kinds.length !== 1)
    throw malformed(`a button must do exactly one thing, not: ${kinds.join(', ') || 'nothing'}`);
  if (button.callback_data !== undefined) within('callback data', button.callback_data);
  if (button.copy_text) within('copied text', button.copy_text.text);
  if (button.url !== undefined && !URL_BUTTON.test(button.url))
    throw malformed('BUTTON_URL_INVALID');
  if (button.web_app && type !== 'private') throw malformed('BUTTON_TYPE_INVALID');
}

/** All buttons of an inline keyboard. */
export const buttonsOf = (markup: unknown): readonly Button[] =>
  (
    markup as { inline_keyboard?: readonly (readonly Button[])[] } | undefined
  )?.inline_keyboard?.flat() ?? [];
