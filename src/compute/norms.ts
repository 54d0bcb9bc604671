/**
 * Layer normalisation (Ba et al. 2016): each row by its own mean and variance.
 *
 * D = the last axis; every row of D numbers is normalised on its own, whatever axes come before.
 */
import { type Tensor, zeros } from './tensor.ts';

export interface LayerNormOptions {
  /** γ, one factor a feature: `[D]`. @default ones */
  readonly gain?: Float64Array;
  /** β, one summand a feature: `[D]`. @default zeros */
  readonly bias?: Float64Array;
  /** Keeps the division finite where all features are equal. @default 1e-5 */
  readonly epsilon?: number;
}

/** γ · (x − mean) / √(variance + ε) + β over the last axis, with the variance of the population. */
export function layerNorm(
  x: Tensor,
  { gain, bias, epsilon = 1e-5 }: LayerNormOptions = {},
): Tensor {
  const d = x.shape.at(-1)!;
  if ((gain && gain.length !== d) || (bias && bias.length !== d)) {
    throw new Error(
      `layerNorm: expected gain and bias of ${d} numbers for x [${x.shape}], got ${gain?.length} and ${bias?.length}`,
    );
  }
  const out = zeros(...x.shape);
  for (let start = 0; start < x.data.length; start += d) {
    let sum = 0;
    for (let i = 0; i < d; i++) sum += x.data[start + i]!;
    const mean = sum / d;
    let squares = 0;
    for (let i = 0; i < d; i++) squares += (x.data[start + i]! - mean) ** 2;
    const scale = 1 / Math.sqrt(squares / d + epsilon);
    for (let i = 0; i < d; i++) {
      out.data[start + i] =
        (x.data[start + i]! - mean) * scale * (gain?.[i] ?? 1) + (bias?.[i] ?? 0);
    }
  }
  return out;
}
