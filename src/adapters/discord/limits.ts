/**
 * What Discord takes, in one table: lengths in UTF-16 units (never more than Discord's own count), times in
 * milliseconds. Pages are those of docs.discord.com/developers; where its OpenAPI file is looser, the pages hold.
 */
export const LIMITS = {
  /** resources/message, "Create Message". */
  content: 2000,
  attachments: 10,
  nonce: 25,
  /** resources/message, "Embed Limits". */
  embeds: 10,
  embedDescription: 4096,
  embedTotal: 6000,
  /** components/reference, "Component Versioning": nested ones count. */
  components: 40,
  /** The guide of discord.js, "Display Components": over all text displays of a message. */
  text: 4000,
  /** components/reference, "Action Row", "Button", "String Select". */
  rowButtons: 5,
  plainRows: 5,
  label: 80,
  customId: 100,
  options: 25,
  optionText: 100,
  placeholder: 150,
  /** components/reference, "Media Gallery". */
  alt: 1024,
  /** interactions/receiving-and-responding, "Modal"; components/reference, "Text Input" and "Label". */
  modalTitle: 45,
  modalLabel: 45,
  modalText: 4000,
  /** interactions/receiving-and-responding, "Autocomplete"; the OpenAPI file allows longer values. */
  choices: 25,
  choiceText: 100,
  /** interactions/application-commands, "Application Command Object". */
  commandDescription: 100,
  /** Ours: the coach reads no longer question (Discord would take 6,000). */
  typedOption: 2000,
  /** resources/channel, "Start Thread". */
  threadName: 100,
  /** reference, "Uploading Files": bytes of one file. */
  fileBytes: 10 * 2 ** 20,
  /** interactions/receiving-and-responding: how long an interaction can be answered. */
  tokenMs: 15 * 60_000,
  /** The same page: one answer and so many more where the app is installed by its user only. */
  followUps: 5,
  /** topics/rate-limits, "Global Rate Limit" has 50 requests a second: what is left is for answers. */
  postsPerSecond: 45,
  /** resources/message, `enforce_nonce`: "the past few minutes"; two of them are sure. */
  onceMs: 120_000,
  /** topics/rate-limits, "Invalid Request Limit": refused requests of ten minutes, and then the address is barred. */
  invalidRequests: 10_000,
  invalidWindowMs: 600_000,
} as const;
