/**
 * What Bot API 10.2 and 10.3 added, as `@grammyjs/types` declares it: the published specification at hand is of 10.1. Only
 * what the coach has a use for; everything else that the specification doesn't know is a fault.
 */

export interface Addition {
  /** A method or a type; `method` for a method that is new itself. */
  readonly of: string;
  /** A parameter, a field, `type:…` for a variant of a union, or the new method's name. */
  readonly name: string;
  readonly because: string;
}

const EPHEMERAL = 'answers in a group that only one person sees came with 10.2';
const BLOCKS =
  'rich messages could be sent as HTML or Markdown only; explicit blocks came with 10.2';
const BUTTONS = 'buttons inside a rich message came with 10.3';

export const ADDITIONS: readonly Addition[] = [
  ...['sendMessage', 'sendRichMessage', 'sendPhoto', 'sendDocument'].map((of) => ({
    of,
    name: 'ephemeral_message_parameters',
    because: EPHEMERAL,
  })),
  ...[
    'editEphemeralMessageText',
    'editEphemeralMessageMedia',
    'editEphemeralMessageCaption',
    'editEphemeralMessageReplyMarkup',
    'deleteEphemeralMessage',
  ].map((name) => ({ of: 'method', name, because: EPHEMERAL })),
  { of: 'BotCommand', name: 'is_ephemeral', because: EPHEMERAL },
  { of: 'ReplyParameters', name: 'ephemeral_message_id', because: EPHEMERAL },
  { of: 'InputRichMessage', name: 'media', because: BLOCKS },
  { of: 'InputRichBlock', name: 'type:buttons', because: BUTTONS },
  { of: 'RichText', name: 'type:button', because: BUTTONS },
  { of: 'InputRichBlock', name: 'type:expandable_blockquote', because: 'a new block of 10.3' },
  { of: 'InputRichBlock', name: 'type:document', because: 'a new block of 10.3' },
  { of: 'InputRichBlockTable', name: 'is_compact', because: 'narrow cells came with 10.3' },
  { of: 'InlineKeyboardMarkup', name: 'force_reply', because: 'came with 10.3' },
  {
    of: 'ChatMemberAdministrator',
    name: 'can_send_welcome_messages',
    because: 'a right that came with 10.2',
  },
];

export const isAddition = (type: string, name: string): boolean =>
  ADDITIONS.some(({ of, name: known }) => of === type && known === name);
