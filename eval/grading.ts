/**
 * How well the grader orders answers of one question: strong over partial over wrong over off topic. `dev` and
 * `fresh-dev` are answers one may look at while the grader is worked on; those in `held-out` and `fresh` are only
 * measured, so that its figures stay honest.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import type { Bank } from '#bank/question.ts';
import { createGrader, type Grading } from '#coach/grading/grade.ts';
import { LANGUAGES, type Language } from '#locales/language.ts';

export const SETS = ['dev', 'held-out', 'fresh-dev', 'fresh'] as const;
const KINDS = ['strong', 'partial', 'wrong', 'offtopic'] as const;
type Kind = (typeof KINDS)[number];

/** By language and kind; of one question, one answer a writer. */
type Answers = Readonly<Record<Language, Readonly<Record<Kind, readonly string[]>>>>;

export interface Answer {
  readonly set: (typeof SETS)[number];
  readonly slug: string;
  readonly language: Language;
  readonly kind: Kind;
  readonly answer: string;
}

export type GradedAnswer = Answer & Grading;

/** Every answer of a set, question by question. */
export function readAnswers(set: (typeof SETS)[number]): Answer[] {
  const folder = new URL(`./grading/${set}/`, import.meta.url).pathname;
  return globSync(`${folder}*.yaml`)
    .sort()
    .flatMap((file) => {
      const slug = basename(file, '.yaml');
      const answers = parse(readFileSync(file, 'utf8')) as Answers;
      return LANGUAGES.flatMap((language) =>
        KINDS.flatMap((kind) =>
          answers[language][kind].map((answer) => ({ set, slug, language, kind, answer })),
        ),
      );
    });
}

/** Every answer of a set to a question of the bank, graded. */
export function gradeAll(bank: Bank, set: (typeof SETS)[number]): readonly GradedAnswer[] {
  const grader = createGrader(bank);
  return readAnswers(set).flatMap((answer) => {
    const question = bank.find(answer.slug);
    return question ? [{ ...answer, ...grader.grade(question, answer.answer) }] : [];
  });
}

type Scored = Answer & { readonly score: number };

export interface PairScore {
  readonly better: Kind;
  readonly worse: Kind;
  readonly pairs: number;
  /** Share of the pairs in which the better answer has the higher score. */
  readonly right: number;
}

/** Pairs within one question, of whichever language and writer: a grader that favours one of them shows here. */
export function pairScores(graded: readonly Scored[]): readonly PairScore[] {
  return KINDS.slice(0, -1).map((better, i) => {
    const worse = KINDS[i + 1]!;
    let pairs = 0;
    let right = 0;
    for (const a of graded) {
      if (a.kind !== better) continue;
      for (const b of graded) {
        if (b.kind !== worse || b.slug !== a.slug) continue;
        pairs++;
        if (a.score > b.score) right++;
      }
    }
    return { better, worse, pairs, right: right / pairs };
  });
}
