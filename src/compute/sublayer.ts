/**
 * How a sub-layer is wrapped: residual connection and layer normalisation (Vaswani et al. 2017, §3.1).
 *
 * post: LN(x + F(x)), as in the paper; pre: x + F(LN(x)), as in GPT-2 (Xiong et al. 2020). Dropout is left out.
 */
import { add } from './linear.ts';
import { layerNorm } from './norms.ts';
import type { Tensor } from './tensor.ts';

/** Where the normalisation stands. */
export type NormPlacement = 'post' | 'pre';

/** Gain and bias of a layer normalisation, each `[D]`. */
export type NormWeights = Readonly<Record<'gain' | 'bias', Tensor>>;

/** ε of the layer norms inside a layer, as in PyTorch. */
const LAYER_EPSILON = 1e-5;

export const normalise = (x: Tensor, { gain, bias }: NormWeights): Tensor =>
  layerNorm(x, { gain: gain.data, bias: bias.data, epsilon: LAYER_EPSILON });

/** The sub-layer `f` on `x` `[N, D]`, with its residual connection and norm: `[N, D]`. */
export const sublayer = (
  x: Tensor,
  weights: NormWeights,
  placement: NormPlacement,
  f: (x: Tensor) => Tensor,
): Tensor =>
  placement === 'post' ? normalise(add(x, f(x)), weights) : add(x, f(normalise(x, weights)));
