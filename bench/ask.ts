/** How long one query of the lookup takes, with the bank repeated under other slugs until it holds 60 questions. */
import { contentFolders, loadBank } from '#bank/load.ts';
import type { Bank } from '#bank/question.ts';
import { createLookup } from '#lookup/create.ts';
import { readCrowd, readQueries } from '../eval/queries.ts';
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
  const queries = [...readQueries(bank), ...readCrowd(bank, 'a'), ...readCrowd(bank, 'b')].map(
    ({ q }) => q,
  );
  // The first round warms the code up and is not counted; words mended once are remembered, as in use.
  for (const q of queries) lookup.find(q);
  const times: number[][] = queries.map(() => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, q] of queries.entries()) times[i]!.push(await timed(() => lookup.find(q)));
  // The median of a query's rounds is its own; the longest of them is what else the machine did.
  const each = times.map(median);
  console.log(
    `one query, warm: median ${ms(median(each))}, p99 ${ms(quantile(each, 0.99))}, worst ${ms(Math.max(...each))} (${queries.length} queries, each the median of ${ROUNDS})`,
  );
  const fresh = createLookup(large);
  const cold: number[] = [];
  for (const q of queries) cold.push(await timed(() => fresh.find(q)));
  console.log(
    `each query for the first time: median ${ms(median(cold))}, p99 ${ms(quantile(cold, 0.99))}, worst ${ms(Math.max(...cold))}`,
  );
}
