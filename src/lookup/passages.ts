/** What of a question can be met by a query: its texts in both languages, by field. */
import { toString as textOf } from 'mdast-util-to-string';
import type { Question } from '#bank/question.ts';
import { LANGUAGES } from '#locales/language.ts';

/** Fields in order of how much they say about what a question is asked by. */
export const FIELDS = ['title', 'alias', 'keyPoint', 'followUp', 'body'] as const;
export type Field = (typeof FIELDS)[number];

export interface Passage {
  readonly field: Field;
  readonly text: string;
}

export function passagesOf(question: Question): Passage[] {
  return LANGUAGES.flatMap((language): Passage[] => {
    const text = question.text[language];
    return [
      { field: 'title', text: text.title },
      { field: 'title', text: text.short },
      ...text.aliases.map((alias): Passage => ({ field: 'alias', text: alias })),
      ...text.keyPoints.flatMap((point): Passage[] => [
        { field: 'keyPoint', text: textOf({ type: 'paragraph', children: [...point.text] }) },
        { field: 'followUp', text: point.ask },
        ...point.phrasings.map((phrasing): Passage => ({ field: 'keyPoint', text: phrasing })),
      ]),
      ...text.followUps.map(
        (followUp): Passage => ({ field: 'followUp', text: followUp.question }),
      ),
      ...text.misconceptions.map(
        ({ claim }): Passage => ({
          field: 'followUp',
          text: textOf({ type: 'paragraph', children: [...claim] }),
        }),
      ),
      {
        field: 'body',
        text: [text.sentence, text.answer, text.depth].map((part) => textOf(part)).join('\n'),
      },
    ];
  });
}
