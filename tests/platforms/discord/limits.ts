/**
 * Discord's limits, in one table. Where the documentation is stricter than the OpenAPI file, the documentation
 * holds. Sources are pages of docs.discord.com/developers unless named otherwise.
 */
export const LIMITS = {
  /** resources/message, Create Message. */
  content: 2000,
  nonce: 25,
  attachments: 10,
  /** resources/message, Embed Limits. */
  embeds: 10,
  embedTitle: 256,
  embedDescription: 4096,
  embedFields: 25,
  embedFieldName: 256,
  embedFieldValue: 1024,
  embedFooter: 2048,
  embedAuthor: 256,
  /** Of all embeds of a message together. */
  embedTotal: 6000,
  /** reference, Uploading Files: bytes a file, bytes a request. */
  file: 10 * 1024 * 1024,
  request: 25 * 1024 * 1024,
  /** resources/message, Attachment Object. */
  attachmentDescription: 1024,
  /** components/reference, Component V2: nested ones count. */
  components: 40,
  /** components/reference, Legacy Message Component Behavior. */
  legacyRows: 5,
  rowButtons: 5,
  /** discord.js guide, display components: over all text displays of a message. */
  componentText: 4000,
  sectionTexts: 3,
  galleryItems: 10,
  mediaDescription: 1024,
  customId: 100,
  buttonLabel: 80,
  buttonUrl: 512,
  selectOptions: 25,
  optionText: 100,
  selectPlaceholder: 150,
  /** interactions/receiving-and-responding, Modal. */
  modalTitle: 45,
  modalComponents: 5,
  /** components/reference, Text Input and Label. */
  inputValue: 4000,
  inputPlaceholder: 100,
  labelText: 45,
  labelDescription: 100,
  /** interactions/receiving-and-responding, Autocomplete; the OpenAPI file allows values of 6,000. */
  choices: 25,
  choiceText: 100,
  /** interactions/receiving-and-responding: the first answer, and how long the token lives. */
  firstAnswerMs: 3000,
  tokenMs: 15 * 60_000,
  /** The same page: where the app is installed for the user alone. */
  userInstalledFollowups: 5,
  /** interactions/application-commands, Registering a Command. */
  commands: { 1: 100, 2: 15, 3: 15, 4: 1 } as Readonly<Record<number, number>>,
  commandCreatesADay: 200,
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  /** Names, descriptions and values of one command, each in its longest localisation. */
  commandTotal: 8000,
  /** topics/threads and resources/channel. */
  threadName: 100,
  /** topics/rate-limits: requests a second; refused requests in ten minutes. */
  globalPerSecond: 50,
  invalidRequests: 10_000,
  invalidWindowMs: 10 * 60_000,
  /** events/gateway: bytes of one payload, sent payloads a minute, guilds a shard. */
  gatewayPayload: 4096,
  gatewaySends: 120,
  gatewaySendWindowMs: 60_000,
} as const;

/** interactions/application-commands, Application Command Naming. */
export const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** reference, Locales. */
export const LOCALES = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);

/** How Discord counts: signs, not UTF-16 units. */
export const lengthOf = (text: string): number => [...text].length;
