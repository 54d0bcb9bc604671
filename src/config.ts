/** The environment, checked: a wrong value is one clear line, and all of them are told at once. */
import { z } from 'zod';
import { type DiscordSettings, parseShards } from '#adapters/discord/settings.ts';
import type { TelegramConfig } from '#adapters/telegram/start.ts';
import type { ModelSettings } from './examiner/model.ts';

const port = z.coerce.number().int().min(0).max(65_535);

/** Every variable the coach reads, with its default; `.env.example` explains them to people. */
const schema = z.object({
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  /** Folders of packs read after the built-in ones, separated by `:`. */
  CONTENT_DIRS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(':')
        .map((folder) => folder.trim())
        .filter(Boolean),
    ),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TELEGRAM_TOKEN: z
    .string()
    .trim()
    .regex(/^[\w:-]+$/u, {
      error: 'a token is letters, digits, “:”, “_” and “-”, as @BotFather gave it',
    })
    .optional(),
  /** A Bot API server of one's own instead of Telegram's. */
  TELEGRAM_API_ROOT: z
    .url({ protocol: /^https?$/u })
    .transform((root) => root.replace(/\/+$/u, ''))
    .optional(),
  /** The address at which Telegram reaches this process; without it the coach asks for updates itself. */
  TELEGRAM_WEBHOOK_URL: z.url({ protocol: /^https?$/u }).optional(),
  DISCORD_TOKEN: z.string().trim().optional(),
  /** A proxy of Discord's REST interface, that several processes share. */
  DISCORD_API_URL: z.url({ protocol: /^https?$/u }).optional(),
  /** Shards of this process: `auto`, or `0-3/16`. */
  DISCORD_SHARDS: z
    .string()
    .trim()
    .transform((text, context) => {
      const shards = parseShards(text);
      if (shards === undefined) {
        context.addIssue('write auto, or the shards of this process and their number: 0-3/16');
        return z.NEVER;
      }
      return shards;
    })
    .optional(),
  /** Where the embedded database, backups and reports stand. */
  DATA_DIR: z.string().trim().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .trim()
    .refine((url) => /^postgres(?:ql)?:\/\//u.test(url) && URL.canParse(url), {
      error:
        'write postgres://user:password@host/database, signs like @ and / in the password as %40 and %2F',
    })
    .optional(),
  /** Receives reports of wrong answers as JSON. */
  REPORT_WEBHOOK: z.url({ protocol: /^https?$/u }).optional(),
  /** A server that speaks OpenAI's API, for people who want a language model to examine them. */
  LLM_BASE_URL: z.url({ protocol: /^https?$/u }).optional(),
  LLM_API_KEY: z.string().trim().min(1).optional(),
  LLM_MODEL: z.string().trim().min(1).optional(),
  /** Answers a day that the model may judge, for all people together. */
  LLM_PER_DAY: z.coerce.number().int().min(0).max(1_000_000).default(500),
  /** Opens /metrics to whoever shows it; without it only this machine may read them. */
  METRICS_TOKEN: z
    .string()
    .trim()
    .min(16, { error: 'at least 16 signs, hard to guess: openssl rand -hex 24' })
    .optional(),
  /** Threads for demos and figures. */
  WORKERS: z.coerce.number().int().min(1).max(32).optional(),
});

export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly contentDirs: readonly string[];
  readonly logLevel: string;
  readonly workers: number | undefined;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly reportWebhook: string | undefined;
  readonly metricsToken: string | undefined;
  /** The language model that may examine, and how many answers a day. */
  readonly model: (ModelSettings & { readonly perDay: number }) | undefined;
  /** The bots on the chat platforms, where there are any. */
  readonly telegram: TelegramConfig | undefined;
  readonly discord: DiscordSettings | undefined;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the configuration from `environment`; throws a `ConfigError` with one line a wrong variable. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable means "not set", as in a copied .env file.
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ConfigError(lines.join('\n'));
  }
  const { HOST, PORT, CONTENT_DIRS, LOG_LEVEL, WORKERS } = parsed.data;
  const { DATA_DIR, DATABASE_URL, REPORT_WEBHOOK } = parsed.data;
  return {
    host: HOST,
    port: PORT,
    contentDirs: CONTENT_DIRS,
    logLevel: LOG_LEVEL,
    workers: WORKERS,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL,
    reportWebhook: REPORT_WEBHOOK,
    metricsToken: parsed.data.METRICS_TOKEN,
    model: modelOf(parsed.data),
    telegram: telegramOf(parsed.data),
    discord: discordOf(parsed.data),
  };
}

function telegramOf({
  TELEGRAM_TOKEN: token,
  TELEGRAM_API_ROOT: apiRoot,
  TELEGRAM_WEBHOOK_URL: webhookUrl,
}: z.infer<typeof schema>): Config['telegram'] {
  if (token === undefined) return undefined;
  return {
    token,
    ...(apiRoot === undefined ? {} : { apiRoot }),
    ...(webhookUrl === undefined ? {} : { webhookUrl }),
  };
}
const discordOf = ({
  DISCORD_TOKEN,
  DISCORD_API_URL,
  DISCORD_SHARDS,
}: z.infer<typeof schema>): Config['discord'] =>
  DISCORD_TOKEN
    ? {
        token: DISCORD_TOKEN,
        apiUrl: DISCORD_API_URL?.replace(/(?:\/v\d+)?\/*$/u, ''),
        shards: DISCORD_SHARDS,
      }
    : undefined;

/** A model needs an address and a name; one without the other is a mistake worth a line. */
function modelOf({
  LLM_BASE_URL,
  LLM_API_KEY,
  LLM_MODEL,
  LLM_PER_DAY,
}: z.infer<typeof schema>): Config['model'] {
  if (LLM_BASE_URL === undefined && LLM_MODEL === undefined) return undefined;
  if (LLM_BASE_URL === undefined || LLM_MODEL === undefined) {
    const [missing, given] =
      LLM_MODEL === undefined ? ['LLM_MODEL', 'LLM_BASE_URL'] : ['LLM_BASE_URL', 'LLM_MODEL'];
    throw new ConfigError(`${missing}: ${given} is set, so this must be set too`);
  }
  return { baseUrl: LLM_BASE_URL, apiKey: LLM_API_KEY, model: LLM_MODEL, perDay: LLM_PER_DAY };
}
