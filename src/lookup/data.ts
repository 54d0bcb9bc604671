/** The words the lookup knows beside the bank: fillers that carry no subject, and concepts with their synonyms. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const schema = z.strictObject({
  fillers: z.strictObject({ en: z.string(), zh: z.string() }),
  concepts: z.record(
    z.string(),
    z.strictObject({ en: z.string().default(''), zh: z.string().default('') }),
  ),
});

const data = schema.parse(parse(readFileSync(new URL('./concepts.yaml', import.meta.url), 'utf8')));

const elsewhereSchema = z.record(z.string(), z.strictObject({ en: z.string(), zh: z.string() }));

const list = (words: string, separator: string): string[] =>
  words
    .split(separator)
    .map((word) => word.trim())
    .filter(Boolean);

export const englishFillers: ReadonlySet<string> = new Set(data.fillers.en.split(/\s+/u));

/** Splits a Chinese run at its fillers, longest first. */
export const chineseFillers = new RegExp(
  list(data.fillers.zh.replaceAll(/\s+/gu, ' '), ' ')
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'u',
);

export interface Concept {
  readonly id: string;
  /** English synonyms, each one or more words. */
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

export const concepts: readonly Concept[] = Object.entries(data.concepts).map(
  ([id, { en, zh }]) => ({
    id,
    en: list(en, ','),
    zh: list(zh, ','),
  }),
);

/** A topic that lies beside the bank. */
export interface Topic {
  /** Where it is the slug of a question of the bank, the topic doesn't lie beside it. */
  readonly id: string;
  readonly phrasings: readonly string[];
}

export const elsewhere: readonly Topic[] = Object.entries(
  elsewhereSchema.parse(parse(readFileSync(new URL('./elsewhere.yaml', import.meta.url), 'utf8'))),
).map(([id, { en, zh }]) => ({ id, phrasings: [...list(en, ','), ...list(zh, ',')] }));
