/**
 * Fits the confidence of the lookup: logistic regression with an L2 penalty, on the labelled queries (half b of the
 * crowd is left for judging), on those of near topics, which the bank lacks, and on the bank's own words, each asked of
 * a bank that lacks it: an alias is a question of the bank, a phrasing of what lies beside it is none. Judged on the
 * labelled queries by cross-validation whose folds keep all queries of one question together. Writes `calibration.json`.
 */
import { writeFileSync } from 'node:fs';
import { contentFolders, loadBank } from '#bank/load.ts';
import type { Question } from '#bank/question.ts';
import { randomFrom } from '#compute/random.ts';
import { LANGUAGES } from '#locales/language.ts';
import { SIGNALS, type Signals } from '#lookup/confidence.ts';
import { createLookup } from '#lookup/create.ts';
import { elsewhere } from '#lookup/data.ts';
import { readBeside, readCrowd, readFresh, readQueries } from './queries.ts';

interface Example {
  readonly signals: Signals;
  /** Whether the best candidate is right. */
  readonly right: boolean;
  readonly inScope: boolean;
  /** Queries of one question go to one fold. */
  readonly group: string;
  /** A query that somebody asked, and not one of the bank's own phrasings. */
  readonly labelled: boolean;
  /** How much it counts. */
  readonly weight: number;
}

interface Model {
  readonly intercept: number;
  readonly coefficients: Readonly<Record<(typeof SIGNALS)[number], number>>;
  readonly threshold: number;
}

const FOLDS = 10;
const PENALTY = 0.02;
/** Parts the bank's own words are divided into; each is asked of a bank without it. */
const PARTS = 5;
/**
 * Shares of what is out of scope that must be refused: of the labelled queries, and of the phrasings of topics beside the
 * bank. The latter are asked of a bank without them, as nobody's next query is the one we have written down.
 */
const REFUSED = { labelled: 0.95, own: 0.88 } as const;
/** All of the bank's words together count as much as this share of the labelled queries. */
const OWN_SHARE = 0.5;

const { bank } = loadBank(contentFolders([]));
const labelled = labelledExamples();
const own = ownExamples();

function labelledExamples(): Example[] {
  const lookup = createLookup(bank);
  return [
    ...readQueries(bank),
    ...readBeside(bank),
    ...readCrowd(bank, 'a'),
    ...readFresh(bank, 'a'),
  ].map(({ q, accept }, i) => {
    const { ranked, signals } = lookup.inspect(q);
    const inScope = accept.length > 0;
    return {
      signals,
      inScope,
      right: inScope && accept.includes(ranked[0]?.slug ?? ''),
      group: accept[0] ?? `none-${i}`,
      labelled: true,
      weight: 1,
    };
  });
}

function ownExamples(): Example[] {
  const found: Omit<Example, 'weight' | 'labelled'>[] = [];
  for (let part = 0; part < PARTS; part++) {
    const held = (_: unknown, i: number) => i % PARTS === part;
    const kept = (_: unknown, i: number) => i % PARTS !== part;
    const without = (question: Question): Question => {
      const [en, zh] = LANGUAGES.map((language) => ({
        ...question.text[language],
        aliases: question.text[language].aliases.filter(kept),
      }));
      return { ...question, text: { en: en!, zh: zh! } };
    };
    const questions = bank.questions.map(without);
    const lookup = createLookup(
      { ...bank, questions, find: (slug) => questions.find((question) => question.slug === slug) },
      {
        beside: elsewhere.map(({ id, phrasings }) => ({ id, phrasings: phrasings.filter(kept) })),
      },
    );
    for (const { slug, text } of bank.questions) {
      for (const alias of LANGUAGES.flatMap((language) => text[language].aliases.filter(held))) {
        const { ranked, signals } = lookup.inspect(alias);
        found.push({ signals, inScope: true, right: ranked[0]?.slug === slug, group: slug });
      }
    }
    for (const { id, phrasings } of elsewhere) {
      for (const phrase of phrasings.filter(held)) {
        const { signals } = lookup.inspect(phrase);
        found.push({ signals, inScope: false, right: false, group: `beside-${id}` });
      }
    }
  }
  // As many of them count as in scope as of the labelled ones, though there are fewer of these among our own.
  const countOf = (list: readonly Pick<Example, 'inScope'>[], inScope: boolean) =>
    list.filter((example) => example.inScope === inScope).length;
  return found.map((example) => ({
    ...example,
    labelled: false,
    weight: (OWN_SHARE * countOf(labelled, example.inScope)) / countOf(found, example.inScope),
  }));
}

function train(training: readonly Example[]): Model {
  const weights = new Float64Array(SIGNALS.length + 1);
  const rows = training.map(({ signals }) => [1, ...SIGNALS.map((name) => signals[name])]);
  const total = training.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 0; step < 4000; step++) {
    const gradient = new Float64Array(weights.length);
    training.forEach(({ right, weight }, i) => {
      const row = rows[i]!;
      const error = (weight / total) * (probability(weights, row) - (right ? 1 : 0));
      for (let j = 0; j < row.length; j++) gradient[j]! += error * row[j]!;
    });
    weights.forEach((weight, j) => {
      weights[j] =
        weight - 1.5 * (gradient[j]! + (j === 0 ? 0 : (PENALTY * weight) / Math.sqrt(total)));
    });
  }
  // A question that is refused gets the nearest three as buttons, one that is answered wrongly gets nothing: of all
  // thresholds that refuse enough of what is out of scope, the lowest leaves most of the rest answered.
  const outside = Object.groupBy(
    training.flatMap(({ inScope, labelled }, i) =>
      inScope ? [] : [{ labelled, p: probability(weights, rows[i]!) }],
    ),
    ({ labelled }) => (labelled ? 'labelled' : 'own'),
  );
  const refuses = (threshold: number, name: keyof typeof REFUSED): boolean => {
    const list = outside[name] ?? [];
    return list.filter(({ p }) => p < threshold).length >= REFUSED[name] * list.length;
  };
  const thresholds = Array.from({ length: 80 }, (_, i) => (i + 10) / 100);
  const threshold = thresholds.find((t) => refuses(t, 'labelled') && refuses(t, 'own'));
  const [intercept = 0, ...coefficients] = weights;
  return {
    threshold: threshold ?? 0.9,
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

const row = (name: string, list: readonly Example[], model: (example: Example) => Model) =>
  console.log(
    name.padEnd(30),
    share(
      list.filter(({ inScope }) => inScope),
      model,
    ).padEnd(17),
    share(
      list.filter(({ inScope }) => !inScope),
      model,
    ).padEnd(16),
    share(list, model),
  );

// Each group gets a fold; the model that judges a query has not seen its group.
const random = randomFrom(1);
const fold = new Map<string, number>();
for (const { group } of [...labelled, ...own])
  if (!fold.has(group)) fold.set(group, random.integer(0, FOLDS - 1));
const models = Array.from({ length: FOLDS }, (_, i) =>
  train([...labelled, ...own].filter(({ group }) => fold.get(group) !== i)),
);
const unseen = ({ group }: Example) => models[fold.get(group)!]!;
const model = train([...labelled, ...own]);
console.log(''.padEnd(30), 'answered rightly  refused rightly  total');
row(`labelled, ${FOLDS} folds`, labelled, unseen);
row('labelled, all at once', labelled, () => model);
row(`the bank's own words, ${FOLDS} folds`, own, unseen);
console.log(JSON.stringify(model));
writeFileSync(
  new URL('../src/lookup/calibration.json', import.meta.url),
  `${JSON.stringify(model, null, 2)}\n`,
);
