/** Our own compute core. */
import { matmul } from '#compute/linear.ts';
import { multiHead } from '#compute/multi-head.ts';
import { layerNorm } from '#compute/norms.ts';
import { softmaxRows } from '#compute/softmax.ts';
import type { Contender } from './contender.ts';

export const ours: Contender = {
  name: 'ours',
  matmul: (a, b) => () => matmul(a, b).data,
  softmax: (x) => () => softmaxRows(x).data,
  layerNorm: (x, epsilon) => () => layerNorm(x, { epsilon }).data,
  attention: (x, weights, heads) => () => multiHead(x, x, weights, heads).output.data,
};
