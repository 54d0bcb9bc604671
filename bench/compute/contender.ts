/** What each library is asked to do, and on which numbers: the same for all, drawn from a seed. */
import type { MultiHeadWeights } from '#compute/multi-head.ts';
import { randomFrom } from '#compute/random.ts';
import type { Tensor } from '#compute/tensor.ts';
import { drawMultiHead } from '#compute/weights.ts';

/**
 * One library. Each method takes the inputs once, in float64 where the library has it, and returns the work
 * that is timed; the work ends when its result is there to be read.
 */
export interface Contender {
  readonly name: string;
  /** A B. */
  matmul(a: Tensor, b: Tensor): Work;
  /** Softmax of each row. */
  softmax(x: Tensor): Work;
  /** (x − mean) / √(variance + ε) of each row, with gain 1 and bias 0. */
  layerNorm(x: Tensor, epsilon: number): Work;
  /** Multi-head self-attention of `x` `[N, D]`: four projections, scores, softmax, weighted sum. */
  attention(x: Tensor, weights: MultiHeadWeights, heads: number): Work;
}

/** Gives the numbers of the result, row by row, so that all contenders can be held against each other. */
export type Work = () => ArrayLike<number> | Promise<ArrayLike<number>>;

export interface Row {
  readonly name: string;
  readonly work: (contender: Contender) => Work;
}

export function rows(): Row[] {
  const random = randomFrom(1);
  const square = (n: number) => [random.normals(n, n), random.normals(n, n)] as const;
  const [a64, b64] = square(64);
  const [a512, b512] = square(512);
  const scores = random.normals(64, 64);
  const wide = random.normals(128, 512);
  const x = random.normals(32, 512);
  const weights = drawMultiHead(random, 512);
  return [
    { name: 'matmul 64³', work: (c) => c.matmul(a64, b64) },
    { name: 'matmul 512³', work: (c) => c.matmul(a512, b512) },
    { name: 'softmax 64 × 64', work: (c) => c.softmax(scores) },
    { name: 'layer norm 128 × 512', work: (c) => c.layerNorm(wide, 1e-5) },
    { name: 'attention layer n=32 d=512 h=8', work: (c) => c.attention(x, weights, 8) },
  ];
}
