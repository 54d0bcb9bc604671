/** The questions of the bank that have something to do with a query, best first. */
import { type Found, NEAR } from '#lookup/lookup.ts';

export const nearTo = ({ candidates }: Found): string[] =>
  candidates.filter(({ score }) => score >= NEAR).map(({ slug }) => slug);
