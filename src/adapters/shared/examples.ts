/** Questions to begin with, as the welcome of every platform offers them. */
import type { Bank, QuestionText } from '#bank/question.ts';
import type { Action } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';

const SLUGS = [
  'scale-sqrt-dk',
  'multi-head',
  'padding-mask',
  'layernorm-vs-batchnorm',
  'positional-encoding',
];

/** Those that are in the bank, and the list of topics. `named`: with buttons that show a title in full, or its short form. */
export const examples = (
  bank: Bank,
  language: Language,
  named: (text: Pick<QuestionText, 'title' | 'short'>) => string = ({ title }) => title,
): Action[] => [
  ...SLUGS.flatMap((slug) => {
    const question = bank.find(slug);
    return question ? [{ id: `ask:${slug}`, label: named(question.text[language]) }] : [];
  }),
  { id: 'topics', label: wordsOf(language)('ask-topics') },
];
