/** What the coach answers: a document, the actions a person can take next, and perhaps a choice to make. */
import type { Document, Inline } from './nodes.ts';

/**
 * Something a person can press. `id` is `<ability>:<input>`; pressing it is the same as typing it, so a
 * press on a message of last week still works. Adapters shorten ids that exceed their limit.
 */
export interface Action {
  readonly id: string;
  readonly label: string;
}

/** A question with options to pick from (a quiz). Buttons carry the letters; the texts stand in the message. */
export interface Choice {
  readonly options: readonly {
    readonly letter: string;
    readonly text: readonly Inline[];
    readonly actionId: string;
  }[];
}

export interface Reply {
  readonly document: Document;
  readonly actions: readonly Action[];
  readonly choice?: Choice;
}
