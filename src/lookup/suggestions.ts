/** Questions to offer while somebody types one. */
import Fuse from 'fuse.js';
import type { Bank } from '#bank/question.ts';
import { LANGUAGES } from '#locales/language.ts';
import type { Lookup } from './lookup.ts';
import { normalise } from './normalise.ts';

/**
 * Questions with a title or alias in which every word begun so far occurs, those that begin with it first; where there
 * is none, the likeliest in spite of typos.
 */
export function createSuggestions({ questions }: Bank): Lookup['suggest'] {
  const entries = questions.flatMap(({ slug, text }) =>
    LANGUAGES.flatMap((language) => {
      const { title, short, aliases } = text[language];
      return [title, short, ...aliases].map((phrase) => {
        const normal = normalise(phrase);
        return { slug, phrase: normal, begins: ` ${wordsIn(normal).join(' ')}` };
      });
    }),
  );
  const fuse = new Fuse(entries, {
    keys: ['phrase'],
    useTokenSearch: true,
    tokenize: (phrase) => phrase.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [],
    threshold: 0.2,
    ignoreLocation: true,
  });
  return (typed, limit) => {
    const query = normalise(typed).slice(0, 80);
    if (query === '') return questions.slice(0, limit).map(({ slug }) => slug);
    const words = wordsIn(query);
    const begun = entries.filter(({ phrase, begins }) =>
      words.every((word) => (isHan(word) ? phrase.includes(word) : begins.includes(` ${word}`))),
    );
    const found =
      words.length > 0 && begun.length > 0
        ? begun.toSorted(
            (a, b) =>
              Number(b.phrase.startsWith(query)) - Number(a.phrase.startsWith(query)) ||
              a.phrase.length - b.phrase.length,
          )
        : fuse.search(query, { limit: limit * 12 }).map(({ item }) => item);
    return [...new Set(found.map(({ slug }) => slug))].slice(0, limit);
  };
}

/** Runs of Chinese characters, and words of letters and digits. */
const wordsIn = (text: string): readonly string[] =>
  text.match(/\p{Script=Han}+|[^\s\p{Script=Han}\p{P}\p{S}]+/gu) ?? [];

const isHan = (word: string): boolean => /\p{Script=Han}/u.test(word);
