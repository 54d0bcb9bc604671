/** How well the grader orders answers of one question: strong over partial over wrong over off topic. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import type { Bank } from '#bank/question.ts';
import { createGrader } from '#coach/grading/grade.ts';
import { LANGUAGES, type Language } from '#locales/language.ts';

const KINDS = ['strong', 'partial', 'wrong', 'offtopic'] as const;
type Kind = (typeof KINDS)[number];

type Answers = Readonly<Record<Language, Readonly<Record<Kind, readonly string[]>>>>;

export interface GradedAnswer {
  readonly slug: string;
  readonly language: Language;
  readonly kind: Kind;
  /** Which of the writers: 0 or 1. */
  readonly voice: number;
  readonly answer: string;
  readonly score: number;
}

/** Every answer of `eval/grading/`, graded. */
export function gradeAll(bank: Bank): readonly GradedAnswer[] {
  const grader = createGrader(bank);
  const folder = new URL('./grading/', import.meta.url).pathname;
  return globSync(`${folder}*.yaml`)
    .sort()
    .flatMap((file) => {
      const slug = basename(file, '.yaml');
      const question = bank.find(slug);
      if (!question) return [];
      const answers = parse(readFileSync(file, 'utf8')) as Answers;
      return LANGUAGES.flatMap((language) =>
        KINDS.flatMap((kind) =>
          answers[language][kind].map((answer, voice) => ({
            slug,
            language,
            kind,
            voice,
            answer,
            score: grader.grade(question, answer).score,
          })),
        ),
      );
    });
}

export interface PairScore {
  readonly better: Kind;
  readonly worse: Kind;
  readonly pairs: number;
  /** Share of the pairs in which the better answer has the higher score. */
  readonly right: number;
}

/** Pairs within one question, of whichever language and voice: a grader that favours one of them shows here. */
export function pairScores(graded: readonly GradedAnswer[]): readonly PairScore[] {
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
