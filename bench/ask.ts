/** How long one query of the lookup takes, with the bank repeated under other slugs until it holds 60 questions. */
import { contentFolders, loadBank } from '#bank/load.ts';
import type { Bank } from '#bank/question.ts';
import { createLookup } from '#lookup/create.ts';
import { readQueries } from '../eval/queries.ts';
import { median, ms, quantile, timed } from './measure.ts';

const QUESTIONS = 60;
const ROUNDS = 10;

export async function bench(): Promise<void> {
  const { bank } = loadBank(contentFolders([]));
  const questions = Array.from({ length: QUESTIONS }, (_, i) => {
    const question = bank.questions[i % bank.questions.length]!;
    return i < bank.questions.length ? question : { ...question, slug: `${question.slug}-${i}` };
  });
  const large: Bank = {
    ...bank,
    questions,
    find: (slug) => questions.find((q) => q.slug === slug),
  };
  console.log(
    `building the lookup of ${QUESTIONS} questions: ${ms(await timed(() => createLookup(large)))}`,
  );
  const lookup = createLookup(large);
  const queries = readQueries(bank).map(({ q }) => q);
  // The first round warms the code up and is not counted; words mended once are remembered, as in use.
  for (const q of queries) lookup.find(q);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const q of queries) times.push(await timed(() => lookup.find(q)));
  console.log(
    `one query, warm: median ${ms(median(times))}, p99 ${ms(quantile(times, 0.99))}, worst ${ms(Math.max(...times))} (${times.length} queries)`,
  );
  const fresh = createLookup(large);
  const cold: number[] = [];
  for (const q of queries) cold.push(await timed(() => fresh.find(q)));
  console.log(
    `each query for the first time: median ${ms(median(cold))}, p99 ${ms(quantile(cold, 0.99))}, worst ${ms(Math.max(...cold))}`,
  );
}
