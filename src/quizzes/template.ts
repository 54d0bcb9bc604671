/**
 * What a computed quiz is: parameters, the right answer to them, and the answers that usual mistakes lead to.
 *
 * One file a template, named like it. All its numbers come from `src/compute`; its sentences stand in
 * `src/locales/<language>/quiz-<name>.ftl` under these keys, each given the strings of `words`:
 *
 *     quiz-<name>-prompt, quiz-<name>-hint, quiz-<name>-explanation
 *     quiz-<name>-why-<id of a candidate>
 */
import type { Random } from '#compute/random.ts';
import type { FigureSpec } from '#figures/spec.ts';
import type { Words } from '#locales/words.ts';

/** A possible answer, before it has a letter. */
export interface Candidate<V> {
  /** How one comes to it: `right`, or the name of a mistake. Its message says why it is right or wrong. */
  readonly id: string;
  readonly value: V;
}

/** What was drawn and worked out: plain data, the same for every language. */
export interface Drawn<P, V> {
  readonly parameters: P;
  readonly right: readonly Candidate<V>[];
  /** Candidates that read like another one fall out, and of more than are asked for some are drawn by chance. */
  readonly wrong: readonly Candidate<V>[];
}

export interface QuizTemplate<P = unknown, V = unknown> {
  readonly name: string;
  /** Slugs of the questions that may ask it. */
  readonly questions: readonly string[];
  /** How many options are right. @default 1 */
  readonly rightAnswers?: number;
  /** `undefined` for parameters that make a poor quiz: others are drawn then. */
  draw(random: Random): Drawn<P, V> | undefined;
  /** An option as it reads: text with `$TeX$` and `` `code` ``. */
  show(value: V, say: Words): string;
  /** The strings its messages may use; `right` is the value of the (first) right answer. */
  words(parameters: P, right: V, say: Words): Readonly<Record<string, string>>;
  /** The option as a picture, where it is one. */
  picture?(value: V, parameters: P, say: Words): FigureSpec;
}

/**
 * Declares a template; the types of its functions follow from what it draws. A list of templates knows them no more: each
 * is only ever given what it has drawn itself.
 */
export const defineTemplate = <P, V>(template: QuizTemplate<P, V>): QuizTemplate =>
  template as unknown as QuizTemplate;
