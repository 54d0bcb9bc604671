/**
 * Gradients through a stack of tanh layers, written out by the chain rule.
 *
 * D width, L layers: h_{l+1} = tanh(h_l W_l), with a residual connection h_{l+1} = h_l + tanh(h_l W_l).
 */
import { matmul, norm, transpose } from './linear.ts';
import { type Tensor, tensor } from './tensor.ts';

/**
 * ‖∂(g · h_L)/∂h_l‖ for l = 0 … L − 1, from the input of each layer of `weights` (L times `[D, D]`), for the
 * input `x` `[D]` and the gradient `upstream` g `[D]` at the top.
 *
 * Backwards, ∂/∂h_l = ((1 − tanh²) ∘ ∂/∂h_{l+1}) W_lᵀ, plus ∂/∂h_{l+1} itself where there is a residual connection.
 */
export function gradientNorms(
  x: Tensor,
  weights: readonly Tensor[],
  upstream: Tensor,
  residual: boolean,
): number[] {
  const d = x.data.length;
  const activations: Float64Array[] = [];
  let h = x.data;
  for (const weight of weights) {
    const f = matmul(tensor([1, d], h), weight).data.map((value) => Math.tanh(value));
    activations.push(f);
    h = residual ? f.map((value, i) => value + h[i]!) : f;
  }
  const norms: number[] = [];
  let gradient = upstream.data;
  for (let l = weights.length - 1; l >= 0; l--) {
    const f = activations[l]!;
    const through = gradient.map((g, i) => g * (1 - f[i]! * f[i]!));
    const back = matmul(tensor([1, d], through), transpose(weights[l]!)).data;
    const skip = gradient;
    gradient = residual ? back.map((g, i) => g + skip[i]!) : back;
    norms.unshift(norm(gradient));
  }
  return norms;
}
