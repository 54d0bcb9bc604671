/** The words that exclude each other (`oppositions.yaml`), as sequences of tokens. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { normalise } from '#lookup/normalise.ts';
import { stemOf } from '#lookup/words.ts';

const words = z.strictObject({ en: z.string(), zh: z.string() });
const data = z
  .strictObject({
    groups: z.record(z.string(), z.record(z.string(), words)),
    negations: words,
    reports: words,
  })
  .parse(parse(readFileSync(new URL('./oppositions.yaml', import.meta.url), 'utf8')));

export interface Token {
  readonly form: string;
  /** Its place in steps: a Latin word is one, a Han character a half. */
  readonly at: number;
}

/** Tokens of a text: stems of words, Han characters one by one. */
export function tokensOf(text: string): Token[] {
  let at = 0;
  return (normalise(text).match(/\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}]+/gv) ?? []).map(
    (word) => {
      const han = /\p{Script=Han}/u.test(word);
      const token = { form: han ? word : stemOf(word), at };
      at += han ? 0.5 : 1;
      return token;
    },
  );
}

/** Something that can be found in a text. */
export interface Entry<T> {
  readonly sequence: readonly string[];
  readonly means: T;
}

/** Word forms (score, scores) have one sequence, and are one entry. */
const entriesOf = <T>({ en, zh }: z.infer<typeof words>, means: T): Entry<T>[] => {
  const sequences = [...en.split(','), ...zh.split(',')]
    .map((text) => tokensOf(text).map(({ form }) => form))
    .filter(({ length }) => length > 0);
  return [...new Map(sequences.map((sequence) => [sequence.join(' '), sequence])).values()].map(
    (sequence) => ({ sequence, means }),
  );
};

export interface Value {
  readonly group: string;
  readonly value: string;
}

export const values = indexOf(
  Object.entries(data.groups).flatMap(([group, alternatives]) =>
    Object.entries(alternatives).flatMap(([value, list]) =>
      entriesOf(list, { group, value } as Value),
    ),
  ),
);
export const negations = indexOf(entriesOf(data.negations, true));
export const reports = indexOf(entriesOf(data.reports, true));

/** By group, every text that names one of its values. */
export const naming: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(data.groups).map(([group, alternatives]) => [
    group,
    Object.values(alternatives).flatMap(({ en, zh }) => [...en.split(','), ...zh.split(',')]),
  ]),
);

const alternatives = new Map(
  Object.entries(data.groups).map(([group, values]) => [group, Object.keys(values)]),
);

/** What "not" makes of a value: the other one of two, and of more only that it is not this one. */
export function turned({ group, value }: Value): Value {
  const all = alternatives.get(group) ?? [];
  const other = all.length === 2 ? all.find((candidate) => candidate !== value) : undefined;
  return { group, value: other ?? `not ${value}` };
}

type Index<T> = ReadonlyMap<string, readonly Entry<T>[]>;

function indexOf<T>(entries: readonly Entry<T>[]): Index<T> {
  return Map.groupBy(entries, ({ sequence }) => sequence[0]!);
}

export interface Found<T> {
  readonly means: T;
  readonly from: number;
  readonly to: number;
}

/** Where entries stand in a text; of those that begin at one place the longest. */
export function findIn<T>(index: Index<T>, tokens: readonly Token[]): Found<T>[] {
  const found: Found<T>[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const here = (index.get(tokens[i]!.form) ?? []).filter(({ sequence }) =>
      sequence.every((form, j) => tokens[i + j]?.form === form),
    );
    const longest = Math.max(0, ...here.map(({ sequence }) => sequence.length));
    for (const { sequence, means } of here) {
      if (sequence.length === longest)
        found.push({ means, from: tokens[i]!.at, to: tokens[i + longest - 1]!.at });
    }
    if (longest > 1) i += longest - 1;
  }
  return found;
}
