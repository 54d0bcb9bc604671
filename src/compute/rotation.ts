/**
 * The rotation behind sinusoidal encodings: moving on by an offset is a linear map that knows no position
 * (Vaswani et al. 2017, §3.5; Yan et al. 2019, "TENER", arXiv:1911.04474).
 *
 * D = d_model, ω_i the radians a position of pair i, p a position, k an offset.
 */
import { frequency } from './sinusoids.ts';
import { row, type Tensor, zeros } from './tensor.ts';

/** f(k) = Σ_i cos(ω_i k) = PE_p · PE_{p+k}: depends on the offset only, and not on its sign. */
export function offsetProduct(offset: number, dModel: number): number {
  if (dModel % 2 !== 0) throw new Error(`offsetProduct: dModel must be even, got ${dModel}`);
  let sum = 0;
  for (let pair = 0; pair < dModel / 2; pair++) sum += Math.cos(frequency(pair, dModel) * offset);
  return sum;
}

/** The first k ≥ 0 with f(k+1) ≥ f(k), searched below `limit`; `null` where f falls all the way. */
export function firstRise(dModel: number, limit: number): number | null {
  let here = offsetProduct(0, dModel);
  for (let k = 0; k < limit; k++) {
    const next = offsetProduct(k + 1, dModel);
    if (next >= here) return k;
    here = next;
  }
  return null;
}

/**
 * PE_{p+k} from PE_p for every row of `[N, D]`, by one 2 × 2 rotation a pair:
 * (s, c) → (s cos ω_i k + c sin ω_i k, c cos ω_i k − s sin ω_i k).
 */
export function shiftEncoding(encoding: Tensor, offset: number): Tensor {
  const [n, d] = encoding.shape as [number, number];
  if (encoding.shape.length !== 2 || d % 2 !== 0) {
    throw new Error(`shiftEncoding: expected [N, even D], got [${encoding.shape}]`);
  }
  const out = zeros(n, d);
  for (let pair = 0; pair < d / 2; pair++) {
    const angle = frequency(pair, d) * offset;
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    for (let i = 0; i < n; i++) {
      const [from, to] = [row(encoding, i), row(out, i)];
      const [s, c] = [from[2 * pair]!, from[2 * pair + 1]!];
      to[2 * pair] = s * cosine + c * sine;
      to[2 * pair + 1] = c * cosine - s * sine;
    }
  }
  return out;
}
