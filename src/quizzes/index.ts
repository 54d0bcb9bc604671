/** Computed quizzes by name: finding a template, and asking it with a seed. */
import { randomFrom } from '#compute/random.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import { drawQuiz } from './draw.ts';
import { quizTemplates } from './registry.ts';
import { type AskedQuiz, tellQuiz } from './tell.ts';
import type { QuizTemplate } from './template.ts';

export { type AskedQuiz, quizTemplates };

export const findTemplate = (name: string): QuizTemplate | undefined =>
  quizTemplates.find((template) => template.name === name);

/**
 * The quiz of a seed: the same parameters, options and letters in every language, on every machine. A name
 * without a template is a bug: the content check refuses it.
 */
export function askTemplate(name: string, seed: number, language: Language): AskedQuiz {
  const template = findTemplate(name);
  if (!template) throw new Error(`askTemplate: no template "${name}"`);
  return tellQuiz(template, drawQuiz(template, randomFrom(seed)), language, wordsOf(language));
}
