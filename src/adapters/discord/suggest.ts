/** What Discord offers while somebody types an option: short ids behind titles, from memory alone. */
import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Coach } from '#coach/coach.ts';
import { languageOf } from '#coach/language-of.ts';
import type { Language } from '#locales/language.ts';
import { shortened } from '../shared/plain-text.ts';
import { LIMITS } from './limits.ts';

export function suggest(
  { abilities, services }: Coach,
  ability: string,
  option: string,
  typed: string,
  language: Language,
): APIApplicationCommandOptionChoice<string>[] {
  const suggesting = abilities
    .find(({ name }) => name === ability)
    ?.options.find(({ name }) => name === option);
  const found = suggesting?.suggest?.(typed, { language: languageOf(typed, language) }, services);
  return (found ?? [])
    .filter(({ value }) => value.length <= LIMITS.choiceText)
    .slice(0, LIMITS.choices)
    .map(({ label, value }) => ({ name: shortened(label, LIMITS.choiceText), value }));
}
