/** What the coach answers: a document, the actions a person can take next, and perhaps a choice to make. */
import type { Language } from '#locales/language.ts';
import type { Document, Figure, Inline } from './nodes.ts';

/**
 * Something a person can press. `id` is `<ability>:<input>`, the same as typing it, or
 * `<ability>.<action>:<input>`; it holds all there is to know, so a press on a message of last week still
 * works. Adapters shorten ids that exceed their limit.
 */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** `primary` is what most people want next, `danger` can't be undone. @default 'plain' */
  readonly style?: 'plain' | 'primary' | 'danger';
  /** A text is asked for first, under this label, and sent with the press (a modal where there is one). */
  readonly asks?: string;
}

export interface Option {
  readonly letter: string;
  readonly text: readonly Inline[];
  readonly actionId: string;
  /** The option is a picture; its text then only names it. */
  readonly figure?: Figure;
  /** Picked, but not confirmed yet. */
  readonly picked?: boolean;
}

/** A question with options to pick from (a quiz). Buttons carry the letters; the texts stand in the message. */
export interface Choice {
  readonly options: readonly Option[];
  /** Where several options may be right: picks are toggled, and this settles them. */
  readonly confirm?: Action;
  /** For platforms with native quizzes: given where everybody in the place may answer. */
  readonly quiz?: NativeQuiz;
}

/** What a native quiz poll needs besides the options. */
export interface NativeQuiz {
  /** Press `<settle>` + the letters picked (`quiz.settle:ab12 ` + `ac`) with each person's answer. */
  readonly settle: string;
  /** Letters of the right options. */
  readonly answers: readonly string[];
  readonly prompt: Document;
  readonly explanation: Document;
  /** Milliseconds since the epoch; without it the quiz stays open. */
  readonly closesAt?: number;
}

/** A file to keep: an export. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

export interface Reply {
  readonly document: Document;
  readonly actions: readonly Action[];
  readonly choice?: Choice;
  readonly files?: readonly Attachment[];
  /** For the person alone: nobody else in a group should see it. @default false */
  readonly privately?: boolean;
  /**
   * Private only to spare the others: it holds nothing of the person's own, and may stand in the open where telling it
   * in private would take more than it says.
   * @default false
   */
  readonly mayBeOpen?: boolean;
  /**
   * A message that is kept up to date: a later reply of the same key in the same place takes its stead.
   * Without one, every reply is a message of its own.
   */
  readonly key?: string;
  /** What it is written in, where that may be another language than its readers': what an adapter adds is said in it, too. */
  readonly language?: Language;
}
