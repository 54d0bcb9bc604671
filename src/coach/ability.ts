/**
 * An ability is data: written once, it becomes a slash command, a menu entry, a line of help and the
 * target of buttons. One file each in this folder; `abilities.ts` lists them.
 */
import type { Bank } from '#bank/question.ts';
import type { Result } from '#demos/demo.ts';
import type { Reply } from '#document/reply.ts';
import type { Lookup } from '#lookup/lookup.ts';
import type { Turn } from './turn.ts';

export interface AbilityOption {
  readonly name: string;
  readonly required: boolean;
  /** Takes the rest of the line, spaces included; only the last option may. */
  readonly rest?: boolean;
  /** What to offer while somebody types, best first: a label, and the value that is sent. */
  suggest?(
    typed: string,
    turn: Turn,
    services: Services,
  ): readonly { label: string; value: string }[];
}

export interface Ability {
  /** The word after the slash. Its help stands in the locales as `ability-<name>`. */
  readonly name: string;
  readonly options: readonly AbilityOption[];
  run(
    options: Readonly<Record<string, string>>,
    turn: Turn,
    services: Services,
  ): Promise<readonly Reply[]>;
}

/** What abilities are given to work with. */
export interface Services {
  readonly bank: Bank;
  readonly lookup: Lookup;
  /** Runs a demo off the main thread, on values already checked. */
  runDemo(
    name: string,
    parameters: Readonly<Record<string, unknown>>,
    seed: number,
  ): Promise<Result>;
  readonly abilities: readonly Ability[];
}
