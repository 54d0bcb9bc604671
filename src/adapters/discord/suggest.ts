/** What Discord offers while somebody types an option: short ids behind titles, from memory alone. */
import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Coach } from '#coach/coach.ts';
import { languageOf } from '#coach/language-of.ts';
import type { Language } from '#locales/language.ts';
import { shortened } from '../shared/plain-text.ts';
import { createRecent } from '../shared/recent.ts';
import { LIMITS } from './limits.ts';

/** So many beginnings are remembered: people type the same ones, letter by letter. */
const REMEMBERED = 2000;

export type Suggest = (
  ability: string,
  option: string,
  typed: string,
  language: Language,
  /** The other options, as far as they are filled in. */
  given?: Readonly<Record<string, string>>,
) => readonly APIApplicationCommandOptionChoice<string>[];

export function createSuggest({ abilities, services }: Coach): Suggest {
  const known = createRecent<string, ReturnType<Suggest>>(REMEMBERED);
  return (ability, option, typed, locale, given = {}) => {
    const language = languageOf(typed, locale);
    const key = JSON.stringify([ability, option, language, typed, given]);
    const before = known.get(key);
    if (before) return before;
    const choices = (
      abilities
        .find(({ name }) => name === ability)
        ?.options.find(({ name }) => name === option)
        ?.suggest?.(typed, { language }, services, given) ?? []
    )
      .filter(({ value }) => value.length <= LIMITS.choiceText)
      .slice(0, LIMITS.choices)
      .map(({ label, value }) => ({
        name: shortened(whole(typed, label, value), LIMITS.choiceText),
        value,
      }));
    known.set(key, choices);
    return choices;
  };
}

/** Whoever picks a choice sees its name in the field, and types on from there: it has to hold what was typed before. */
function whole(typed: string, label: string, value: string): string {
  const [before = ''] = /^.*\s/su.exec(typed) ?? [];
  return before !== '' && value.startsWith(before) ? before + label : label;
}
