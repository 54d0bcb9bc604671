/** What the server refuses: with Telegram's codes and words, and whether the caller could have known. */
import { LIMITS, type Limit, type Range } from './limits.ts';

export interface ErrorParameters {
  /** Seconds. */
  readonly retry_after?: number;
  readonly migrate_to_chat_id?: number;
}

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: number;
  readonly parameters: ErrorParameters | undefined;
  /** The call is wrong in itself, whatever the world is like: it fails the test. */
  readonly malformed: boolean;

  constructor(
    code: number,
    description: string,
    { parameters, malformed = false }: { parameters?: ErrorParameters; malformed?: boolean } = {},
  ) {
    super(description);
    this.code = code;
    this.parameters = parameters;
    this.malformed = malformed;
  }
}

/** The world is not as the caller thinks. */
export const refused = (description: string, parameters?: ErrorParameters): ApiError =>
  new ApiError(400, `Bad Request: ${description}`, parameters ? { parameters } : {});

export const forbidden = (description: string): ApiError =>
  new ApiError(403, `Forbidden: ${description}`);

/** The call could never succeed. */
export const malformed = (description: string): ApiError =>
  new ApiError(400, `Bad Request: ${description}`, { malformed: true });

/** Throws where `value` (a number, or a text's length) lies outside of a limit. */
export function within(limit: Limit, value: number | string, what: string = limit): void {
  const { min, max, bytes, says }: Range = LIMITS[limit];
  const size = typeof value === 'number' ? value : bytes ? Buffer.byteLength(value) : value.length;
  if (size >= min && size <= max) return;
  throw malformed(`${says ?? what} (${what}: ${size}, allowed ${min}–${max})`);
}
