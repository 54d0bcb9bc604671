/**
 * The decoder: masked self-attention, attention over the encoder's output, and a feed-forward network,
 * N_layers times (Vaswani et al. 2017, §3.1, §3.2.3).
 *
 * M target positions, N source positions, D = d_model, F = d_ff, H heads. Every layer reads the same memory
 * `[N, D]`, through keys and values of its own. Embeddings, the output softmax and dropout are left out.
 */
import type { Mask } from './attention.ts';
import { append, EMPTY } from './encoder.ts';
import { type FeedForward, type FeedForwardWeights, feedForward } from './feed-forward.ts';
import {
  attend,
  type KeysAndValues,
  type MultiHead,
  type MultiHeadWeights,
  project,
} from './multi-head.ts';
import { type NormPlacement, type NormWeights, normalise, sublayer } from './sublayer.ts';
import type { Tensor } from './tensor.ts';

export type DecoderLayerWeights = {
  readonly selfAttention: MultiHeadWeights;
  readonly norm1: NormWeights;
  readonly crossAttention: MultiHeadWeights;
  readonly norm2: NormWeights;
  readonly feedForward: FeedForwardWeights;
  readonly norm3: NormWeights;
};

export type DecoderWeights = {
  readonly layers: readonly DecoderLayerWeights[];
  /** Of a pre-LN stack. */
  readonly finalNorm?: NormWeights;
};

export interface DecoderOptions {
  readonly heads: number;
  /** @default 'post' */
  readonly norm?: NormPlacement;
  /** Usually `causalMask(M)`: `[M, P + M]`, P being the positions of `past`. @default all */
  readonly selfMask?: Mask | undefined;
  /** Hides padding of the source: `[M, N]`. @default all */
  readonly memoryMask?: Mask | undefined;
  /** Keys and values of self-attention for the P target positions before `y` (a KV cache). */
  readonly past?: KeysAndValues | undefined;
  /** Keys and values of the memory, where they have been computed already. @default computed */
  readonly source?: KeysAndValues | undefined;
}

export interface DecoderLayer {
  readonly selfAttention: MultiHead;
  /** After self-attention, its residual connection and norm: `[M, D]`. */
  readonly attended: Tensor;
  readonly crossAttention: MultiHead;
  /** After cross-attention, its residual connection and norm: `[M, D]`. */
  readonly crossed: Tensor;
  readonly feedForward: FeedForward;
  /** `[M, D]` */
  readonly output: Tensor;
  readonly keysAndValues: KeysAndValues;
}

/** One layer on `y` `[M, D]` over `memory` `[N, D]`. */
export function decoderLayer(
  y: Tensor,
  memory: Tensor,
  weights: DecoderLayerWeights,
  { heads, norm = 'post', selfMask, memoryMask, past, source }: DecoderOptions,
): DecoderLayer {
  let keysAndValues!: KeysAndValues;
  let selfAttention!: MultiHead;
  let crossAttention!: MultiHead;
  let fed!: FeedForward;
  const attended = sublayer(y, weights.norm1, norm, (input) => {
    keysAndValues = append(past, project(input, weights.selfAttention));
    selfAttention = attend(input, keysAndValues, weights.selfAttention, heads, selfMask, EMPTY);
    return selfAttention.output;
  });
  const crossed = sublayer(attended, weights.norm2, norm, (input) => {
    const from = source ?? project(memory, weights.crossAttention);
    crossAttention = attend(input, from, weights.crossAttention, heads, memoryMask, EMPTY);
    return crossAttention.output;
  });
  const output = sublayer(crossed, weights.norm3, norm, (input) => {
    fed = feedForward(input, weights.feedForward);
    return fed.output;
  });
  return {
    selfAttention,
    attended,
    crossAttention,
    crossed,
    feedForward: fed,
    output,
    keysAndValues,
  };
}

export interface Decoder {
  readonly layers: readonly DecoderLayer[];
  /** `[M, D]` */
  readonly output: Tensor;
}

/** What a decoding step keeps of one layer. */
export interface DecoderCache {
  readonly past?: KeysAndValues | undefined;
  readonly source?: KeysAndValues | undefined;
}

/** All layers on `y` `[M, D]` over the same `memory` `[N, D]`; `caches` holds one a layer. */
export function decoder(
  y: Tensor,
  memory: Tensor,
  { layers, finalNorm }: DecoderWeights,
  options: Omit<DecoderOptions, keyof DecoderCache>,
  caches: readonly DecoderCache[] = [],
): Decoder {
  const results: DecoderLayer[] = [];
  for (const [i, weights] of layers.entries()) {
    const input = results.at(-1)?.output ?? y;
    results.push(decoderLayer(input, memory, weights, { ...options, ...caches[i] }));
  }
  const last = results.at(-1)?.output ?? y;
  return { layers: results, output: finalNorm ? normalise(last, finalNorm) : last };
}
