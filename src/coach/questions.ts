/** The questions of the bank as abilities name them: completed while one types, found by the slug a button carries. */
import type { Bank, Question } from '#bank/question.ts';
import { UserError } from '#locales/user-error.ts';
import type { AbilityOption } from './ability.ts';

const OFFERED = 10;

/** A question in one's own words; what is chosen is its slug. */
export const questionOption: AbilityOption = {
  name: 'question',
  required: true,
  suggest: (typed, { language }, { bank, lookup }) =>
    lookup.suggest(typed, OFFERED).flatMap((slug) => {
      const question = bank.find(slug);
      return question ? [{ label: question.text[language].title, value: slug }] : [];
    }),
};

/** Throws a `UserError` where it has left the bank since the button was made. */
export function questionOf(slug: string, { bank }: { readonly bank: Bank }): Question {
  const question = bank.find(slug);
  if (!question) throw new UserError('question-gone');
  return question;
}
