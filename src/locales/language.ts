/** The languages the coach speaks. Everything a person reads exists in each of them. */
export const LANGUAGES = ['en', 'zh'] as const;

export type Language = (typeof LANGUAGES)[number];

/** A text in every language. */
export type Localized<T = string> = Readonly<Record<Language, T>>;

export const isLanguage = (value: string): value is Language =>
  (LANGUAGES as readonly string[]).includes(value);
