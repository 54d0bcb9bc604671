/**
 * Which document a query is about, learnt from the documents' own phrasings: multinomial logistic regression over
 * weighted terms, trained when the lookup is built (a fifth of a second for a hundred documents).
 *
 * Naive Bayes counts how often a term is said; this learns what tells near documents apart: "head" stands in two
 * questions, "width" beside it decides.
 */
import type { Terms } from './analyse.ts';
import type { Field, Passage } from './passages.ts';

/** How much an example of a field counts. The body is no phrasing, and no example. */
const COUNTS: Readonly<Partial<Record<Field, number>>> = {
  title: 1.5,
  alias: 1,
  keyPoint: 0.7,
  followUp: 0.7,
};
/** Few: stopping early is what keeps the weights small. */
const EPOCHS = 5;
/** Step size and starting denominator of AdaGrad. */
const STEP = 0.5;
const DAMPING = 1e-3;
/** How much a term that no example has makes a query less clear, as a share of an average term. */
const UNHEARD = 0.4;

/** A text as the terms' numbers and their values, of length 1 at most. */
interface Vector {
  readonly terms: Int32Array;
  readonly values: Float64Array;
}

/** What is learnt: data alone, so that it can be kept. */
export interface Model {
  readonly classes: number;
  /** The number of each term that an example has. */
  readonly numbers: ReadonlyMap<string, number>;
  /** How telling each term is. */
  readonly rarity: Float64Array;
  /** One row a term, one column a document. */
  readonly weights: Float32Array;
}

/** Learns from the phrasings of each document. */
export function train(
  documents: readonly (readonly (Pick<Passage, 'field'> & { readonly terms: Terms })[])[],
): Model {
  const classes = documents.length;
  const phrasings = interleave(
    documents.map((passages, document) =>
      passages.flatMap(({ field, terms }) => {
        const counts = COUNTS[field];
        return counts === undefined ? [] : [{ document, counts, terms }];
      }),
    ),
  );
  const frequency = new Map<string, number>();
  for (const { terms } of phrasings)
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const numbers = new Map([...frequency.keys()].map((term, i) => [term, i]));
  // The root of the usual rarity: rare terms lead, common ones are still heard.
  const rarity = Float64Array.from(frequency.values(), (count) =>
    Math.sqrt(Math.log(1 + phrasings.length / count)),
  );
  const weights = new Float32Array(numbers.size * classes);
  const model: Model = { classes, numbers, rarity, weights };
  const examples = phrasings.map((phrasing) => ({
    ...phrasing,
    vector: vectorOf(phrasing.terms, model),
  }));
  const squares = new Float32Array(weights.length).fill(DAMPING);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { document, counts, vector } of examples) {
      const errors = probabilities(vector, model);
      errors[document]! -= 1;
      for (let i = 0; i < vector.terms.length; i++) {
        const value = counts * vector.values[i]!;
        const row = vector.terms[i]! * classes;
        for (let c = 0; c < classes; c++) {
          const gradient = errors[c]! * value;
          squares[row + c]! += gradient ** 2;
          weights[row + c]! -= (STEP * gradient) / Math.sqrt(squares[row + c]!);
        }
      }
    }
  }
  return model;
}

/** Returns the probability of each document given the terms; they sum to 1. */
export const createClassifier =
  (model: Model) =>
  (terms: Terms): Float64Array =>
    probabilities(vectorOf(terms, model), model);

function vectorOf(terms: Terms, { numbers, rarity }: Omit<Model, 'weights'>): Vector {
  const heard: number[] = [];
  const values: number[] = [];
  let square = 0;
  for (const [term, weight] of terms) {
    const number = numbers.get(term);
    const value = number === undefined ? 0 : weight * rarity[number]!;
    square += number === undefined ? UNHEARD * weight ** 2 : value ** 2;
    if (number === undefined) continue;
    heard.push(number);
    values.push(value);
  }
  const length = Math.sqrt(square);
  return {
    terms: Int32Array.from(heard),
    values: Float64Array.from(values, (value) => value / length),
  };
}

function probabilities({ terms, values }: Vector, { classes, weights }: Model): Float64Array {
  const scores = new Float64Array(classes);
  for (let i = 0; i < terms.length; i++) {
    const value = values[i]!;
    const row = terms[i]! * classes;
    for (let c = 0; c < classes; c++) scores[c]! += weights[row + c]! * value;
  }
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let c = 0; c < classes; c++) sum += scores[c] = Math.exp(scores[c]! - most);
  for (let c = 0; c < classes; c++) scores[c]! /= sum;
  return scores;
}

/** The first of each list, then the second of each …: neighbours in training are of different documents. */
function interleave<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) =>
    lists.flatMap((list) => list.slice(i, i + 1)),
  ).flat();
}
