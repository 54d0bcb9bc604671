/** How well the lookup answers the labelled queries, beside what plain libraries do with the same bank. */
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Bank, Question } from '#bank/question.ts';
import { LANGUAGES } from '#locales/language.ts';
import { createLookup } from '#lookup/create.ts';
import { normalise } from '#lookup/normalise.ts';
import { FIELDS, type Field, passagesOf } from '#lookup/passages.ts';
import { bigramsOf, runsOf } from '#lookup/words.ts';
import type { Query } from './queries.ts';

/** The slugs a method finds, best first, and the one it answers, if it dares. */
export interface Method {
  readonly name: string;
  ask(query: string): { readonly answer: string | null; readonly ranking: readonly string[] };
}

export interface Score {
  readonly name: string;
  /** In scope: the first (one of the first three) is right, whether or not it was answered. */
  readonly top1: number;
  readonly top3: number;
  /** In scope: answered, and rightly. */
  readonly answered: number;
  /** Out of scope: refused. */
  readonly refused: number;
  /** All queries: answered rightly or refused rightly. */
  readonly total: number;
}

export function score(method: Method, queries: readonly Query[]): Score {
  const results = queries.map((query) => ({ query, ...method.ask(query.q) }));
  const inside = results.filter(({ query }) => query.accept.length > 0);
  const outside = results.filter(({ query }) => query.accept.length === 0);
  const share = <T>(list: readonly T[], holds: (item: T) => boolean) =>
    list.filter(holds).length / list.length;
  const answered = ({ query, answer }: (typeof results)[number]) =>
    answer !== null && query.accept.includes(answer);
  return {
    name: method.name,
    top1: share(inside, ({ query, ranking }) => query.accept.includes(ranking[0] ?? '')),
    top3: share(inside, ({ query, ranking }) =>
      ranking.slice(0, 3).some((slug) => query.accept.includes(slug)),
    ),
    answered: share(inside, answered),
    refused: share(outside, ({ answer }) => answer === null),
    total: share(results, (r) => (r.query.accept.length === 0 ? r.answer === null : answered(r))),
  };
}

/** What plain libraries do with the same bank. */
export const othersFor = (bank: Bank): Method[] => [
  tokenFuse(bank),
  plainFuse(bank),
  miniSearch(bank),
];

export function ours(bank: Bank): Method {
  const lookup = createLookup(bank);
  return {
    name: 'this lookup',
    ask: (query) => {
      const { answer, candidates } = lookup.find(query);
      return { answer, ranking: candidates.map(({ slug }) => slug) };
    },
  };
}

/** Token search of fuse.js over all fields, with words and Han bigrams as its tokens. */
function tokenFuse({ questions }: Bank): Method {
  const fuse = new Fuse(
    questions.map((question) => ({ slug: question.slug, ...fieldsOf(question) })),
    {
      keys: FIELDS.map((field) => ({ name: field, weight: 1 })),
      useTokenSearch: true,
      threshold: 0.2,
      ignoreLocation: true,
      tokenize: (text) =>
        runsOf(normalise(text)).flatMap((run) =>
          run.script === 'latin' ? [run.word] : bigramsOf(run.text),
        ),
    },
  );
  return {
    name: 'Fuse token search',
    ask: (query) => ranked(fuse.search(query).map(({ item }) => item.slug)),
  };
}

const fieldsOf = (question: Question): Record<Field, string> => {
  const passages = passagesOf(question);
  return Object.fromEntries(
    FIELDS.map((field) => [
      field,
      passages
        .filter((p) => p.field === field)
        .map((p) => p.text)
        .join('\n'),
    ]),
  ) as Record<Field, string>;
};

/** `Fuse.search` on titles with its default options: every hit counts as an answer. */
function plainFuse({ questions }: Bank): Method {
  const entries = questions.flatMap(({ slug, text }) =>
    LANGUAGES.map((language) => ({ slug, title: text[language].title })),
  );
  const fuse = new Fuse(entries, { keys: ['title'] });
  return {
    name: 'Fuse.search on titles',
    ask: (query) =>
      ranked([...new Set(fuse.search(query.slice(0, 32)).map(({ item }) => item.slug))]),
  };
}

/** MiniSearch over the same texts, fuzzy, with its own tokenizer. */
function miniSearch({ questions }: Bank): Method {
  const search = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  search.addAll(
    questions.map((question) => ({
      id: question.slug,
      text: passagesOf(question)
        .map(({ text }) => text)
        .join('\n'),
    })),
  );
  return {
    name: 'MiniSearch',
    ask: (query) => ranked(search.search(query).map(({ id }) => String(id))),
  };
}

const ranked = (ranking: readonly string[]) => ({ answer: ranking[0] ?? null, ranking });
