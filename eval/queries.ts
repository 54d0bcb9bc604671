/** The labelled queries, cut to a bank: what is asked of questions the bank lacks is neither right nor wrong. */
import { readFileSync } from 'node:fs';
import type { Bank } from '#bank/question.ts';

export interface Query {
  readonly q: string;
  readonly kind: string;
  /** Slugs that are right answers; none means that the right answer is a refusal. */
  readonly accept: readonly string[];
}

export function readQueries(
  bank: Bank,
  file = new URL('./ask-dev.jsonl', import.meta.url),
): Query[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Query)
    .flatMap((query) => {
      if (query.accept.length === 0) return [query];
      const accept = query.accept.filter((slug) => bank.find(slug));
      return accept.length > 0 ? [{ ...query, accept }] : [];
    });
}
