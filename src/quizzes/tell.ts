/** Puts a drawn quiz into words: the messages of its template, and the picture of each option where it has one. */
import type { QuizOption } from '#bank/question.ts';
import { document, figure, paragraph } from '#document/build.ts';
import type { Document, Figure } from '#document/nodes.ts';
import { describeFigure } from '#figures/alt.ts';
import type { Language } from '#locales/language.ts';
import type { Words } from '#locales/words.ts';
import type { DrawnQuiz } from './draw.ts';
import { inlineOf } from './inline.ts';
import type { QuizTemplate } from './template.ts';

/** A computed quiz as it is asked: what a written one is, with pictures for options where they are pictures. */
export interface AskedQuiz {
  readonly prompt: Document;
  readonly options: readonly (QuizOption & { readonly figure?: Figure })[];
  /** The letters of all right options. */
  readonly answers: readonly string[];
  readonly hint: Document;
  readonly explanation: Document;
}

export function tellQuiz<P, V>(
  template: QuizTemplate<P, V>,
  { parameters, options }: DrawnQuiz<P, V>,
  language: Language,
  say: Words,
): AskedQuiz {
  const right = options.filter((option) => option.right);
  const words = template.words(parameters, right[0]!.value, say);
  const told = (part: string, more?: Readonly<Record<string, string>>) =>
    inlineOf(say(`quiz-${template.name}-${part}`, { ...words, ...more }));
  return {
    prompt: document(paragraph(...told('prompt'))),
    options: options.map(({ letter, id, value }) => {
      const text = template.show(value, say);
      const spec = template.picture?.(value, parameters, say);
      return {
        letter,
        text: inlineOf(text),
        why: told(`why-${id}`, { value: text }),
        ...(spec ? { figure: figure(spec, describeFigure(spec, language)) } : {}),
      };
    }),
    answers: right.map(({ letter }) => letter),
    hint: document(paragraph(...told('hint'))),
    explanation: document(paragraph(...told('explanation'))),
  };
}
