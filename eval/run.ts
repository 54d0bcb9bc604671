/** `npm run eval`: the lookup's figures on the labelled queries (every query it gets wrong with `--wrong`), and the grader's on free answers. */
import { contentFolders, loadBank } from '#bank/load.ts';
import { LANGUAGES } from '#locales/language.ts';
import { createLookup } from '#lookup/create.ts';
import { othersFor, ours, score } from './ask.ts';
import { gradeAll, pairScores, SETS } from './grading.ts';
import { readBeside, readCrowd, readFresh, readQueries } from './queries.ts';

const { bank } = loadBank(contentFolders([]));
const queries = readQueries(bank);
const outside = queries.filter(({ accept }) => accept.length === 0).length;
console.log(
  `${bank.questions.length} questions, ${queries.length} queries (${queries.length - outside} in scope, ${outside} not)\n`,
);
console.log(
  ['method'.padEnd(24), 'top-1', 'top-3', 'answered', 'refused', 'total', 'ms a query'].join('  '),
);
const lookupMethod = ours(bank);
for (const method of [lookupMethod, ...othersFor(bank)]) {
  const begun = performance.now();
  const { name, top1, top3, answered, refused, total } = score(method, queries);
  const each = (performance.now() - begun) / queries.length;
  const cells = [top1, top3, answered, refused, total].map((value, i) =>
    value.toFixed(3).padStart([5, 5, 8, 7, 5][i]!),
  );
  console.log([name.padEnd(24), ...cells, each.toFixed(2).padStart(10)].join('  '));
}

console.log('\nthe lookup on other queries'.padEnd(51), 'queries  answered  refused  total');
const others = {
  'crowd a, looked at': readCrowd(bank, 'a'),
  'crowd b, held out': readCrowd(bank, 'b'),
  'crowd c, fresh: half a, looked at': readFresh(bank, 'a'),
  'crowd c, fresh: half b, held out': readFresh(bank, 'b'),
  'near topics that the bank lacks': readBeside(bank),
};
for (const [name, asked] of Object.entries(others)) {
  const { answered, refused, total } = score(lookupMethod, asked);
  const cells = [answered, refused, total].map((value) =>
    (Number.isNaN(value) ? '–' : value.toFixed(3)).padStart(8),
  );
  console.log(name.padEnd(50), String(asked.length).padStart(7), ...cells);
}

console.log('\nfree answers: share of pairs in which the better one scores more');
for (const set of SETS) {
  const graded = gradeAll(bank, set);
  const scores = [
    ['both languages', pairScores(graded)],
    ...LANGUAGES.map(
      (language) =>
        [language, pairScores(graded.filter((one) => one.language === language))] as const,
    ),
  ] as const;
  const questions = new Set(graded.map(({ slug }) => slug)).size;
  console.log(
    `${set}: ${graded.length} answers to ${questions} questions`.padEnd(44),
    scores[0][1].map(({ better, worse }) => `${better} > ${worse}`.padEnd(18)).join(''),
  );
  for (const [name, pairs] of scores)
    console.log(
      `  ${name}`.padEnd(44),
      pairs.map(({ right, pairs: n }) => `${right.toFixed(3)} of ${n}`.padEnd(18)).join(''),
    );
}

if (process.argv.includes('--wrong')) {
  const lookup = createLookup(bank);
  console.log();
  for (const { q, accept } of [
    ...queries,
    ...readBeside(bank),
    ...readCrowd(bank, 'a'),
    ...readFresh(bank, 'a'),
  ]) {
    const { answer, confidence, candidates } = lookup.find(q);
    const right =
      accept.length === 0 ? answer === null : answer !== null && accept.includes(answer);
    if (!right)
      console.log(
        `${confidence.toFixed(2)}  ${q}\n      wanted ${accept.join(', ') || 'a refusal'}; first ${candidates[0]?.slug ?? 'nothing'} ${candidates[0]?.score ?? ''}`,
      );
  }
}
