/** How many means and variances LayerNorm or BatchNorm work out for a drawn batch. */
import { batchStatistics } from '#compute/batch-norm.ts';
import { zeros } from '#compute/tensor.ts';
import { whole } from '#demos/format.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

export const batchnormNormaliserCount = defineTemplate({
  name: 'batchnorm-normaliser-count',
  questions: ['layernorm-vs-batchnorm', 'batchnorm', 'bn-cnn-not-nlp'],
  draw: (random) => {
    const b = oneOf([2, 4, 8, 16, 32], random);
    const n = oneOf([5, 7, 10, 20, 50], random);
    const d = oneOf([12, 24, 64, 96, 128], random);
    const kind = oneOf(['layer', 'batch'] as const, random);
    const features = batchStatistics(zeros(b * n, d)).mean.length;
    return {
      parameters: { b, n, d, kind },
      right: [{ id: kind, value: kind === 'layer' ? b * n : features }],
      wrong: [
        { id: kind === 'layer' ? 'batch' : 'layer', value: kind === 'layer' ? features : b * n },
        { id: 'sequences', value: b },
        { id: 'positions', value: n },
        { id: 'numbers', value: b * n * d },
      ],
    };
  },
  show: (value) => whole(value),
  words: ({ b, n, d, kind }, right) => ({
    b: String(b),
    n: String(n),
    d: String(d),
    norm: kind === 'layer' ? 'LayerNorm' : 'BatchNorm',
    right: whole(right),
  }),
});
