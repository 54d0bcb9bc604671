/**
 * The position-wise feed-forward network: FFN(x) = f(x W_1 + b_1) W_2 + b_2 (Vaswani et al. 2017, §3.3).
 *
 * N positions, D = d_model, F = d_ff; f = ReLU in the paper. Gated networks (SwiGLU) are left out.
 */
import { linear, map } from './linear.ts';
import type { Tensor } from './tensor.ts';

/** `w1` `[D, F]`, `b1` `[F]`, `w2` `[F, D]`, `b2` `[D]`. */
export type FeedForwardWeights = Readonly<Record<'w1' | 'b1' | 'w2' | 'b2', Tensor>>;

export interface FeedForward {
  /** f(x W_1 + b_1): `[N, F]`. */
  readonly hidden: Tensor;
  /** `[N, D]` */
  readonly output: Tensor;
}

const relu = (x: number): number => Math.max(0, x);

/** The same network for every position of `x` `[N, D]`. */
export function feedForward(
  x: Tensor,
  { w1, b1, w2, b2 }: FeedForwardWeights,
  activation: (x: number) => number = relu,
): FeedForward {
  const hidden = map(linear(x, w1, b1), (value) => activation(value));
  return { hidden, output: linear(hidden, w2, b2) };
}
