/** What the parts of the adapter share. */
import type { Client } from 'discord.js';
import type { Coach } from '#coach/coach.ts';
import type { Store } from '#store/store.ts';
import type { ButtonIds } from '../button-ids.ts';
import type { Once } from '../once.ts';
import type { Api } from './api.ts';
import type { FoldedParts } from './folded.ts';
import type { Languages } from './languages.ts';
import type { Prepare } from './prepare.ts';
import type { StandingMessages } from './standing.ts';
import type { Suggest } from './suggest.ts';

export interface AdapterLog {
  error(details: object, message: string): void;
  warn(details: object, message: string): void;
  info(details: object, message: string): void;
  debug(details: object, message: string): void;
}

export interface DiscordParts {
  readonly client: Client;
  readonly api: Api;
  readonly coach: Coach;
  readonly store: Store;
  readonly ids: ButtonIds;
  readonly folded: FoldedParts;
  readonly prepare: Prepare;
  readonly standing: StandingMessages;
  readonly log: AdapterLog;
  readonly languages: Languages;
  readonly once: Once;
  readonly suggest: Suggest;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}
