/** What the coach lacks in a place, for those who can give it. */
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';

export const rightsMissing = (rights: readonly string[], language: Language): string =>
  rights.length > 0
    ? wordsOf(language)('rights-missing', { rights: rights.join(', ') })
    : wordsOf(language)('rights-unknown');
