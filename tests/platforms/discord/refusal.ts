/** What Discord answers instead of doing as told: a status, a JSON error code, and for bad forms where they are bad. */

/** topics/opcodes-and-status-codes: the codes this server gives, with their status and their words. */
const CODES = {
  0: [401, '401: Unauthorized'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  30003: [400, 'Maximum number of pins reached for the channel (50)'],
  30032: [400, 'Maximum number of application commands reached'],
  30034: [400, 'Maximum number of daily application command creates has been reached (200)'],
  30046: [400, 'Maximum number of edits to messages older than 1 hour reached'],
  40005: [413, 'Request entity too large'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40094: [400, 'Maximum number of follow up messages reached for this interaction'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50013: [403, 'Missing Permissions'],
  50024: [403, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50035: [400, 'Invalid Form Body'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  50278: [403, 'Cannot send messages to this user due to having no mutual guilds'],
  160004: [400, 'A thread has already been created for this message'],
} as const satisfies Readonly<Record<number, readonly [status: number, message: string]>>;

export type Code = keyof typeof CODES;

/** One field that is not as it must be. */
export interface Flaw {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

export class Refusal extends Error {
  readonly status: number;
  readonly code: Code;
  readonly flaws: readonly Flaw[];

  constructor(code: Code, flaws: readonly Flaw[] = []) {
    super(CODES[code][1]);
    [this.status] = CODES[code];
    this.code = code;
    this.flaws = flaws;
  }

  /** The body of the answer; flaws are nested by their path, as reference, Error Messages shows. */
  toJSON(): object {
    const { message, code, flaws } = this;
    return flaws.length === 0 ? { message, code } : { message, code, errors: nested(flaws) };
  }
}

type Nested = { [key: string]: Nested } & { _errors?: { code: string; message: string }[] };

function nested(flaws: readonly Flaw[]): Nested {
  const root: Nested = {};
  for (const { path, code, message } of flaws) {
    let at = root;
    for (const key of path) {
      at[key] ??= {};
      at = at[key];
    }
    at._errors = [...(at._errors ?? []), { code, message }];
  }
  return root;
}

/** Refuses a body with flaws; one without is none of its business. */
export function refuseFlawed(flaws: readonly Flaw[]): void {
  if (flaws.length > 0) throw new Refusal(50035, flaws);
}
