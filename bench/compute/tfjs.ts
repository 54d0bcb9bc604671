/** TensorFlow.js with its plain JavaScript backend; it computes in float32. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '#compute/tensor.ts';
import type { Contender } from './contender.ts';

await tf.setBackend('cpu');

const from = ({ data, shape }: Tensor): tf.Tensor => tf.tensor(Float32Array.from(data), [...shape]);
const run = (work: () => tf.Tensor) => (): ArrayLike<number> => {
  let numbers: ArrayLike<number> = [];
  tf.tidy(() => {
    numbers = work().dataSync();
  });
  return numbers;
};

export const tfjs: Contender = {
  name: 'tfjs cpu',
  matmul: (a, b) => {
    const [left, right] = [from(a), from(b)];
    return run(() => tf.matMul(left, right));
  },
  softmax: (x) => {
    const scores = from(x);
    return run(() => tf.softmax(scores));
  },
  layerNorm: (x, epsilon) => {
    const input = from(x);
    return run(() => {
      const { mean, variance } = tf.moments(input, 1, true);
      return tf.div(tf.sub(input, mean), tf.sqrt(tf.add(variance, epsilon)));
    });
  },
  attention: (x, { wq, wk, wv, wo, bq, bk, bv, bo }, heads) => {
    const [n, d] = x.shape as [number, number];
    const width = d / heads;
    const input = from(x);
    const [mq, mk, mv, mo] = [from(wq), from(wk), from(wv), from(wo)];
    const [cq, ck, cv, co] = [from(bq), from(bk), from(bv), from(bo)];
    const split = (weight: tf.Tensor, bias: tf.Tensor) =>
      tf.transpose(
        tf.reshape(tf.add(tf.matMul(input, weight), bias), [n, heads, width]),
        [1, 0, 2],
      );
    return run(() => {
      const scores = tf.mul(
        tf.matMul(split(mq, cq), split(mk, ck), false, true),
        1 / Math.sqrt(width),
      );
      const output = tf.matMul(tf.softmax(scores), split(mv, cv));
      const joined = tf.reshape(tf.transpose(output, [1, 0, 2]), [n, d]);
      return tf.add(tf.matMul(joined, mo), co);
    });
  },
};
