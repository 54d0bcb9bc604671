/**
 * Every sentence the coach says itself, per language, as Fluent messages.
 *
 * `src/locales/<language>/*.ftl` are read once at start. Question texts are not here: they are content.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';
import { LANGUAGES, type Language } from './language.ts';

/** Says the message `key` with its variables; a missing key or variable is a bug and throws. */
export type Words = (key: string, variables?: Record<string, FluentVariable>) => string;

const bundles = Object.fromEntries(
  LANGUAGES.map((language) => [language, loadBundle(language)]),
) as Record<Language, FluentBundle>;

/** The words of one language: `wordsOf('en')('ask-none')`. */
export function wordsOf(language: Language): Words {
  const bundle = bundles[language];
  return (key, variables) => {
    const pattern = bundle.getMessage(key)?.value;
    if (!pattern) throw new Error(`locales: no message "${key}" in ${language}`);
    const errors: Error[] = [];
    const text = bundle.formatPattern(pattern, variables ?? null, errors);
    if (errors[0])
      throw new Error(`locales: message "${key}" in ${language}`, { cause: errors[0] });
    return text;
  };
}

/** A whole number that a message chooses its wording by: one card, two cards. */
export const counted = (count: number): FluentNumber =>
  new FluentNumber(count, { useGrouping: false });

function loadBundle(language: Language): FluentBundle {
  // No isolation marks: they show as boxes in figures and break copied formulas.
  const bundle = new FluentBundle(language, { useIsolating: false });
  const folder = new URL(`./${language}/`, import.meta.url);
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.ftl'))
    .sort()) {
    const errors = bundle.addResource(
      new FluentResource(readFileSync(new URL(file, folder), 'utf8')),
    );
    if (errors[0]) throw new Error(`locales: ${language}/${file}`, { cause: errors[0] });
  }
  return bundle;
}
