/** Inverted dropout (Srivastava et al. 2014, scaled in training as all current libraries do). */
import type { Random } from './random.ts';

/** Each number is 0 with probability p, else divided by 1 − p, so that its mean stays and test time needs nothing. */
export const dropout = (x: Float64Array, p: number, random: Random): Float64Array =>
  x.map((value) => (random.uniform() < p ? 0 : value / (1 - p)));
