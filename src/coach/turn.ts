/** Who says something to the coach, where, and in which language the answer should be. */
import type { Language } from '#locales/language.ts';
import type { Settings } from './settings/settings.ts';

export interface Account {
  /** Unique across adapters: `web:3f…:ada`, `telegram:42`. */
  readonly id: string;
  /** What the platform calls them; shown to others only where they agreed. */
  readonly name: string;
}

export interface Place {
  /** Unique across adapters, its first part the adapter's: `web:3f…:group`, `telegram:-100…/17`, `discord:99`. */
  readonly id: string;
  readonly kind: 'private' | 'group';
  /**
   * The group this place is a part of, where it is one: a channel's server, a topic's group. Its settings hold where
   * the place has none of its own, and its board counts what is earned here. `groupOf` names it.
   */
  readonly within?: string;
}

/** The id of the group whose board and members a place shares: its own, unless it is part of a larger one. */
export const groupOf = ({ id, within }: Place): string => within ?? id;

/** What an adapter tells with each message. */
export interface Visit {
  readonly account: Account;
  readonly place: Place;
  /** What the platform knows of the person's language; settings go before it. */
  readonly language: Language;
  /** Answer in `language` whatever the question is written in. @default false */
  readonly fixedLanguage?: boolean;
  /** Whether the person may change what belongs to the group. @default only in private */
  mayManage?(): Promise<boolean>;
  /** What the adapter has looked up already, so that it isn't read twice. @default looked up */
  readonly known?: Known;
}

/** What the store knows of a visit. */
export interface Known {
  /** The same on every platform a person has linked. */
  readonly person: string;
  /** The person's settings, and the place's (in private they are the same). */
  readonly mine: Settings;
  readonly here: Settings;
}

/** A visit as abilities see it: the person behind the account, settings, the time. */
export interface Turn {
  readonly person: {
    /** The same on every platform a person has linked. */
    readonly id: string;
    readonly name: string;
    readonly account: string;
  };
  readonly place: Place;
  /** The language of the reply: the group's where everybody reads it, the person's otherwise. */
  readonly language: Language;
  readonly fixedLanguage: boolean;
  /** The language of what only the person reads. */
  readonly own: Pick<Turn, 'language' | 'fixedLanguage'>;
  /** The person's settings, and the place's (in private they are the same). */
  readonly mine: Settings;
  readonly here: Settings;
  /** Milliseconds since the epoch. */
  readonly now: number;
  mayManage(): Promise<boolean>;
}

/** What a person does: types, presses a button (`id` of an Action), or calls an ability with its options. */
export type Message =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'press';
      readonly id: string;
      /** What was written where the button asked for a text. */
      readonly text?: string;
    }
  | {
      readonly kind: 'command';
      readonly ability: string;
      readonly options: Readonly<Record<string, string>>;
    };
