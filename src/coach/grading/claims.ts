/**
 * What a text claims: which terms of the field it ties to which of several values that exclude each other ("query –
 * decoder", "variance – larger"), so that the right words in the wrong places are told from a right sentence.
 */
import { findIn, negations, reports, terms, tokensOf, turned, values } from './oppositions.ts';

export interface Claim {
  /** A concept of the field. */
  readonly term: string;
  readonly group: string;
  readonly value: string;
  /** 1 for neighbours, less from afar. */
  readonly weight: number;
}

/** How far a word reaches, in steps of `tokensOf`. */
const REACH = 7;
const NEGATION_REACH = 3;

const CLAUSE =
  /[,，、;；:：.。!?！？()（）\n]+|\b(?:but|whereas|while|because|so that|and then|which|however|although|since)\b|(?:但是|但|而是|而且|因为|所以|因此|然而|不过|同时)/giu;

export function claimsOf(text: string): Claim[] {
  return text.split(CLAUSE).flatMap((clause) => {
    const tokens = tokensOf(clause);
    const named = findIn(terms, tokens);
    const nots = findIn(negations, tokens);
    return findIn(values, tokens).flatMap(({ means, from, to }): Claim[] => {
      const negated =
        nots.filter((not) => not.to < from && from - not.to <= NEGATION_REACH).length % 2 === 1;
      const said = negated ? turned(means) : means;
      if (!said) return [];
      return named
        .filter((term) => term.to < from || term.from > to)
        .map((term) => ({
          ...said,
          term: term.means,
          distance: term.to < from ? from - term.to : term.from - to,
        }))
        .filter(({ distance }) => distance <= REACH)
        .map(({ distance, ...claim }) => ({ ...claim, weight: Math.max(1, distance) ** -0.5 }));
    });
  });
}

/** Whether a statement is only reported, supposed or denied: it is not held against anybody. */
export const isReported = (text: string): boolean => findIn(reports, tokensOf(text)).length > 0;
