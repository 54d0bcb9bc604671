/** The quizzes of the bank, written and computed, under one name each: `<slug>/<quiz id>`. */
import type { Bank, Level, Question, QuizOption } from '#bank/question.ts';
import type { Document, Figure } from '#document/nodes.ts';
import type { Language } from '#locales/language.ts';
import { askTemplate } from '#quizzes/index.ts';

export interface QuizItem {
  /** `scale-sqrt-dk/variance-of-64` */
  readonly ref: string;
  /** Quizzes of one template read alike, whatever question they belong to; a written one is like no other. */
  readonly alike: string;
  readonly slug: string;
  readonly pack: string;
  readonly topic: string;
  readonly level: Level;
}

/** A quiz as it is asked: computed ones with their numbers drawn. */
export interface QuizContent {
  readonly question: Question;
  readonly prompt: Document;
  readonly options: readonly (QuizOption & { readonly figure?: Figure })[];
  /** The letters of all right options. */
  readonly answers: readonly string[];
  readonly hint: Document;
  readonly explanation: Document;
}

/** In the bank's order. */
export const quizItems = ({ questions }: Bank): readonly QuizItem[] =>
  questions.flatMap(({ slug, pack, topic, level, text }) =>
    text.en.quizzes.map((quiz) => {
      const ref = `${slug}/${quiz.id}`;
      const alike = quiz.kind === 'computed' ? quiz.template : ref;
      return { ref, alike, slug, pack, topic, level };
    }),
  );

/** `undefined` where the question or the quiz has left the bank since it was asked. */
export function quizContent(
  bank: Bank,
  ref: string,
  seed: number,
  language: Language,
): QuizContent | undefined {
  const [slug = '', id] = ref.split('/');
  const question = bank.find(slug);
  const quiz = question?.text[language].quizzes.find((candidate) => candidate.id === id);
  if (!question || !quiz) return undefined;
  return quiz.kind === 'written'
    ? { question, ...quiz }
    : { question, ...askTemplate(quiz.template, seed, language) };
}
