/**
 * What Telegram takes, in one table; each line names where it stands in the Bot API's documentation.
 *
 * Lengths of texts are UTF-16 units after parsing unless the name says bytes.
 */
export const LIMITS = {
  /** sendMessage.text. */
  text: 4096,
  /** sendPhoto.caption and those of all media. */
  caption: 1024,
  /** InlineKeyboardButton.callback_data. */
  callbackBytes: 64,
  /** answerCallbackQuery.text. */
  alert: 200,
  /** sendMediaGroup.media. */
  album: { least: 2, most: 10 },
  /** sendPoll.question, InputPollOption.text, sendPoll.explanation, .description, .open_period (seconds). */
  poll: {
    question: 300,
    options: 12,
    option: 100,
    explanation: 200,
    explanationLines: 3,
    description: 1024,
    openSeconds: [5, 2_628_000],
  },
  /** "Rich Message Limits"; `blocks` counts nested ones, items, rows and quotations, `depth` levels of nesting. */
  rich: { text: 32_768, blocks: 500, depth: 16, media: 50, columns: 20 },
  /** InlineQuery.query, answerInlineQuery.results (we offer ten), .cache_time (seconds, our choice). */
  inline: { query: 256, results: 10, cacheSeconds: 60 },
  /** setMyCommands: names `[a-z0-9_]`, descriptions. */
  command: { name: 32, description: 256, commands: 100 },
  /** setMyShortDescription, setMyDescription. */
  about: { short: 120, long: 512 },
  /** The start parameter of a deep link: `[A-Za-z0-9_-]`. */
  deepLink: 64,
  /** ForceReply.input_field_placeholder. */
  placeholder: 64,
  /** createForumTopic.name. */
  topic: 128,
  /** Messages and edits, as the FAQ has them: of the bot in a second, of a chat in a second, of a group in a minute. */
  rate: { perSecond: 30, perChatSecond: 1, perGroupMinute: 20 },
  /** InlineKeyboardMarkup: rows of eight are the widest that clients show in full. */
  rowOfButtons: 8,
} as const;
