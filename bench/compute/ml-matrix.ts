/** ml-matrix: dense float64 matrices in plain JavaScript. It has no softmax, so it is put together from its operations. */
import { Matrix } from 'ml-matrix';
import { row, type Tensor } from '#compute/tensor.ts';
import type { Contender } from './contender.ts';

const from = (x: Tensor): Matrix => {
  const n = x.shape[0]!;
  return new Matrix(Array.from({ length: n }, (_, i) => [...row(x, i)]));
};
const numbers = (x: Matrix): number[] => x.to1DArray();
const column = (values: number[]): Matrix => Matrix.columnVector(values);

function softmax(x: Matrix): Matrix {
  const largest = Array.from({ length: x.rows }, (_, i) => x.maxRow(i));
  const powers = x.clone().subColumnVector(column(largest)).exp();
  return powers.divColumnVector(column(powers.sum('row')));
}

export const mlMatrix: Contender = {
  name: 'ml-matrix',
  matmul: (a, b) => {
    const [left, right] = [from(a), from(b)];
    return () => numbers(left.mmul(right));
  },
  softmax: (x) => {
    const scores = from(x);
    return () => numbers(softmax(scores));
  },
  layerNorm: (x, epsilon) => {
    const input = from(x);
    return () => {
      const variance = input.variance('row', { unbiased: false });
      const spread = variance.map((value) => Math.sqrt(value + epsilon));
      const centred = input.clone().subColumnVector(column(input.mean('row')));
      return numbers(centred.divColumnVector(column(spread)));
    };
  },
  attention: (x, { wq, wk, wv, wo, bq, bk, bv, bo }, heads) => {
    const input = from(x);
    const [mq, mk, mv, mo] = [from(wq), from(wk), from(wv), from(wo)];
    const [n, d] = x.shape as [number, number];
    const width = d / heads;
    const project = (source: Matrix, weight: Matrix, bias: Tensor) =>
      source.mmul(weight).addRowVector([...bias.data]);
    return () => {
      const [q, k, v] = [project(input, mq, bq), project(input, mk, bk), project(input, mv, bv)];
      const joined = new Matrix(n, d);
      for (let h = 0; h < heads; h++) {
        const [first, last] = [h * width, (h + 1) * width - 1];
        const part = (of: Matrix) => of.subMatrix(0, n - 1, first, last);
        const weights = softmax(part(q).mmul(part(k).transpose()).div(Math.sqrt(width)));
        joined.setSubMatrix(weights.mmul(part(v)), 0, first);
      }
      return numbers(project(joined, mo, bo));
    };
  },
};
