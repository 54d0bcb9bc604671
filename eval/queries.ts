/** The labelled queries, cut to a bank: what is asked of questions the bank lacks is neither right nor wrong. */
import { readFileSync } from 'node:fs';
import type { Bank } from '#bank/question.ts';

export interface Query {
  readonly q: string;
  readonly kind: string;
  /** Slugs that are right answers; none means that the right answer is a refusal. */
  readonly accept: readonly string[];
  /** Of the crowd: failures of half a were looked at while the lookup was made, those of half b were not. */
  readonly half?: 'a' | 'b';
}

const DEV = new URL('./ask-dev.jsonl', import.meta.url);
const CROWD = new URL('./ask-crowd.jsonl', import.meta.url);
const FRESH = new URL('./ask-crowd-fresh.jsonl', import.meta.url);

const readAll = (file: URL): Query[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Query);

export const readQueries = (bank: Bank, file = DEV): Query[] =>
  readAll(file).flatMap((query) => {
    if (query.accept.length === 0) return [query];
    const accept = query.accept.filter((slug) => bank.find(slug));
    return accept.length > 0 ? [{ ...query, accept }] : [];
  });

/** Half of a crowd that was written without looking at the aliases: typed, dictated, misspelt, in pinyin, at length. */
export const readCrowd = (bank: Bank, half: 'a' | 'b'): Query[] =>
  readQueries(bank, CROWD).filter((query) => query.half === half);

/**
 * The same of a later crowd, in the voices that the first one lacks: without jargon, and formal. Half a goes on with four
 * small crowds, each written after the failures of the one before had been looked at.
 */
export const readFresh = (bank: Bank, half: 'a' | 'b'): Query[] =>
  readQueries(bank, FRESH).filter((query) => query.half === half);

/** What is asked of near topics that the bank lacks, where a refusal is the honest answer. */
export const readBeside = (bank: Bank): Query[] =>
  readAll(DEV)
    .filter(({ accept }) => accept.length > 0 && !accept.some((slug) => bank.find(slug)))
    .map((query) => ({ ...query, accept: [] }));
