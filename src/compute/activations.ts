/**
 * The activations of feed-forward layers: ReLU, GELU (Hendrycks & Gimpel 2016), SiLU.
 *
 * GELU(x) = x Φ(x), Φ the distribution function of N(0, 1); its common approximation goes by tanh.
 */

export const relu = (x: number): number => Math.max(0, x);

/** x / (1 + e^−x), also called swish. */
export const silu = (x: number): number => x / (1 + Math.exp(-x));

/** x Φ(x) = x · erfc(−x/√2) / 2; erfc keeps the digits that 1 + erf would lose far to the left. */
export const gelu = (x: number): number => 0.5 * x * erfc(-x / Math.SQRT2);

/** 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))) */
export const geluTanh = (x: number): number =>
  0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));

/**
 * The complementary error function to about 1e-15: the series erf(x) = 2/√π Σ (−1)^k x^(2k+1) / (k! (2k+1))
 * near zero, the continued fraction of Laplace further out (Abramowitz & Stegun 7.1.5, 7.1.14).
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x < 2) return 1 - erfSeries(x);
  if (x > 27) return 0;
  let fraction = x;
  for (let k = 60; k > 0; k--) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / (fraction * Math.sqrt(Math.PI));
}

function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-18 * Math.abs(sum); k++) {
    term *= (-x * x) / k;
    sum += term / (2 * k + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
