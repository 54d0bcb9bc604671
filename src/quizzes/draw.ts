/** Draws a quiz: parameters until they make four options that all read differently, and an order of them. */
import type { Random } from '#compute/random.ts';
import { LANGUAGES } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import type { Candidate, Drawn, QuizTemplate } from './template.ts';

/** Options a quiz. */
export const OPTIONS = 4;
/** Draws before a template counts as broken: a good one needs a handful. */
const MOST_DRAWS = 200;

export interface DrawnOption<V = unknown> extends Candidate<V> {
  readonly letter: string;
  readonly right: boolean;
}

export interface DrawnQuiz<P = unknown, V = unknown> {
  readonly parameters: P;
  /** In the order of their letters. */
  readonly options: readonly DrawnOption<V>[];
}

/** The quiz of one stream of chance, the same in every language. */
export function drawQuiz<P, V>(template: QuizTemplate<P, V>, random: Random): DrawnQuiz<P, V> {
  for (let i = 0; i < MOST_DRAWS; i++) {
    const drawn = template.draw(random);
    const options = drawn && optionsOf(template, drawn, random);
    if (options) return { parameters: drawn.parameters, options };
  }
  throw new Error(`drawQuiz: ${template.name} drew no quiz in ${MOST_DRAWS} attempts`);
}

/** `undefined` where too few of the candidates differ. */
function optionsOf<P, V>(
  template: QuizTemplate<P, V>,
  { right, wrong }: Drawn<P, V>,
  random: Random,
): DrawnOption<V>[] | undefined {
  const read = LANGUAGES.map(() => new Set<string>());
  /** Whether nothing before it reads like it, in any language. */
  const isNew = ({ value }: Candidate<V>): boolean =>
    LANGUAGES.map((language, i) => {
      const text = template.show(value, wordsOf(language));
      const fresh = !read[i]!.has(text);
      read[i]!.add(text);
      return fresh;
    }).every(Boolean);
  if (!right.every(isNew)) return undefined;
  const others = shuffled(wrong, random)
    .filter(isNew)
    .slice(0, OPTIONS - right.length);
  if (right.length + others.length < OPTIONS) return undefined;
  return shuffled(
    [
      ...right.map((candidate) => ({ ...candidate, right: true })),
      ...others.map((candidate) => ({ ...candidate, right: false })),
    ],
    random,
  ).map((option, i) => ({ ...option, letter: 'abcd'[i]! }));
}

/** The list in random order (Fisher–Yates). */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.integer(0, i);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** One of a list. */
export const oneOf = <const T>(list: readonly T[], random: Random): T =>
  list[random.integer(0, list.length - 1)]!;
