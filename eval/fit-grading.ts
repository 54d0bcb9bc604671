/**
 * `node eval/fit-grading.ts`: looks for the weights of `src/coach/grading/grade.ts` on the answers in `eval/grading/dev`
 * and `fresh-dev`, and prints what they do there and on those held out. Whoever wrote the opposites in the bank has thought of the wrong
 * answers too, so most of what is fitted on has some or all opposites withheld, as if nobody had thought of them.
 */
import { contentFolders, loadBank } from '#bank/load.ts';
import type { Bank, Question } from '#bank/question.ts';
import { scoreOf, WEIGHTS, type Weights } from '#coach/grading/grade.ts';
import { readSheet } from '#coach/grading/sheet.ts';
import { listen, type Signals } from '#coach/grading/signals.ts';
import { vocabularyOf } from '#coach/grading/vocabulary.ts';
import { randomFrom } from '#compute/random.ts';
import { type Answer, pairScores, readAnswers, type SETS } from './grading.ts';

/** Shares of the opposites that are kept, and how much the result counts. */
const KEPT = [
  [1, 0.6],
  [0.4, 1],
  [0, 0.8],
] as const;
/** Pairs that ought to be in order: strong over partial, partial over wrong, wrong over off topic. */
const WANTED = [0.975, 0.92, 0.82] as const;
const ROUNDS = 4000;

const chance = randomFrom(1);
const uniform = (): number => chance.integer(0, 1_000_000) / 1_000_000;

function thinned(bank: Bank, kept: number): Bank {
  const questions = bank.questions.map((question): Question => {
    const some = (texts: readonly string[]) => texts.filter(() => uniform() < kept);
    const opposites = Object.entries(question.opposites).map(
      ([id, { en, zh }]) => [id, { en: some(en), zh: some(zh) }] as const,
    );
    return { ...question, opposites: Object.fromEntries(opposites) };
  });
  return { ...bank, questions, find: (slug) => questions.find((one) => one.slug === slug) };
}

type Measured = Answer & { readonly signals: Signals };

function measure(bank: Bank, set: (typeof SETS)[number]): Measured[] {
  return Object.values(Object.groupBy(readAnswers(set), ({ slug }) => slug)).flatMap((answers) => {
    const sheet = readSheet(bank.find(answers![0]!.slug)!, vocabulary);
    return answers!.map((one) => ({
      ...one,
      signals: listen(sheet, one.answer, vocabulary).signals,
    }));
  });
}

const shares = (measured: readonly Measured[], weights: Weights): number[] =>
  pairScores(measured.map((one) => ({ ...one, score: scoreOf(one.signals, weights) }))).map(
    ({ right }) => right,
  );

const { bank } = loadBank(contentFolders([]));
/** Of the whole bank: words of opposites that are withheld are still words of the field. */
const vocabulary = vocabularyOf(bank);
const banks = KEPT.map(([kept]) => thinned(bank, kept));
const dev = banks.map((one) => [...measure(one, 'dev'), ...measure(one, 'fresh-dev')]);

const shortfall = (weights: Weights): number =>
  dev.reduce((sum, measured, i) => {
    const reached = shares(measured, weights);
    const missing = WANTED.map((wanted, j) => Math.max(0, wanted - reached[j]!));
    return sum + KEPT[i]![1] * missing.reduce((a, b) => a + b, 0);
  }, 0);

const oneOf = <T>(values: readonly T[]): T => values[chance.integer(0, values.length - 1)]!;
function changed({ trust, ...rest }: Weights): Weights {
  const name = oneOf(Object.keys(trust) as (keyof typeof trust)[]);
  return oneOf<() => Weights>([
    () => ({ ...rest, trust: { ...trust, [name]: trust[name] + oneOf([-2, -1, 1, 2]) } }),
    () => ({ ...rest, trust, best: oneOf([0.1, 0.2, 0.3, 0.4, 0.5]) }),
    () => ({ ...rest, trust, bestAt: oneOf([0.15, 0.2, 0.3, 0.4]) }),
    () => ({ ...rest, trust, floor: oneOf([0.1, 0.15, 0.2]) }),
  ])();
}

let found: Weights = WEIGHTS;
let least = shortfall(found);
for (let i = 0; i < ROUNDS; i++) {
  const next = oneOf([changed(found), changed(changed(found))]);
  const short = shortfall(next);
  if (short < least) [found, least] = [next, short];
}
console.log(JSON.stringify(found), 'shortfall', least.toFixed(3));
const row = (name: string, reached: readonly number[]) =>
  console.log(name.padEnd(28), reached.map((share) => share.toFixed(3)).join('  '));
KEPT.forEach(([kept], i) => {
  row(`dev, ${100 * kept} % of opposites`, shares(dev[i]!, found));
});
KEPT.forEach(([kept], i) => {
  row(`held out, ${100 * kept} %`, shares(measure(banks[i]!, 'held-out'), found));
  row(`fresh, ${100 * kept} %`, shares(measure(banks[i]!, 'fresh'), found));
});
