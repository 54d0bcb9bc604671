/**
 * The encoder: self-attention and a feed-forward network, N_layers times (Vaswani et al. 2017, §3.1).
 *
 * N positions, D = d_model, F = d_ff, H heads. With a causal mask the same stack is a decoder-only model
 * such as GPT. Embeddings, position encodings and dropout are left out.
 */
import type { Mask, MaskingOptions } from './attention.ts';
import { type FeedForward, type FeedForwardWeights, feedForward } from './feed-forward.ts';
import {
  attend,
  type KeysAndValues,
  type MultiHead,
  type MultiHeadWeights,
  project,
} from './multi-head.ts';
import { concatRows } from './shapes.ts';
import { type NormPlacement, type NormWeights, normalise, sublayer } from './sublayer.ts';
import type { Tensor } from './tensor.ts';

export type EncoderLayerWeights = {
  readonly selfAttention: MultiHeadWeights;
  readonly norm1: NormWeights;
  readonly feedForward: FeedForwardWeights;
  readonly norm2: NormWeights;
};

export type EncoderWeights = {
  readonly layers: readonly EncoderLayerWeights[];
  /** Of a pre-LN stack: without it nothing normalises what the last layer added. */
  readonly finalNorm?: NormWeights;
};

/** A position that may look at nothing takes nothing, so that padding cannot turn a batch into NaN. */
export const EMPTY: MaskingOptions = { whenEmpty: 0 };

export interface LayerOptions {
  readonly heads: number;
  /** @default 'post' */
  readonly norm?: NormPlacement;
  /** 1 where a position may look: `[N, P + N]`, P being the positions of `past`. @default all */
  readonly mask?: Mask | undefined;
  /** Keys and values of the P positions before `x`, kept from earlier calls (a KV cache). */
  readonly past?: KeysAndValues | undefined;
}

export interface EncoderLayer {
  readonly selfAttention: MultiHead;
  /** After the first residual connection (and norm): `[N, D]`. */
  readonly attended: Tensor;
  readonly feedForward: FeedForward;
  /** `[N, D]` */
  readonly output: Tensor;
  /** Of all positions so far, `past` included: what the next call takes as `past`. */
  readonly keysAndValues: KeysAndValues;
}

/** One layer on `x` `[N, D]`. */
export function encoderLayer(
  x: Tensor,
  weights: EncoderLayerWeights,
  { heads, norm = 'post', mask, past }: LayerOptions,
): EncoderLayer {
  let keysAndValues!: KeysAndValues;
  let selfAttention!: MultiHead;
  let fed!: FeedForward;
  const attended = sublayer(x, weights.norm1, norm, (input) => {
    keysAndValues = append(past, project(input, weights.selfAttention));
    selfAttention = attend(input, keysAndValues, weights.selfAttention, heads, mask, EMPTY);
    return selfAttention.output;
  });
  const output = sublayer(attended, weights.norm2, norm, (input) => {
    fed = feedForward(input, weights.feedForward);
    return fed.output;
  });
  return { selfAttention, attended, feedForward: fed, output, keysAndValues };
}

export interface Encoder {
  readonly layers: readonly EncoderLayer[];
  /** `[N, D]` */
  readonly output: Tensor;
}

/** All layers on `x` `[N, D]`; `pasts` holds one cache a layer. */
export function encoder(
  x: Tensor,
  { layers, finalNorm }: EncoderWeights,
  options: Omit<LayerOptions, 'past'>,
  pasts: readonly KeysAndValues[] = [],
): Encoder {
  const results: EncoderLayer[] = [];
  for (const [i, weights] of layers.entries()) {
    results.push(
      encoderLayer(results.at(-1)?.output ?? x, weights, { ...options, past: pasts[i] }),
    );
  }
  const last = results.at(-1)?.output ?? x;
  return { layers: results, output: finalNorm ? normalise(last, finalNorm) : last };
}

/** The keys and values of `past` followed by new ones. */
export const append = (past: KeysAndValues | undefined, next: KeysAndValues): KeysAndValues =>
  past
    ? {
        keys: concatRows([past.keys, next.keys]),
        values: concatRows([past.values, next.values]),
      }
    : next;
