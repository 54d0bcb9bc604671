/**
 * A mistake of the person, to be told to them in their language: what, where, how to mend it.
 *
 * Everything that is not a `UserError` is a bug of ours: logged with an id, and the person sees that id.
 */
import type { FluentVariable } from '@fluent/bundle';
import type { Language } from './language.ts';
import { wordsOf } from './words.ts';

export class UserError extends Error {
  override readonly name = 'UserError';
  /** The Fluent message, and its variables. */
  readonly key: string;
  readonly variables: Record<string, FluentVariable>;

  constructor(key: string, variables: Record<string, FluentVariable> = {}) {
    super(wordsOf('en')(key, variables));
    this.key = key;
    this.variables = variables;
  }

  /** The one line for the person. */
  in(language: Language): string {
    return wordsOf(language)(this.key, this.variables);
  }
}
