/** Layer, batch and RMS normalisation of one small padded batch, and whose numbers reach whom. */
import { batchNormSequences, rmsNorm } from '#compute/batch-statistics.ts';
import { maxDifference } from '#compute/linear.ts';
import { layerNorm } from '#compute/norms.ts';
import { type Tensor, tensor } from '#compute/tensor.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { UserError } from '#locales/user-error.ts';
import { defineDemo } from './demo.ts';
import { fixed, significant } from './format.ts';
import { integer, integers } from './parameters.ts';

/** What is added to every number of the last sentence to see whether another one moves. */
const SHIFT = 10;

export const norms = defineDemo({
  name: 'norms',
  title: { en: 'LayerNorm, BatchNorm, RMSNorm', zh: 'LayerNorm、BatchNorm 与 RMSNorm' },
  questions: ['layernorm-vs-batchnorm', 'bn-cnn-not-nlp', 'rmsnorm'],
  parameters: {
    batch: integer(3, 2, 6),
    n: integer(4, 1, 12),
    dModel: integer(6, 2, 16),
    lengths: integers([4, 3, 1], 1, 12, 6),
  },
  check: ({ batch, n, lengths }) => {
    if (lengths.length !== batch) {
      throw new UserError('demo-norms-lengths', {
        batch: String(batch),
        count: String(lengths.length),
      });
    }
    const longest = Math.max(...lengths);
    if (longest > n)
      throw new UserError('demo-norms-too-long', { n: String(n), longest: String(longest) });
  },
  run: ({ batch, n, dModel, lengths }, random) => {
    const x = random.normals(batch, n, dModel);
    // Positions beyond a sentence's length are padding, zeros as an embedding of the pad token has them.
    lengths.forEach((length, sentence) => {
      x.data.fill(0, (sentence * n + length) * dModel, (sentence + 1) * n * dModel);
    });
    const layer = layerNorm(x);
    const normed = batchNormSequences(x);
    const rms = rmsNorm(x);
    const moved = shifted(x, batch - 1, lengths[batch - 1]!);
    const first = (t: Tensor) => tensor([n, dModel], t.data.slice(0, n * dModel));
    return {
      inputs: { x, changed: moved },
      values: {
        layer,
        batch: normed,
        rms,
        // Which axes of [batch, n, dModel] one mean is taken over, counted from 0.
        axes: { layer: [2], batch: [0, 1], rms: [2] },
        leak: {
          layer: maxDifference(first(layerNorm(moved)), first(layer)),
          batch: maxDifference(first(batchNormSequences(moved)), first(normed)),
        },
      },
    };
  },
  present: ({ inputs, values }, { language, say, parameters: { batch, n, dModel } }) => {
    const features = Array.from({ length: dModel }, (_, i) => String(i + 1));
    const tokens = Array.from({ length: batch * n }, (_, i) =>
      say('demo-norms-token', {
        sentence: String(Math.floor(i / n) + 1),
        token: String((i % n) + 1),
      }),
    );
    const panel = (title: string, t: Tensor) => ({
      title,
      rows: tokens,
      columns: features,
      values: tokens.map((_, i) => [...t.data.subarray(i * dModel, (i + 1) * dModel)]),
    });
    const spec: FigureSpec = {
      kind: 'heatmap',
      title: say('demo-norms-figure'),
      columnLabel: say('demo-norms-feature'),
      colours: 'diverging',
      digits: 1,
      panels: [
        panel(say('demo-norms-input'), inputs.x),
        panel('LayerNorm', values.layer),
        panel('BatchNorm', values.batch),
      ],
    };
    const told = {
      sentence: String(batch),
      shift: String(SHIFT),
      layer: significant(values.leak.layer),
      batch: significant(values.leak.batch),
    };
    const row = (t: Tensor) =>
      Array.from(t.data.subarray(0, Math.min(4, dModel)), (v) => fixed(v)).join(' ');
    return {
      look: paragraph(say('demo-norms-look', told)),
      numbers: [
        table(
          ['', say('demo-norms-mean-over'), say('demo-norms-first')],
          [
            [say('demo-norms-input'), '–', row(inputs.x)],
            ['LayerNorm', say('demo-norms-over-features'), row(values.layer)],
            ['RMSNorm', say('demo-norms-over-features'), row(values.rms)],
            ['BatchNorm', say('demo-norms-over-batch'), row(values.batch)],
          ],
          ['left', 'left', 'right'],
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(say('demo-norms-conclusion', told)),
      tryWith: [
        { label: 'batch = 2', parameters: { batch: '2', lengths: '4,4' } },
        { label: 'lengths = 1,1,1', parameters: { lengths: '1,1,1' } },
        { label: 'dModel = 12', parameters: { dModel: '12' } },
      ],
      python: [
        'import torch',
        `x = torch.randn(${batch}, ${n}, ${dModel})`,
        `y = x.clone(); y[-1] += ${SHIFT}                       # change the last sentence only`,
        `ln, bn = torch.nn.LayerNorm(${dModel}), torch.nn.BatchNorm1d(${dModel})`,
        'batch = lambda t: bn(t.transpose(1, 2)).transpose(1, 2)',
        'print((ln(y) - ln(x))[0].abs().max(), (batch(y) - batch(x))[0].abs().max())',
      ].join('\n'),
    };
  },
});

/** The batch with `SHIFT` added to the real tokens of one sentence. */
function shifted(x: Tensor, sentence: number, length: number): Tensor {
  const [, n, d] = x.shape as [number, number, number];
  const data = x.data.slice();
  for (let i = sentence * n * d; i < (sentence * n + length) * d; i++) data[i]! += SHIFT;
  return tensor(x.shape, data);
}
