/** The questions of the bank that have something to do with a query, best first. */
import type { Found } from '#lookup/lookup.ts';

/** A candidate below this score has a word or two in common with the query, and nothing to do with it. */
const NEAR = 0.3;

export const nearTo = ({ candidates }: Found): string[] =>
  candidates.filter(({ score }) => score >= NEAR).map(({ slug }) => slug);
