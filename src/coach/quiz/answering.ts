/** A person's answer to a quiz that was asked: checked, settled once, scored, and a wrong one put into review. */
import { isLanguage, type Language } from '#locales/language.ts';
import { UserError } from '#locales/user-error.ts';
import type { Answer, Asked } from '#store/quizzes.ts';
import type { Services } from '../ability.ts';
import { rememberMissed } from '../review/cards.ts';
import { groupOf, type Turn } from '../turn.ts';
import { type QuizContent, quizContent } from './items.ts';

export interface Open {
  readonly asked: Asked;
  /** In the language it was asked in. */
  readonly content: QuizContent;
  /** What this person did with it so far. */
  readonly mine: Answer | undefined;
}

/** Where scores of private answers go: they are on no board. */
export const PRIVATE = 'private';

/** The asked quiz behind a button. Throws a `UserError` that says why it can't be answered any more. */
export async function findAsked(id: string, turn: Turn, services: Services): Promise<Open> {
  const asked = await services.store.quizzes.find(id);
  if (!asked) throw new UserError('quiz-gone');
  if (asked.person !== null && asked.person !== turn.person.id)
    throw new UserError('quiz-not-yours');
  const content = quizContent(
    services.bank,
    asked.quiz,
    asked.seed,
    languageAsked(asked, turn.language),
  );
  if (!content) throw new UserError('quiz-question-gone');
  const mine = await services.store.quizzes.answer(id, turn.person.id);
  return { asked, content, mine };
}

/** The language all read it in; another, where that one is spoken no more. */
export const languageAsked = ({ language }: Pick<Asked, 'language'>, other: Language): Language =>
  isLanguage(language) ? language : other;

/** Asked to everybody in the place: picks, hints and verdicts are then told in private. */
export const isOpenToAll = ({ asked }: Pick<Open, 'asked'>): boolean => asked.person === null;

/** As the one who answers reads it: what many were asked, in their own language. */
export function asRead(open: Open, turn: Turn, { bank }: Pick<Services, 'bank'>) {
  if (!isOpenToAll(open)) return { content: open.content, language: turn.language };
  const { quiz, seed } = open.asked;
  const { language } = turn.own;
  return { content: quizContent(bank, quiz, seed, language) ?? open.content, language };
}

/** `CA` → `ac`; letters that are no option fall away. */
export const lettersOf = (typed: string, { options }: QuizContent): string =>
  options
    .map(({ letter }) => letter)
    .filter((letter) => typed.toLowerCase().includes(letter))
    .join('');

export interface Settled {
  readonly answer: Answer;
  /** `false`: it had been answered before, and `answer` is that one. */
  readonly now: boolean;
}

/** Settles `letters`, of several presses the first. Throws a `UserError` once the quiz is closed. */
export async function settle(
  { asked, content, mine }: Open,
  letters: string,
  turn: Turn,
  services: Services,
  { kind, points }: { kind: string; points: number },
): Promise<Settled> {
  if (mine && mine.at !== null) return { answer: mine, now: false };
  const { now } = turn;
  if (asked.closes_at !== null && asked.closes_at <= now) throw new UserError('quiz-closed');
  const correct = letters === content.answers.toSorted().join('');
  const hinted = mine?.hinted === 1;
  const earned = correct ? (hinted ? Math.ceil(points / 2) : points) : 0;
  const answer: Answer = {
    asked: asked.id,
    person: turn.person.id,
    letters,
    hinted: hinted ? 1 : 0,
    correct: correct ? 1 : 0,
    points: earned,
    at: now,
  };
  const first = await services.store.atomically(async (kept) => {
    if (!(await kept.quizzes.settle(answer))) return false;
    await kept.scores.append({
      source: asked.id,
      person: turn.person.id,
      place: turn.place.kind === 'private' ? PRIVATE : groupOf(turn.place),
      kind,
      slug: asked.slug,
      topic: asked.topic,
      correct: answer.correct,
      points: earned,
      at: now,
    });
    if (!correct) await rememberMissed(kept, turn.person.id, asked.slug, now);
    return true;
  });
  if (first) return { answer, now: true };
  const before = await services.store.quizzes.answer(asked.id, turn.person.id);
  return { answer: before ?? answer, now: false };
}
