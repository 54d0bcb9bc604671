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
] as const;

const NO_FIT: Fit = { score: 0, coverage: 0, likeness: 0, probability: 0 };

export function signalsOf(
  { questions: [first, second], beside: nearest }: Ranking,
  known: number,
  mass: number,
): Signals {
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
