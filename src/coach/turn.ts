/** Who says something to the coach, where, and in which language the answer should be. */
import type { Language } from '#locales/language.ts';

export interface Person {
  /** Unique across adapters: `web:3f…:ada`, `telegram:42`. */
  readonly id: string;
  readonly name: string;
}

export interface Place {
  readonly id: string;
  readonly kind: 'private' | 'group';
}

export interface Turn {
  readonly person: Person;
  readonly place: Place;
  /** The language of the person's settings; a question in the other language is answered in that one. */
  readonly language: Language;
  /** Answer in `language` whatever the question is written in. @default false */
  readonly fixedLanguage?: boolean;
}

/** What a person does: types, presses a button (`id` of an Action), or calls an ability with its options. */
export type Message =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'press'; readonly id: string }
  | {
      readonly kind: 'command';
      readonly ability: string;
      readonly options: Readonly<Record<string, string>>;
    };
