/**
 * The limits of the Bot API, in one table. Texts are counted in UTF-16 units after their entities are known, as Telegram
 * does; `bytes` says where it counts bytes. From core.telegram.org/bots/api (10.1), /bots/features and rich.d.ts (10.3).
 */

export interface Range {
  readonly min: number;
  readonly max: number;
  /** UTF-8 bytes instead of UTF-16 units. */
  readonly bytes?: true;
  /** What Telegram answers beyond it, where known; else the name of the limit and both numbers. */
  readonly says?: string;
}

export const LIMITS = {
  text: { min: 1, max: 4096, says: 'message is too long' },
  caption: { min: 0, max: 1024, says: 'message caption is too long' },
  entities: { min: 0, max: 100 },
  'callback data': { min: 1, max: 64, bytes: true, says: 'BUTTON_DATA_INVALID' },

  'buttons in a row': { min: 1, max: 8 },
  'buttons of a message': { min: 0, max: 100, says: 'reply markup is too long' },
  'copied text': { min: 1, max: 256, says: 'BUTTON_COPY_TEXT_INVALID' },
  placeholder: { min: 1, max: 64 },
  'callback answer': { min: 0, max: 200, says: 'MESSAGE_TOO_LONG' },
  'poll question': { min: 1, max: 300, says: 'poll question length must not exceed 300' },
  'poll options': { min: 1, max: 12, says: "poll can't have more than 12 options" },
  'poll option': { min: 1, max: 100, says: 'poll options length must not exceed 100' },
  'poll explanation': { min: 0, max: 200, says: 'poll explanation is too long' },
  'line feeds of an explanation': { min: 0, max: 2, says: 'poll explanation is too long' },
  'poll description': { min: 0, max: 1024 },
  'poll period': { min: 5, max: 2_628_000 },
  'media group': { min: 2, max: 10 },
  'photo bytes': { min: 1, max: 10 * 1024 * 1024, says: 'Request Entity Too Large' },
  'photo width and height': { min: 2, max: 10_000, says: 'PHOTO_INVALID_DIMENSIONS' },
  'photo ratio': { min: 1, max: 20, says: 'PHOTO_INVALID_DIMENSIONS' },
  'document bytes': { min: 1, max: 50 * 1024 * 1024, says: 'Request Entity Too Large' },
  'inline results': { min: 0, max: 50, says: 'RESULTS_TOO_MUCH' },
  'inline result id': { min: 1, max: 64, bytes: true, says: 'RESULT_ID_INVALID' },
  'inline offset': { min: 0, max: 64, bytes: true, says: 'NEXT_OFFSET_INVALID' },
  'inline query': { min: 0, max: 256 },
  'deep link': { min: 1, max: 64 },
  commands: { min: 0, max: 100, says: 'BOT_COMMANDS_TOO_MUCH' },
  command: { min: 1, max: 32, says: 'BOT_COMMAND_INVALID' },
  'command description': { min: 1, max: 256, says: 'BOT_COMMAND_DESCRIPTION_INVALID' },
  'bot name': { min: 0, max: 64, says: 'BOT_TITLE_INVALID' },
  'bot description': { min: 0, max: 512, says: 'ABOUT_TOO_LONG' },
  'bot short description': { min: 0, max: 120, says: 'ABOUT_TOO_LONG' },
  'topic name': { min: 1, max: 128, says: 'TOPIC_TITLE_EMPTY' },
  'getUpdates limit': { min: 1, max: 100 },
  'webhook connections': { min: 1, max: 100 },
  'secret token': { min: 1, max: 256 },
  'rich text': { min: 0, max: 32_768, says: 'message is too long' },
  'rich blocks': { min: 1, max: 500 },
  'rich nesting': { min: 0, max: 16 },
  'rich media': { min: 0, max: 50 },
  'rich columns': { min: 1, max: 20 },
  'rich buttons in a row': { min: 1, max: 8 },
} as const satisfies Record<string, Range>;

export type Limit = keyof typeof LIMITS;

/** How long a callback or inline query can be answered. The value is observed, not documented. */
export const QUERY_MS = 15_000;
/** A message can be deleted for two days. */
export const DELETE_MS = 48 * 3_600_000;
/** Telegram keeps updates for a day. */
export const UPDATES_MS = 24 * 3_600_000;
