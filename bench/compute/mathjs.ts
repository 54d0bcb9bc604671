/** mathjs: dense matrices as nested arrays. It has no softmax, so it is put together from its operations. */
import {
  add,
  dotDivide,
  map,
  max,
  mean,
  multiply,
  subtract,
  sum,
  transpose,
  variance,
} from 'mathjs';
import { type Tensor, toNested } from '#compute/tensor.ts';
import type { Contender } from './contender.ts';

type Rows = number[][];
const from = (x: Tensor): Rows => toNested(x) as unknown as Rows;
/** `[N]` as `[N, 1]`, which broadcasts over columns. */
const column = (values: unknown): Rows => (values as number[]).map((value) => [value]);

function softmax(x: Rows): Rows {
  const powers = map(subtract(x, column(max(x as never, 1))) as Rows, Math.exp as never) as unknown;
  return dotDivide(powers as Rows, column(sum(powers as never, 1))) as Rows;
}

export const mathjs: Contender = {
  name: 'mathjs',
  matmul: (a, b) => {
    const [left, right] = [from(a), from(b)];
    return () => (multiply(left, right) as Rows).flat();
  },
  softmax: (x) => {
    const scores = from(x);
    return () => softmax(scores).flat();
  },
  layerNorm: (x, epsilon) => {
    const input = from(x);
    return () => {
      const spread = (variance(input as never, 1, 'uncorrected') as unknown as number[]).map(
        (value) => Math.sqrt(value + epsilon),
      );
      const centred = subtract(input, column(mean(input as never, 1))) as Rows;
      return (dotDivide(centred, column(spread)) as Rows).flat();
    };
  },
  attention: (x, { wq, wk, wv, wo, bq, bk, bv, bo }, heads) => {
    const input = from(x);
    const [mq, mk, mv, mo] = [from(wq), from(wk), from(wv), from(wo)];
    const width = x.shape[1]! / heads;
    const project = (source: Rows, weight: Rows, bias: Tensor) =>
      add(multiply(source, weight) as Rows, [...bias.data] as never) as unknown as Rows;
    return () => {
      const [q, k, v] = [project(input, mq, bq), project(input, mk, bk), project(input, mv, bv)];
      const parts = Array.from({ length: heads }, (_, h) => {
        const part = (of: Rows) => of.map((values) => values.slice(h * width, (h + 1) * width));
        const scores = multiply(part(q), transpose(part(k))) as Rows;
        const weights = softmax(multiply(scores, 1 / Math.sqrt(width)) as Rows);
        return multiply(weights, part(v)) as Rows;
      });
      const joined = input.map((_, i) => parts.flatMap((part) => part[i]!));
      return project(joined, mo, bo).flat();
    };
  },
};
