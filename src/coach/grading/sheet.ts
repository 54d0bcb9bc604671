/** What the bank knows of a question, as an answer is held against it. */
import type { Question, QuestionText } from '#bank/question.ts';
import { LANGUAGES } from '#locales/language.ts';
import { clausesOf } from './clauses.ts';
import {
  lineOf,
  linesOf,
  mostLike,
  plain,
  rightTexts,
  type Said,
  type Vocabulary,
} from './vocabulary.ts';

export interface Point {
  readonly id: string;
  readonly weight: number;
  /** Its text and phrasings, in both languages. */
  readonly right: readonly Said[];
  /** How it is said the wrong way round: its opposites, and the misconceptions it is nearest to. */
  readonly wrong: readonly Said[];
}

/** Something the bank states, or (with a negative weight) calls wrong. */
export interface Statement {
  readonly said: Said;
  readonly weight: number;
}

export interface Sheet {
  readonly points: readonly Point[];
  readonly statements: readonly Statement[];
  /** By group of values: the statements that name one. */
  readonly naming: ReadonlyMap<string, readonly Statement[]>;
  /** Whether the question's own texts use a term. */
  uses(term: string): boolean;
}

/** How much a text counts as said by the bank. */
const SAID = { point: 2, phrasing: 1, truth: 1, answer: 0.7, other: 0.5 } as const;
/** … and as called wrong: a wrong option of a quiz may be right of something else. */
const DENIED = { misconception: -1, option: -0.3 } as const;

export function readSheet(question: Question, vocabulary: Vocabulary): Sheet {
  const { read } = vocabulary;
  const texts = LANGUAGES.map((language) => question.text[language]);
  const points = question.text.en.keyPoints.map(({ id, weight }) => {
    const point = texts.flatMap(({ keyPoints }) => keyPoints.find((one) => one.id === id) ?? []);
    const opposites = question.opposites[id];
    return {
      id,
      weight,
      right: point.flatMap((one) => [plain(one), ...one.phrasings]).map(read),
      wrong: LANGUAGES.flatMap((language) => opposites?.[language] ?? []).map(read),
    };
  });
  for (const { claim } of texts.flatMap(({ misconceptions }) => misconceptions)) {
    const said = read(lineOf(claim));
    const likenesses = points.map(({ right }) => mostLike(right, said));
    points[likenesses.indexOf(Math.max(...likenesses))]!.wrong.push(said);
  }
  const words = new Set(
    LANGUAGES.flatMap((language) => rightTexts(question, language)).flatMap((text) => [
      ...read(text).words.keys(),
    ]),
  );
  const statements = texts
    .flatMap(statementsIn)
    .flatMap(({ text, weight }) => partsOf(text).map((part) => ({ said: read(part), weight })))
    .filter(({ said }) => said.words.size > 0);
  const naming = new Map<string, Statement[]>();
  for (const statement of statements) {
    for (const group of statement.said.values.keys()) {
      const known = naming.get(group);
      if (known) known.push(statement);
      else naming.set(group, [statement]);
    }
  }
  return {
    points,
    statements,
    naming,
    uses: (term) => words.has(term),
  };
}

/** Clauses, and pairs of neighbours. */
function partsOf(text: string): string[] {
  const clauses = clausesOf(text);
  return [...clauses, ...clauses.slice(1).map((clause, i) => `${clauses[i]}, ${clause}`)];
}

interface Text {
  readonly text: string;
  readonly weight: number;
}

function statementsIn(text: QuestionText): Text[] {
  const { keyPoints, misconceptions, followUps, quizzes, sentence, answer, depth } = text;
  const as = (weight: number, ...said: string[]): Text[] =>
    said.map((one) => ({ text: one, weight }));
  return [
    ...keyPoints.flatMap((point) => [
      ...as(SAID.point, plain(point)),
      ...as(SAID.phrasing, ...point.phrasings),
    ]),
    ...misconceptions.flatMap(({ claim, truth }) => [
      ...as(DENIED.misconception, lineOf(claim)),
      ...as(SAID.truth, linesOf(truth)),
    ]),
    ...as(SAID.answer, ...[sentence, answer, depth].map(linesOf)),
    ...as(SAID.other, ...followUps.map((followUp) => linesOf(followUp.answer))),
    ...quizzes.flatMap((quiz) =>
      quiz.kind === 'computed'
        ? []
        : [
            ...as(SAID.answer, linesOf(quiz.explanation)),
            ...quiz.options.flatMap(({ letter, text: option, why }) => [
              ...as(quiz.answers.includes(letter) ? SAID.other : DENIED.option, lineOf(option)),
              ...as(SAID.other, lineOf(why)),
            ]),
          ],
    ),
  ];
}
