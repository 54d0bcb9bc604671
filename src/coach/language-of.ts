/** The language a text is written in, as far as it tells: formulas and single words don't. */
import type { Language } from '#locales/language.ts';

/** Chinese where a Han character stands, English from two English words on, else `otherwise`. */
export function languageOf(text: string, otherwise: Language): Language {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  const words = text.match(/\b[a-z]{3,}\b/giu) ?? [];
  return words.length >= 2 ? 'en' : otherwise;
}
