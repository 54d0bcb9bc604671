/**
 * What a refused or failed call means. grammY's errors carry the payload, and the network's the address with the token
 * in it: neither leaves this file.
 */
import { GrammyError, HttpError, type Transformer } from 'grammy';
import { PlatformError } from '#coach/messenger.ts';
import { chatId } from './address.ts';

/** Telegram knows no such method: an older server. */
export class UnknownMethod extends PlatformError {
  constructor(message: string) {
    super('failed', message);
  }
}

const GONE =
  /chat not found|user is deactivated|group chat was deleted|chat was deleted|PEER_ID_INVALID/iu;
const BLOCKED =
  /blocked by the user|was kicked|not a member|can't initiate conversation|CHAT_RESTRICTED/iu;
const FORBIDDEN =
  /not enough rights|need administrator rights|have no rights|CHAT_WRITE_FORBIDDEN|not enough rights to send|CHAT_SEND_\w+_FORBIDDEN|TOPIC_CLOSED/iu;
const GONE_THREAD = /message thread not found|TOPIC_DELETED/iu;

/** There was no connection at all, so nothing went over it. */
const NOT_REACHED = /\((?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\)/u;

/** An error of a call as the coach knows it; what isn't one of a call stays what it is. */
export function platformError(error: unknown): unknown {
  if (error instanceof HttpError) {
    const code = NOT_REACHED.test(error.message) ? 'failed' : 'unsure';
    return new PlatformError(code, `Telegram: ${error.message}`);
  }
  if (!(error instanceof GrammyError)) return error;
  const { error_code: code, description, parameters, method } = error;
  const message = `Telegram ${method}: ${code} ${description}`;
  if (parameters.migrate_to_chat_id !== undefined) {
    return new PlatformError('moved', message, { movedTo: chatId(parameters.migrate_to_chat_id) });
  }
  if (code === 429) {
    return new PlatformError('busy', message, {
      retryAfterMs: (parameters.retry_after ?? 1) * 1000,
    });
  }
  // A gateway may have passed the message on before it failed.
  if (code >= 500) return new PlatformError('unsure', message);
  if (GONE.test(description) || GONE_THREAD.test(description))
    return new PlatformError('gone', message);
  if (BLOCKED.test(description)) return new PlatformError('blocked', message);
  if (FORBIDDEN.test(description) || code === 403) return new PlatformError('forbidden', message);
  if (code === 404) return new UnknownMethod(message);
  return new PlatformError('failed', message);
}

/** Runs a call; it rejects with a `PlatformError`, or an `UnknownMethod`. */
export async function calling<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw platformError(error);
  }
}

/** Keeps the address of a failed call, which holds the token, from everybody who might show the error. */
export const withoutAddress: Transformer = async (prev, method, payload, signal) => {
  try {
    return await prev(method, payload, signal);
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    throw new HttpError(`${error.message} ${reasonOf(error)}`.trim(), undefined);
  }
};

/** The system's code of what went wrong on the network. */
function reasonOf({ error }: HttpError): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  const known = code ?? cause?.code;
  return typeof known === 'string' ? `(${known})` : '';
}

/** Whether a call was refused for what it says, with a description like this. */
export const isRefusal = (error: unknown, description = /^/u): boolean =>
  error instanceof PlatformError && error.code === 'failed' && description.test(error.message);

/** Why the bot can't go on at all, in one line without the token; `undefined` where it can. */
export function fatalReason(error: unknown): string | undefined {
  if (!(error instanceof GrammyError)) return undefined;
  switch (error.error_code) {
    case 401:
    case 404:
      return 'Telegram does not know this TELEGRAM_TOKEN: ask @BotFather for it again. The bot is not running.';
    case 409:
      return 'Another program reads the updates of this Telegram bot: stop it, or use one webhook for all (TELEGRAM_WEBHOOK_URL). The bot is not running.';
    default:
      return undefined;
  }
}
