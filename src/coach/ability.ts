/**
 * An ability is data: written once, it becomes a slash command, a menu entry, a line of help and the
 * target of buttons. One file each in `abilities/`; `abilities.ts` lists them.
 */
import type { Bank, Question } from '#bank/question.ts';
import type { Result } from '#demos/demo.ts';
import type { Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import type { Lookup } from '#lookup/lookup.ts';
import type { Activity } from '#store/activities.ts';
import type { Store } from '#store/store.ts';
import type { Answers } from './answer.ts';
import type { Grading } from './grading/grade.ts';
import type { Messenger, Post } from './messenger.ts';
import type { Turn } from './turn.ts';

/** A word to offer: what is shown, and what is sent. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

export interface AbilityOption {
  /** Its help stands in the locales as `option-<ability>-<name>`. */
  readonly name: string;
  readonly required: boolean;
  /** Takes the rest of the line, spaces included; only the last option may. */
  readonly rest?: boolean;
  /** A whole number in this range; without it a text. */
  readonly integer?: readonly [low: number, high: number];
  /** The few words it can be, where it is one of few. */
  readonly values?: readonly string[];
  /** What to offer while somebody types, best first; `given` are the options that are filled in already. */
  suggest?(
    typed: string,
    turn: Pick<Turn, 'language'>,
    services: Services,
    given: Readonly<Record<string, string>>,
  ): readonly Suggestion[];
}

/** What a button does: `input` are the words after the colon of its id, `text` what it asked for. */
export type Press = (
  input: readonly string[],
  turn: Turn,
  services: Services,
  text?: string,
) => Promise<readonly Reply[]>;

export interface Ability {
  /** The word after the slash. Its help stands in the locales as `ability-<name>`. */
  readonly name: string;
  readonly options: readonly AbilityOption[];
  /** Its answers are the person's own: in a group nobody else should see them. @default false */
  readonly personal?: boolean;
  /**
   * Where a platform sends a command alone, picked from a list: the action that takes the words it lacks, and the key of
   * how they are asked for.
   */
  readonly asksFor?: { readonly action: string; readonly words: string };
  /** The key of what is said where it lacks a word it needs. @default option-missing */
  readonly lacksWords?: string;
  /** Only in groups. */
  readonly groupOnly?: boolean;
  /** Those who manage a group have use for it there, though its answers are their own. @default false */
  readonly forManagers?: boolean;
  /**
   * With these options it is a talk between the person and the coach: called in a group, it goes on in the person's own
   * chat where the platform has one. @default never
   */
  isTalk?(options: Readonly<Record<string, string>>): boolean;
  /**
   * In a group it is set up by those who manage it: a platform that can shows the command to them alone, unless the group
   * decides otherwise. What each step asks for it checks itself. @default false
   */
  readonly managed?: boolean;
  run(
    options: Readonly<Record<string, string>>,
    turn: Turn,
    services: Services,
  ): Promise<readonly Reply[]>;
  /** What its buttons do besides running it, by name: `quiz.answer:<id> b`. */
  readonly actions?: Readonly<Record<string, Press>>;
  /** Takes a free text, where one was asked for; `undefined` leaves it to the others. */
  listen?(text: string, turn: Turn, services: Services): Promise<readonly Reply[] | undefined>;
  /** Goes on with an activity of its kind (the ability's name) whose time has come. */
  proceed?(activity: Activity, services: Services): Promise<void>;
  /** Its activities never wait longer than this by themselves; where one does, the clock was put back, and it goes on. */
  readonly longestWaitMs?: number;
}

/** What abilities are given to work with. */
export interface Services {
  /** The questions of the packs the place has chosen. */
  readonly bank: Bank;
  /** Those of every pack there is. */
  readonly library: Bank;
  readonly lookup: Lookup;
  readonly answers: Answers;
  /** Runs a demo off the main thread, on values already checked. */
  runDemo(
    name: string,
    parameters: Readonly<Record<string, unknown>>,
    seed: number,
  ): Promise<Result>;
  readonly abilities: readonly Ability[];
  readonly store: Store;
  /** Milliseconds since the epoch. */
  now(): number;
  readonly chance: Chance;
  /** Speaks in a place without having been spoken to, opens a thread beside it, asks what it is called and lacks there. */
  readonly post: Post;
  readonly openThread: Messenger['openThread'];
  readonly missingRights: Messenger['missingRights'];
  readonly nameOf: Messenger['nameOf'];
  readonly absent: Messenger['absent'];
  /** What the platform of a place can do with a post; the pace it takes for what nobody waits for. */
  readonly outletOf: Messenger['of'];
  readonly laterTurn: Messenger['laterTurn'];
  /** Files what somebody found wrong for the maintainers. */
  report(report: Report): Promise<void>;
  /** Holds an answer against the key points of a question; `wantsModel`: by a language model, where the host has one. */
  examine(
    question: Question,
    answer: string,
    language: Language,
    wantsModel: boolean,
  ): Promise<Grading>;
  /** Whether the host has given a language model that may examine. */
  readonly hasModel: boolean;
  /** Keyed hash of a text that is not to be kept. */
  hash(text: string): string;
}

export interface Chance {
  /** A seed: a whole number from 0 to 2^31 − 1. */
  seed(): number;
  /** A new id: ten small letters and digits. */
  id(): string;
}

/** Says nothing of who reports. */
export interface Report {
  readonly slug: string;
  readonly words: string;
  readonly language: string;
  readonly at: number;
}
