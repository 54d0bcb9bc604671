/**
 * How likely it is that the best candidate is what was meant: a logistic model of a few signals. Its
 * coefficients come from `eval/calibrate.ts`, which prints how they do on queries they have not seen.
 */
import calibration from './calibration.json' with { type: 'json' };
import type { Ranking } from './rank.ts';

/** Below it the coach says that the question is not in its bank. */
export const THRESHOLD: number = calibration.threshold;

export interface Signals {
  readonly likeness: number;
  readonly coverage: number;
  /** Lead of the best over the second, as a share of the best. */
  readonly lead: number;
  /** Share of the query that stands anywhere in the bank. */
  readonly known: number;
  /** How much the best covers in all, ln(1 + weight × rarity): one common word is little, whatever its share. */
  readonly evidence: number;
  /** Lead of the best over the nearest topic beside the bank, −1 to 1. */
  readonly home: number;
}

export const SIGNALS = ['likeness', 'coverage', 'lead', 'known', 'evidence', 'home'] as const;

export function signalsOf(
  { questions: [best, second], elsewhere }: Ranking,
  known: number,
  mass: number,
): Signals {
  if (!best)
    return {
      likeness: 0,
      coverage: 0,

      lead: 0,
      known,
      evidence: 0,
      home: -elsewhere,
    };
  return {
    likeness: best.likeness,
    coverage: best.coverage,
    lead: 1 - (second?.score ?? 0) / best.score,
    known,
    evidence: Math.log1p(best.coverage * mass),
    home: best.score - elsewhere,
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
