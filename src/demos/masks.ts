/** Padding and causal masks as matrices, and what softmax makes of them with each filler people use. */
import { applyMask } from '#compute/attention.ts';
import { both, causalMask, paddingMask } from '#compute/masks.ts';
import { softmax, softmaxRows } from '#compute/softmax.ts';
import { type Tensor, tensor } from '#compute/tensor.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { defineDemo } from './demo.ts';
import { fixed, significant } from './format.ts';
import { choice, integers } from './parameters.ts';

/** The fillers, by how they are written: the paper's, the reference code's, old BERT code's, a common note's. */
const FILLS = {
  '-inf': Number.NEGATIVE_INFINITY,
  '-1e9': -1e9,
  '-10000': -10_000,
  '-1000': -1000,
} as const;
type Fill = keyof typeof FILLS;
const FILL_NAMES = Object.keys(FILLS) as Fill[];

export const masks = defineDemo({
  name: 'masks',
  title: { en: 'Padding and causal masks', zh: '填充掩码与因果掩码' },
  questions: ['padding-mask', 'decoder-self-attention-mask'],
  parameters: {
    lengths: integers([5, 3], 0, 16, 4),
    kind: choice('both', ['padding', 'causal', 'both']),
    fill: choice('-inf', FILL_NAMES),
  },
  run: ({ lengths, kind, fill }, random) => {
    const n = Math.max(1, ...lengths);
    const scores = lengths.map(() => random.normals(n, n));
    const mask = lengths.map((length) => {
      const padding = paddingMask(n, length);
      if (kind === 'padding') return padding;
      return kind === 'causal' ? causalMask(n) : both(padding, causalMask(n));
    });
    const filled = scores.map((matrix, i) => applyMask(matrix, mask[i]!, FILLS[fill]));
    const firstRow = scores[0]!.data.slice(0, n);
    return {
      inputs: { scores: stack(scores) },
      values: {
        mask: stack(mask),
        weights: stack(filled.map(softmaxRows)),
        // A query that may look at nothing: every score of the row is the filler.
        fullyMaskedRow: Object.fromEntries(
          FILL_NAMES.map((name) => [name, [...softmax(firstRow.map(() => FILLS[name]))]]),
        ),
        largestMaskedWeight: Math.max(
          0,
          ...filled.flatMap((matrix, i) =>
            [...softmaxRows(matrix).data].filter(
              (weight, j) => mask[i]!.data[j] === 0 && weight > 0,
            ),
          ),
        ),
      },
    };
  },
  present: ({ values }, { language, say, parameters: { lengths, kind, fill } }) => {
    const n = values.mask.shape[1]!;
    const positions = Array.from({ length: n }, (_, i) => String(i + 1));
    const panels = (batch: Tensor, title: string) =>
      lengths.map((length, i) => ({
        title: say('demo-masks-panel', { title, length: String(length) }),
        rows: positions,
        columns: positions,
        values: positions.map((_, query) =>
          positions.map((_, key) => batch.data[(i * n + query) * n + key]!),
        ),
      }));
    const sides = { rowLabel: say('demo-masks-query'), columnLabel: say('demo-masks-key') };
    const mask: FigureSpec = {
      kind: 'heatmap',
      title: say('demo-masks-figure-mask'),
      ...sides,
      panels: panels(values.mask, say('demo-masks-mask')),
      colours: 'binary',
      digits: 0,
    };
    const weights: FigureSpec = {
      kind: 'heatmap',
      title: say('demo-masks-figure-weights', { fill: minus(fill) }),
      ...sides,
      panels: panels(values.weights, say('demo-masks-weights')),
    };
    const hidden = values.mask.data.reduce((sum, allowed) => sum + (1 - allowed), 0);
    const told = {
      kind: say(`demo-masks-kind-${kind}`),
      fill: minus(fill),
      hidden: String(hidden),
      cells: String(values.mask.data.length),
      most: values.largestMaskedWeight === 0 ? '0' : significant(values.largestMaskedWeight),
    };
    return {
      look: paragraph(say('demo-masks-look', told)),
      numbers: [
        paragraph(say('demo-masks-fully')),
        table(
          [say('demo-masks-filler'), say('demo-masks-weight')],
          FILL_NAMES.map((name) => [minus(name), fixed(values.fullyMaskedRow[name]![0]!, 3)]),
        ),
      ],
      figures: [
        figure(mask, describeFigure(mask, language)),
        figure(weights, describeFigure(weights, language)),
      ],
      conclusion: paragraph(say('demo-masks-conclusion', told)),
      tryWith: [
        { label: 'lengths 4,2', parameters: { lengths: '4,2', kind: 'padding' } },
        { label: 'causal', parameters: { kind: 'causal', lengths: '5' } },
        { label: 'fill -1000', parameters: { fill: '-1000' } },
      ],
      python: [
        'import torch',
        `lengths, n = torch.tensor([${lengths.join(', ')}]), ${n}`,
        'keep = torch.arange(n) < lengths[:, None, None]                 # padding: [batch, 1, n]',
        kind === 'padding'
          ? ''
          : `keep = ${kind === 'both' ? 'keep & ' : ''}torch.ones(n, n).tril().bool()`,
        `scores = torch.randn(len(lengths), n, n).masked_fill(~keep, ${fill === '-inf' ? "float('-inf')" : fill})`,
        'print(scores.softmax(-1))',
      ]
        .filter(Boolean)
        .join('\n'),
    };
  },
});

const minus = (fill: Fill): string => (fill === '-inf' ? '−∞' : fill.replace('-', '−'));

/** Matrices of one shape as one tensor `[batch, n, n]`. */
function stack(matrices: readonly Tensor[]): Tensor {
  const [n, m] = matrices[0]!.shape as [number, number];
  const data = new Float64Array(matrices.length * n * m);
  matrices.forEach((matrix, i) => {
    data.set(matrix.data, i * n * m);
  });
  return tensor([matrices.length, n, m], data);
}
