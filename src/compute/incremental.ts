/**
 * Decoding one position at a time with a KV cache: what inference does, where training does all at once.
 *
 * N target positions, D = d_model. Keys and values of earlier positions are kept, never computed again.
 */
import { type DecoderWeights, decoder } from './decoder.ts';
import { type EncoderWeights, encoder } from './encoder.ts';
import { type KeysAndValues, project } from './multi-head.ts';
import { concatRows } from './shapes.ts';
import type { NormPlacement } from './sublayer.ts';
import { row, type Tensor, tensor } from './tensor.ts';

interface Options {
  readonly heads: number;
  readonly norm?: NormPlacement;
}

interface Step {
  readonly layers: readonly { readonly keysAndValues: KeysAndValues }[];
  readonly output: Tensor;
}

/** A causal stack without cross-attention (GPT) on `x` `[N, D]`, row after row. */
export const encodeIncrementally = (x: Tensor, weights: EncoderWeights, options: Options): Tensor =>
  stepByStep(x, (position, pasts) => encoder(position, weights, options, pasts));

/** The decoder on `y` `[N, D]` over `memory`, row after row. */
export const decodeIncrementally = (
  y: Tensor,
  memory: Tensor,
  weights: DecoderWeights,
  options: Options,
): Tensor => {
  // The memory does not grow: its keys and values are computed once a sentence.
  const sources = weights.layers.map(({ crossAttention }) => project(memory, crossAttention));
  return stepByStep(y, (position, pasts) => {
    const caches = sources.map((source, i) => ({ source, past: pasts[i] }));
    return decoder(position, memory, weights, options, caches);
  });
};

/** No mask is needed: what comes later is not there yet. */
function stepByStep(
  x: Tensor,
  step: (position: Tensor, pasts: readonly KeysAndValues[]) => Step,
): Tensor {
  let pasts: readonly KeysAndValues[] = [];
  const outputs: Tensor[] = [];
  for (let i = 0; i < x.shape[0]!; i++) {
    const { layers, output } = step(tensor([1, x.shape[1]!], row(x, i)), pasts);
    pasts = layers.map(({ keysAndValues }) => keysAndValues);
    outputs.push(output);
  }
  return concatRows(outputs);
}
