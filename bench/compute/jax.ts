/** jax-js with its WebAssembly backend, in float64: not JavaScript, but what it costs to stay in it. */
import { defaultDevice, init, nn, numpy as np } from '@jax-js/jax';
import type { Tensor } from '#compute/tensor.ts';
import type { Contender } from './contender.ts';

await init('wasm');
defaultDevice('wasm');

const from = ({ data, shape }: Tensor): np.Array =>
  np.array(Float64Array.from(data)).reshape([...shape]);
const run = (work: () => np.Array) => () => work().data() as Promise<ArrayLike<number>>;

export const jax: Contender = {
  name: 'jax-js wasm',
  matmul: (a, b) => {
    const [left, right] = [from(a), from(b)];
    return run(() => np.matmul(left.ref, right.ref));
  },
  softmax: (x) => {
    const scores = from(x);
    return run(() => nn.softmax(scores.ref));
  },
  layerNorm: (x, epsilon) => {
    const input = from(x);
    return run(() => nn.standardize(input.ref, -1, { epsilon }));
  },
  attention: (x, { wq, wk, wv, wo, bq, bk, bv, bo }, heads) => {
    const [n, d] = x.shape as [number, number];
    const input = from(x);
    const [mq, mk, mv, mo] = [from(wq), from(wk), from(wv), from(wo)];
    const [cq, ck, cv, co] = [from(bq), from(bk), from(bv), from(bo)];
    const split = (weight: np.Array, bias: np.Array) =>
      np
        .matmul(input.ref, weight.ref)
        .add(bias.ref)
        .reshape([n, heads, d / heads]);
    return run(() =>
      np
        .matmul(
          nn.dotProductAttention(split(mq, cq), split(mk, ck), split(mv, cv)).reshape([n, d]),
          mo.ref,
        )
        .add(co.ref),
    );
  },
};
