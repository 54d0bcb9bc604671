/** All parsed texts of a question in one language, for whoever looks at every node of them. */
import { visit } from 'unist-util-visit';
import type { Document, Inline } from '#document/nodes.ts';
import { LANGUAGES } from '#locales/language.ts';
import type { Bank, QuestionText } from './question.ts';

/** Every parsed text of a language, with the front-matter path it came from (none for the body). */
export function textsOf(
  text: QuestionText,
): (readonly [Document, readonly PropertyKey[] | undefined])[] {
  const of = (inline: readonly Inline[]): Document => ({
    type: 'root',
    children: [{ type: 'paragraph', children: [...inline] }],
  });
  return [
    [text.sentence, undefined],
    [text.answer, undefined],
    [text.depth, undefined],
    ...text.keyPoints.map((point, i) => [of(point.text), ['keyPoints', i, 'text']] as const),
    ...text.misconceptions.flatMap(({ claim, truth }, i) => [
      [of(claim), ['misconceptions', i, 'claim']] as const,
      [truth, ['misconceptions', i, 'truth']] as const,
    ]),
    ...text.followUps.map(({ answer }, i) => [answer, ['followUps', i, 'answer']] as const),
    ...text.quizzes.flatMap((quiz, i) =>
      quiz.kind === 'computed'
        ? []
        : ([
            [quiz.prompt, ['quizzes', i, 'prompt']],
            [quiz.hint, ['quizzes', i, 'hint']],
            [quiz.explanation, ['quizzes', i, 'explanation']],
            ...quiz.options.flatMap((option) => [
              [of(option.text), ['quizzes', i, 'options', option.letter, 'text']] as const,
              [of(option.why), ['quizzes', i, 'options', option.letter, 'why']] as const,
            ]),
          ] as const),
    ),
  ];
}

/**
 * Forgets where in its file each node stood. The check needs it to name lines; a running coach does not,
 * and it is more than half of the bank's memory.
 */
export function forgetPositions({ questions }: Bank): void {
  for (const { text } of questions) {
    for (const language of LANGUAGES) {
      for (const [tree] of textsOf(text[language])) {
        visit(tree, (node) => {
          delete node.position;
        });
      }
    }
  }
}
