/** A grading in words: what was heard, what went against the bank, and the sentences to learn. */
import type { Question } from '#bank/question.ts';
import { bullets, type Content, paragraph, strong } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import type { Grading } from './grade.ts';

/** Longest quotation of a person's words. */
const QUOTED = 160;

/** The words of a person, shortened at their end. */
export const quoted = (words: string, most = QUOTED): string => {
  const characters = [...words.trim()];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : words.trim();
};

/** `counted`: points the person has counted for themselves. */
export function feedback(
  question: Question,
  grading: Omit<Grading, 'score'>,
  language: Language,
  counted: readonly string[] = [],
): Block[] {
  const say = wordsOf(language);
  const { keyPoints } = question.text[language];
  const text = (id: string): Content[] => [
    ...(keyPoints.find((point) => point.id === id)?.text ?? []),
  ];
  const section = (title: string, items: readonly Content[][]): Block[] =>
    items.length === 0 ? [] : [paragraph(strong(say(title))), bullets(...items)];
  const said = (evidence: string): Content => say('grade-said', { words: quoted(evidence) });
  // Chinese puts no space beside a bracket or a full-width colon.
  const gap = language === 'zh' ? '' : ' ';
  return [
    ...section('grade-covered', [
      ...grading.covered.map(({ id, evidence }) => [...text(id), gap, said(evidence)]),
      ...counted.map((id) => [...text(id), gap, say('grade-self')]),
    ]),
    ...section(
      'grade-partial',
      grading.partial
        .filter(({ id }) => !counted.includes(id))
        .map(({ id, evidence }) => [...text(id), gap, said(evidence)]),
    ),
    ...section(
      'grade-contradicted',
      grading.contradicted
        .filter(({ id }) => !counted.includes(id))
        .map(({ id, evidence }) => [said(evidence), gap, say('grade-but'), gap, ...text(id)]),
    ),
    ...section(
      'grade-missed',
      grading.missed.filter((id) => !counted.includes(id)).map((id) => text(id)),
    ),
  ];
}
