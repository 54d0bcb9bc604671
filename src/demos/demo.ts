/**
 * What a demo is: parameters, a computation on them, and how its result is told.
 *
 * One file a demo, named like it. `run` is pure and may be heavy: it happens in a worker. `present` is
 * light: it turns the result into a document, in the reader's language.
 */
import type { Random } from '#compute/random.ts';
import type { Tensor } from '#compute/tensor.ts';
import type { Block } from '#document/nodes.ts';
import type { Language, Localized } from '#locales/language.ts';
import type { Words } from '#locales/words.ts';
import type { Parameter, ValueOf } from './parameters.ts';

export type Parameters = Readonly<Record<string, Parameter>>;
export type ValuesOf<P extends Parameters> = { readonly [K in keyof P]: ValueOf<P[K]> };

/** Anything a demo draws or computes: numbers, words, tensors, and lists and records of them. */
export type Datum =
  | number
  | string
  | boolean
  | null
  | Tensor
  | readonly Datum[]
  | { readonly [key: string]: Datum };

export interface Result<I = Record<string, Datum>, V = Record<string, Datum>> {
  /** Every random number drawn and every given, so that anyone can compute `values` again. */
  readonly inputs: I;
  /** Every number shown. */
  readonly values: V;
}

export interface Presentation {
  /** One sentence that says what to look at. */
  readonly look: Block;
  /** The numbers. */
  readonly numbers: readonly Block[];
  /** The pictures, as `figure` nodes with alt text made from the numbers. */
  readonly figures: readonly Block[];
  /** The closing sentence, computed from the result. */
  readonly conclusion: Block;
  /** Other parameters worth trying, each with the label of its button: `{ label: 'd_k = 512', parameters: { dk: '512' } }`. */
  readonly tryWith: readonly {
    readonly label: string;
    readonly parameters: Readonly<Record<string, string>>;
  }[];
  /** The few lines of NumPy or PyTorch that reproduce it on the reader's machine. */
  readonly python: string;
}

export interface PresentContext<P> {
  readonly language: Language;
  /** The messages of `src/locales/<language>/demo-<name>.ftl` and all others. */
  readonly say: Words;
  readonly parameters: P;
  readonly seed: number;
}

export interface Demo<
  P extends Parameters = Parameters,
  I extends Record<string, Datum> = Record<string, Datum>,
  V extends Record<string, Datum> = Record<string, Datum>,
> {
  readonly name: string;
  readonly title: Localized;
  /** Slugs of the questions whose answers carry it. */
  readonly questions: readonly string[];
  readonly parameters: P;
  /** Draws nothing, so that every seed gives the same. @default false */
  readonly exact?: boolean;
  /** Refuses values that do not go together, with a `UserError`: a product over its cap, a width no head divides. */
  check?(parameters: ValuesOf<P>): void;
  run(parameters: ValuesOf<P>, random: Random): Result<I, V>;
  present(result: Result<I, V>, context: PresentContext<ValuesOf<P>>): Presentation;
}

/** Declares a demo; the types of `run` and `present` follow from its parameters and its result. */
export const defineDemo = <
  const P extends Parameters,
  I extends Record<string, Datum>,
  V extends Record<string, Datum>,
>(
  demo: Demo<P, I, V>,
): Demo<P, I, V> => demo;
