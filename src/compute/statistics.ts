/** Mean and variance of a population: divided by N, as `np.var` does. */

export function mean(values: Float64Array | readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Population variance, in two passes: exact where the mean is large beside the spread. */
export function variance(values: Float64Array | readonly number[]): number {
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) ** 2;
  return sum / values.length;
}

/** The variance of q·k where the d_k components of both are independent with mean 0 and variance `spread`. */
export const dotProductVariance = (dk: number, spread = 1): number => dk * spread * spread;
