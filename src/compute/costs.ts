/**
 * What attention costs: parameters, multiply-adds (MACs) and bytes, by counting.
 *
 * N sequence, D = d_model, H heads, d = d_k width of a head. Biases, softmax and tanh themselves are not counted.
 */

/** W^Q, W^K, W^V `[D, H·d]` and W^O `[H·d, D]`: 4·D·H·d, which is 4·D² where d = D / H. */
export const attentionParameters = (dModel: number, heads: number, headDim: number): number =>
  4 * dModel * heads * headDim;

/** d_k where the heads share the width of the model: D / H. */
export const headWidth = (dModel: number, heads: number): number => dModel / heads;

/** W_1 `[D, F]`, b_1, W_2 `[F, D]`, b_2 of a position-wise feed-forward layer of inner width F. */
export const feedForwardParameters = (dModel: number, inner: number): number =>
  2 * dModel * inner + inner + dModel;

/** Q Kᵀ of all heads: H·N²·d. */
export const scoreMacs = (n: number, heads: number, headDim: number): number =>
  heads * n * n * headDim;

/** Additive scores vᵀ tanh(W_1 q + W_2 k) of all heads, hidden width d: two projections, then N² sums with v. */
export const additiveMacs = (n: number, heads: number, dk: number): number =>
  heads * (2 * n * dk * dk + n * n * dk);

/** Bytes of the scores alone, in float32: what dot products need. */
export const dotBytes = (n: number, heads: number): number => 4 * heads * n * n;

/** Bytes of tanh(W_1 q + W_2 k) for every pair, in float32: what additive scores go through. */
export const additiveBytes = (n: number, heads: number, dk: number): number =>
  4 * heads * n * n * dk;

/** A recurrent layer h_t = f(W x_t + U h_{t−1}) over N tokens: 2·N·D². */
export const recurrentMacs = (n: number, dModel: number): number => 2 * n * dModel ** 2;

/** A self-attention layer over N tokens at once: four projections 4·N·D², scores and weighted sum 2·N²·D. */
export const selfAttentionMacs = (n: number, dModel: number): number =>
  4 * n * dModel ** 2 + 2 * n * n * dModel;

/** One token with t − 1 in the cache: four projections of one row, scores and weighted sum over t keys. */
export const cachedStepMacs = (t: number, dModel: number): number =>
  4 * dModel ** 2 + 2 * t * dModel;
