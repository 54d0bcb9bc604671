/** Questions to begin with, as the welcome of every platform offers them. */
import type { Bank } from '#bank/question.ts';
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

/** Those that are in the bank, and the list of topics. */
export const examples = (bank: Bank, language: Language): Action[] => [
  ...SLUGS.flatMap((slug) => {
    const question = bank.find(slug);
    return question ? [{ id: `ask:${slug}`, label: question.text[language].title }] : [];
  }),
  { id: 'topics', label: wordsOf(language)('ask-topics') },
];
