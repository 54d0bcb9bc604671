/** Terms of many texts in little room: each term is written once, and a text names its terms by number. */
import type { Terms } from './analyse.ts';

export interface PackedTerms {
  readonly vocabulary: readonly string[];
  /** One a text: the numbers of its terms, in order, and their weights. */
  readonly texts: readonly { readonly terms: Uint32Array; readonly weights: Float64Array }[];
}

export function packTerms(texts: readonly Terms[]): PackedTerms {
  const numbers = new Map<string, number>();
  const numberOf = (term: string): number => {
    const number = numbers.get(term) ?? numbers.size;
    numbers.set(term, number);
    return number;
  };
  return {
    texts: texts.map((terms) => ({
      terms: Uint32Array.from(terms.keys(), numberOf),
      weights: Float64Array.from(terms.values()),
    })),
    vocabulary: [...numbers.keys()],
  };
}

export const unpackTerms = ({ vocabulary, texts }: PackedTerms): Terms[] =>
  texts.map(
    ({ terms, weights }) =>
      new Map(Array.from(terms, (term, i) => [vocabulary[term]!, weights[i]!])),
  );
