/**
 * How likely it is that the best candidate is what was meant: a logistic model of a few signals. Its
 * coefficients come from `eval/calibrate.ts`, which prints how they do on queries they have not seen.
 */
import calibration from './calibration.json' with { type: 'json' };
import type { Fit, Ranking } from './rank.ts';

/** Below it the coach says that the question is not in its bank. */
export const THRESHOLD: number = calibration.threshold;

export interface Signals {
  readonly likeness: number;
  readonly coverage: number;
  readonly probability: number;
  /** Lead of the best over the second, as a share of the best. */
  readonly lead: number;
  /** Share of the query that stands anywhere in the bank. */
  readonly known: number;
  /** How much the best covers in all, ln(1 + weight × rarity): one common word is little, whatever its share. */
  readonly evidence: number;
  /** Lead of the best over the nearest topic beside the bank, −1 to 1. */
  readonly home: number;
  /** How well that topic fits. */
  readonly besideLikeness: number;
  readonly besideCoverage: number;
  readonly besideProbability: number;
  /** The probability of all questions of the bank together: plain words are shared by several, and still at home. */
  readonly inside: number;
  /** Share of likeness, coverage and probability that are largest for the best. */
  readonly agreement: number;
  /** How strongly the one word that is most at home beside the bank says so, ln(1 + weight × rarity). */
  readonly foreign: number;
}

export const SIGNALS = [
  'likeness',
  'coverage',
  'probability',
  'lead',
  'known',
  'evidence',
  'home',
  'besideLikeness',
  'besideCoverage',
  'besideProbability',
  'inside',
  'agreement',
  'foreign',
] as const;

/** What a fit is made of. */
const PARTS = ['likeness', 'coverage', 'probability'] as const;

const NO_FIT: Fit = { score: 0, coverage: 0, likeness: 0, probability: 0 };

export function signalsOf(
  { questions, beside: nearest, inside }: Ranking,
  known: number,
  mass: number,
  foreign: number,
): Signals {
  const [first, second] = questions;
  const best = first ?? NO_FIT;
  const beside: Fit = nearest ?? NO_FIT;
  return {
    likeness: best.likeness,
    coverage: best.coverage,
    probability: best.probability,
    lead: first ? 1 - (second?.score ?? 0) / first.score : 0,
    known,
    evidence: Math.log1p(best.coverage * mass),
    home: best.score - beside.score,
    besideLikeness: beside.likeness,
    besideCoverage: beside.coverage,
    besideProbability: beside.probability,
    inside,
    agreement:
      PARTS.filter((part) => questions.every((question) => question[part] <= best[part])).length /
      PARTS.length,
    foreign: Math.log1p(foreign),
  };
}

export function confidenceOf(signals: Signals): number {
  const { intercept, coefficients } = calibration;
  const sum = SIGNALS.reduce(
    (total, name) => total + coefficients[name] * signals[name],
    intercept,
  );
  return 1 / (1 + Math.exp(-sum));
}
