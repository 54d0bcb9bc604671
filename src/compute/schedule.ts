/** The learning-rate schedule of the original Transformer (Vaswani et al. 2017, §5.3). */

/** d_model^−0.5 · min(step^−0.5, step · warmup^−1.5): up in a line until `warmup`, then down with the root of the step. */
export const learningRate = (step: number, dModel: number, warmup: number): number =>
  dModel ** -0.5 * Math.min(step ** -0.5, step * warmup ** -1.5);
