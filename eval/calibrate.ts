/**
 * Fits the confidence of the lookup: logistic regression with an L2 penalty on the labelled queries, judged
 * by cross-validation whose folds keep all queries of one question together. Writes `calibration.json`.
 */
import { writeFileSync } from 'node:fs';
import { contentFolders, loadBank } from '#bank/load.ts';
import { randomFrom } from '#compute/random.ts';
import { SIGNALS, type Signals } from '#lookup/confidence.ts';
import { createLookup } from '#lookup/create.ts';
import { readQueries } from './queries.ts';

interface Example {
  readonly signals: Signals;
  /** Whether the best candidate is right. */
  readonly right: boolean;
  readonly inScope: boolean;
  /** Queries of one question go to one fold. */
  readonly group: string;
}

interface Model {
  readonly intercept: number;
  readonly coefficients: Readonly<Record<(typeof SIGNALS)[number], number>>;
  readonly threshold: number;
}

const FOLDS = 10;
const PENALTY = 0.02;

const { bank } = loadBank(contentFolders([]));
const lookup = createLookup(bank);
const examples = readQueries(bank).map(({ q, accept }, i): Example => {
  const { ranked, signals } = lookup.inspect(q);
  const inScope = accept.length > 0;
  return {
    signals,
    inScope,
    right: inScope && accept.includes(ranked[0]?.slug ?? ''),
    group: accept[0] ?? `none-${i}`,
  };
});

function train(training: readonly Example[]): Model {
  const weights = new Float64Array(SIGNALS.length + 1);
  const rows = training.map(({ signals }) => [1, ...SIGNALS.map((name) => signals[name])]);
  for (let step = 0; step < 6000; step++) {
    const gradient = new Float64Array(weights.length);
    training.forEach(({ right }, i) => {
      const row = rows[i]!;
      const error = probability(weights, row) - (right ? 1 : 0);
      row.forEach((value, j) => {
        gradient[j]! += (error * value) / training.length;
      });
    });
    weights.forEach((weight, j) => {
      weights[j] =
        weight -
        1.5 * (gradient[j]! + (j === 0 ? 0 : (PENALTY * weight) / Math.sqrt(training.length)));
    });
  }
  const confidences = training.map((example, i) => ({
    example,
    p: probability(weights, rows[i]!),
  }));
  const thresholds = Array.from({ length: 61 }, (_, i) => 0.2 + i / 100);
  // Among equally good thresholds the middle one is the safest.
  const totals = thresholds.map(
    (t) => confidences.filter(({ example, p }) => isRight(example, p >= t)).length,
  );
  const best = thresholds.filter((_, i) => totals[i] === Math.max(...totals));
  const [intercept = 0, ...coefficients] = weights;
  return {
    threshold: round(best[Math.floor(best.length / 2)]!),
    intercept: round(intercept),
    coefficients: Object.fromEntries(
      SIGNALS.map((name, i) => [name, round(coefficients[i]!)]),
    ) as Model['coefficients'],
  };
}

const probability = (weights: Float64Array, row: readonly number[]): number =>
  1 / (1 + Math.exp(-row.reduce((sum, value, j) => sum + value * weights[j]!, 0)));

const isRight = ({ inScope, right }: Example, answered: boolean): boolean =>
  inScope ? answered && right : !answered;

const answers = (model: Model, { signals }: Example): boolean =>
  1 /
    (1 +
      Math.exp(
        -SIGNALS.reduce(
          (sum, name) => sum + model.coefficients[name] * signals[name],
          model.intercept,
        ),
      )) >=
  model.threshold;

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

const share = (list: readonly Example[], model: (example: Example) => Model): string =>
  (
    list.filter((example) => isRight(example, answers(model(example), example))).length /
    list.length
  ).toFixed(3);

// Each group gets a fold; the model that judges a query has not seen its group.
const random = randomFrom(1);
const fold = new Map<string, number>();
for (const { group } of examples)
  if (!fold.has(group)) fold.set(group, random.integer(0, FOLDS - 1));
const models = Array.from({ length: FOLDS }, (_, i) =>
  train(examples.filter(({ group }) => fold.get(group) !== i)),
);
const unseen = ({ group }: Example) => models[fold.get(group)!]!;
const inScope = examples.filter((example) => example.inScope);
const outOfScope = examples.filter((example) => !example.inScope);
console.log('cross-validated   answered rightly  refused rightly  total');
console.log(
  `${FOLDS} folds`.padEnd(18),
  share(inScope, unseen).padEnd(17),
  share(outOfScope, unseen).padEnd(16),
  share(examples, unseen),
);

const model = train(examples);
console.log(
  'on all queries'.padEnd(18),
  share(inScope, () => model).padEnd(17),
  share(outOfScope, () => model).padEnd(16),
  share(examples, () => model),
);
console.log(JSON.stringify(model));
writeFileSync(
  new URL('../src/lookup/calibration.json', import.meta.url),
  `${JSON.stringify(model, null, 2)}\n`,
);
