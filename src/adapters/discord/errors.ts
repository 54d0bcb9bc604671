/** What Discord refuses → whether it is worth trying again, and in which words. */

import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { PlatformError } from '#coach/messenger.ts';

const CODES: Readonly<Record<number, PlatformError['code']>> = {
  [RESTJSONErrorCodes.UnknownChannel]: 'gone',
  [RESTJSONErrorCodes.UnknownGuild]: 'gone',
  [RESTJSONErrorCodes.UnknownUser]: 'gone',
  [RESTJSONErrorCodes.MissingAccess]: 'forbidden',
  [RESTJSONErrorCodes.MissingPermissions]: 'forbidden',
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: 'blocked',
  /** No server in common, so no way to write. */
  50278: 'blocked',
  [RESTJSONErrorCodes.OpeningDirectMessagesTooFast]: 'busy',
};

/** Of Discord's own number, where it is one. */
export const codeOf = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError ? Number(error.code) : undefined;

/** Too late, or somebody else (another process, a repeated event) has answered already: nothing is to be done. */
export const isAnswered = (error: unknown): boolean =>
  codeOf(error) === RESTJSONErrorCodes.UnknownInteraction ||
  codeOf(error) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;

/** Whether a message can't be edited and has to be written anew: deleted, or in a thread that was put away. */
export const isBeyondEditing = (error: unknown): boolean =>
  codeOf(error) === RESTJSONErrorCodes.UnknownMessage ||
  codeOf(error) === RESTJSONErrorCodes.InvalidActionOnArchivedThread;

export function platformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const options = { cause: error };
  if (error instanceof RateLimitError) {
    return new PlatformError('busy', 'discord: too many requests', {
      ...options,
      retryAfterMs: error.retryAfter,
    });
  }
  if (error instanceof DiscordAPIError) {
    const code = CODES[Number(error.code)] ?? (error.status >= 500 ? 'unsure' : 'failed');
    return new PlatformError(code, `discord: ${error.message} (${error.code})`, options);
  }
  // The library has tried again by then; what a server in trouble did with it nobody knows.
  if (error instanceof HTTPError)
    return new PlatformError('unsure', `discord: ${error.message}`, options);
  return new PlatformError('unsure', 'discord: no answer', options);
}

/** For the log: errors of the library hold the request, with what was written and the key to answer it. */
export const loggable = (error: unknown): unknown =>
  error instanceof DiscordAPIError || error instanceof HTTPError ? platformError(error) : error;
