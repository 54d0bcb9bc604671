/**
 * Weights as a fresh model has them, and how many numbers that is.
 *
 * D = d_model, F = d_ff. Matrices are N(0, 1/fan-in), so that products keep their variance; biases 0, gains 1.
 */
import type { DecoderLayerWeights } from './decoder.ts';
import type { EncoderLayerWeights } from './encoder.ts';
import type { FeedForwardWeights } from './feed-forward.ts';
import { scale } from './linear.ts';
import type { MultiHeadWeights } from './multi-head.ts';
import type { Random } from './random.ts';
import type { NormWeights } from './sublayer.ts';
import { type Tensor, tensor, zeros } from './tensor.ts';

/** A matrix `[fanIn, fanOut]` of N(0, 1/fanIn) numbers. */
export const drawMatrix = (random: Random, fanIn: number, fanOut: number): Tensor =>
  scale(random.normals(fanIn, fanOut), 1 / Math.sqrt(fanIn));

export const drawMultiHead = (random: Random, dModel: number): MultiHeadWeights => ({
  wq: drawMatrix(random, dModel, dModel),
  bq: zeros(dModel),
  wk: drawMatrix(random, dModel, dModel),
  bk: zeros(dModel),
  wv: drawMatrix(random, dModel, dModel),
  bv: zeros(dModel),
  wo: drawMatrix(random, dModel, dModel),
  bo: zeros(dModel),
});

const drawFeedForward = (random: Random, dModel: number, dFf: number): FeedForwardWeights => ({
  w1: drawMatrix(random, dModel, dFf),
  b1: zeros(dFf),
  w2: drawMatrix(random, dFf, dModel),
  b2: zeros(dModel),
});

const freshNorm = (dModel: number): NormWeights => ({
  gain: tensor([dModel], new Float64Array(dModel).fill(1)),
  bias: zeros(dModel),
});

export const drawEncoderLayer = (
  random: Random,
  dModel: number,
  dFf: number,
): EncoderLayerWeights => ({
  selfAttention: drawMultiHead(random, dModel),
  norm1: freshNorm(dModel),
  feedForward: drawFeedForward(random, dModel, dFf),
  norm2: freshNorm(dModel),
});

export const drawDecoderLayer = (
  random: Random,
  dModel: number,
  dFf: number,
): DecoderLayerWeights => ({
  selfAttention: drawMultiHead(random, dModel),
  norm1: freshNorm(dModel),
  crossAttention: drawMultiHead(random, dModel),
  norm2: freshNorm(dModel),
  feedForward: drawFeedForward(random, dModel, dFf),
  norm3: freshNorm(dModel),
});

/** Tensors in records and lists, as deep as they go. */
export type Weights = Tensor | readonly Weights[] | { readonly [name: string]: Weights };

/** How many numbers there are to train in `weights`. */
export function countParameters(weights: Weights): number {
  if ('data' in weights && weights.data instanceof Float64Array) return weights.data.length;
  return Object.values(weights).reduce((sum, part) => sum + countParameters(part as Weights), 0);
}
