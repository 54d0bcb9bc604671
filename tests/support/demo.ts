/** Running a demo as somebody would who types its parameters, and what it says to those it refuses. */

import { toString as textOf } from 'mdast-util-to-string';
import { findDemo, parseParameters, runDemo } from '#demos/index.ts';
import type { Language } from '#locales/language.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';

export const run = (name: string, typed: Record<string, string> = {}, seed = 1) =>
  // biome-ignore lint/suspicious/noExplicitAny: the shape of the result is what its tests are about
  runDemo(name, parseParameters(findDemo(name)!, typed), seed) as any;

export const valuesOf = (name: string, typed: Record<string, string> = {}, seed = 1) =>
  run(name, typed, seed).values;

/** The sentence a demo ends with. */
export function conclusionOf(
  name: string,
  typed: Record<string, string>,
  language: Language,
): string {
  const demo = findDemo(name)!;
  const parameters = parseParameters(demo, typed);
  const { conclusion } = demo.present(runDemo(name, parameters, 1), {
    language,
    say: wordsOf(language),
    parameters: parameters as never,
    seed: 1,
  });
  return textOf(conclusion);
}

/** What the coach says, in English and Chinese, to parameters it refuses. */
export function refusal(name: string, typed: Record<string, string>): string {
  try {
    parseParameters(findDemo(name)!, typed);
  } catch (error) {
    if (error instanceof UserError) return `${error.in('en')} | ${error.in('zh')}`;
    throw error;
  }
  throw new Error('was not refused');
}
