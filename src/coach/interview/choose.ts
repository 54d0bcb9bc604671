/** Which question comes next: the first by level and weak spots, then along the chains of the bank. */
import type { Question } from '#bank/question.ts';
import { randomFrom } from '#compute/random.ts';
import type { Services } from '../ability.ts';
import type { Interview } from './state.ts';

/** The first question: of those that fit, one that was missed before, else any by chance. */
export async function opening(
  { topic, level }: Pick<Interview, 'topic' | 'level'>,
  person: string,
  { bank, store, chance }: Services,
): Promise<Question | undefined> {
  const fitting = bank.questions.filter(
    (question) =>
      (topic === undefined || question.topic === topic) &&
      (level === 'any' || question.level === level),
  );
  const cards = await store.cards.all(person);
  const missed = new Set(cards.filter((card) => card.missed === 1).map(({ slug }) => slug));
  const weak = fitting.filter(({ slug }) => missed.has(slug));
  const among = weak.length > 0 ? weak : fitting;
  return among[randomFrom(chance.seed()).integer(0, Math.max(0, among.length - 1))];
}

/**
 * The question after this one: the nearest of its chain that was not asked and fits, else the next that fits in the
 * order of the bank; `undefined` where all have been asked.
 */
export function following(
  {
    topic,
    level,
    exchanges,
  }: Pick<Interview, 'topic' | 'level'> & {
    readonly exchanges: readonly { readonly slug: string }[];
  },
  { bank }: Pick<Services, 'bank'>,
): Question | undefined {
  const asked = new Set(exchanges.map(({ slug }) => slug));
  const fits = (question: Question | undefined, anyLevel: boolean): question is Question =>
    question !== undefined &&
    !asked.has(question.slug) &&
    (topic === undefined || question.topic === topic) &&
    (anyLevel || level === 'any' || question.level === level);
  // An interviewer walks on from what was last spoken of, and from what came before it.
  const chain = exchanges
    .toReversed()
    .flatMap(({ slug }) => bank.find(slug)?.next ?? [])
    .map((slug) => bank.find(slug));
  return (
    chain.find((question) => fits(question, false)) ??
    bank.questions.find((question) => fits(question, false)) ??
    chain.find((question) => fits(question, true))
  );
}
