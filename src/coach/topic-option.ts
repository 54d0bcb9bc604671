/** The option `topic` of several abilities: completed, and checked in one place. */
import type { Bank } from '#bank/question.ts';
import type { Language } from '#locales/language.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { AbilityOption, Services } from './ability.ts';

/** Those with a question. */
export const topicsOf = (bank: Bank) => {
  const used = new Set(bank.questions.map(({ topic }) => topic));
  return bank.packs.flatMap(({ topics }) => topics).filter(({ id }) => used.has(id));
};

export const topicOption: AbilityOption = {
  name: 'topic',
  required: false,
  suggest: (typed, { language }, { bank }) =>
    topicsOf(bank)
      .filter(({ id, title }) =>
        `${id} ${title.en} ${title.zh}`.toLowerCase().includes(typed.toLowerCase()),
      )
      .map(({ id, title }) => ({ label: title[language], value: id })),
};

/** The topic's id, typed as id or as title in either language; `undefined` and `all` mean all. Throws a `UserError`. */
export function topicNamed(
  typed: string | undefined,
  { bank }: Pick<Services, 'bank'>,
): string | undefined {
  const name = typed?.trim().toLowerCase();
  if (name === undefined || name === 'all' || name === '全部') return undefined;
  const topics = topicsOf(bank);
  const found = topics.find(({ id, title }) =>
    [id, title.en.toLowerCase(), title.zh.toLowerCase()].includes(name),
  );
  if (found) return found.id;
  throw new UserError('topic-unknown', {
    topic: name.slice(0, 40),
    known: topics.map(({ id }) => id).join(', '),
  });
}

/** Every word for a topic, in small letters, and the topic's id. */
export const topicWords = ({ bank }: Pick<Services, 'bank'>): ReadonlyMap<string, string> =>
  new Map(
    topicsOf(bank).flatMap(({ id, title }) =>
      [id, title.en, title.zh].map((word) => [word.toLowerCase(), id] as const),
    ),
  );

/** What a topic is called; without one, all of them. */
export function topicTitle(
  topic: string | undefined,
  { language }: { readonly language: Language },
  { bank }: Pick<Services, 'bank'>,
): string {
  if (topic === undefined) return wordsOf(language)('topic-all');
  const found = bank.packs.flatMap(({ topics }) => topics).find(({ id }) => id === topic);
  return found?.title[language] ?? topic;
}
