/** Computed quizzes by name. */
import type { QuizOption } from '#bank/question.ts';
import type { Document, Figure } from '#document/nodes.ts';
import type { Language } from '#locales/language.ts';

export interface AskedQuiz {
  readonly prompt: Document;
  readonly options: readonly (QuizOption & { readonly figure?: Figure })[];
  readonly answers: readonly string[];
  readonly hint: Document;
  readonly explanation: Document;
}

export function askTemplate(name: string, _seed: number, _language: Language): AskedQuiz {
  throw new Error(`quizzes: no template "${name}"`);
}
