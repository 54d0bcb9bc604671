/** What a method of the server works with. */
import type { ApiMethods, Opts } from '@grammyjs/types';
import type { Clock } from '../../../support/clock.ts';
import type { Files } from '../server/files.ts';
import type { Rates } from '../server/rates.ts';
import type { State } from '../server/state.ts';
import type { Updates } from '../server/updates.ts';
import type { Webhook } from '../server/webhook.ts';

export interface Context {
  readonly state: State;
  readonly clock: Clock;
  readonly updates: Updates;
  readonly webhook: Webhook;
  readonly rates: Rates;
  /** Messages kept in each chat. */
  readonly keep: number;
  /** Files of this call. */
  readonly files: Pick<Files, 'take'>;
  /** Aborted where the caller went away. */
  readonly gone: AbortSignal;
}

/** Parameters as they come over the wire: files are strings there. They have been checked against the declarations. */
export type Parameters<M extends keyof ApiMethods<string>> = Opts<string>[M];

/** Handlers of methods. What they return is the call's result; they throw an `ApiError` to refuse. */
export type Methods = {
  readonly [M in keyof ApiMethods<string>]?: (
    parameters: Parameters<M>,
    context: Context,
  ) => unknown;
};
