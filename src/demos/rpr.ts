/** Attention with relative position representations: which vector each pair of tokens gets, and what it changes. */
import { attention } from '#compute/attention.ts';
import { maxDifference } from '#compute/linear.ts';
import { relativeAttention, relativeIndex, relativeScoresSplit } from '#compute/relative.ts';
import { mean } from '#compute/statistics.ts';
import { row, type Tensor } from '#compute/tensor.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { defineDemo } from './demo.ts';
import { percent, significant, whole } from './format.ts';
import { panel } from './panels.ts';
import { integer } from './parameters.ts';

export const rpr = defineDemo({
  name: 'rpr',
  title: { en: 'Relative position representations', zh: '相对位置表示（RPR）' },
  questions: ['rpr'],
  parameters: { n: integer(6, 1, 64), clip: integer(2, 0, 64), dk: integer(4, 1, 128) },
  run: ({ n, clip, dk }, random) => {
    const inputs = {
      q: random.normals(n, dk),
      k: random.normals(n, dk),
      v: random.normals(n, dk),
      // Row r belongs to the offset r − clip.
      aK: random.normals(2 * clip + 1, dk),
      aV: random.normals(2 * clip + 1, dk),
    };
    const { scores, weights, output } = relativeAttention(inputs);
    return {
      inputs,
      values: {
        index: relativeIndex(n, clip),
        scores,
        weights,
        output,
        // Mean share of a query's weight that goes to keys farther away than `clip`.
        weightBeyondClip: weightBeyond(weights, clip),
        // What the position vectors change: against attention over the same q and k without them.
        weightChange: maxDifference(weights, attention(inputs.q, inputs.k, inputs.v).weights),
        // Between the equation as printed and its two products.
        splitDifference: maxDifference(scores, relativeScoresSplit(inputs)),
      },
    };
  },
  present: ({ values }, { language, say, parameters: { n, clip, dk } }) => {
    const axes = { rowLabel: say('demo-rpr-query'), columnLabel: say('demo-rpr-key') };
    const index: FigureSpec = {
      kind: 'heatmap',
      title: say('demo-rpr-index'),
      ...axes,
      digits: 0,
      panels: [panel('', values.index)],
    };
    const weights: FigureSpec = {
      kind: 'heatmap',
      title: say('demo-rpr-weights'),
      ...axes,
      panels: [panel('', values.weights)],
    };
    const pairs = values.index.data.reduce((count, _, at) => {
      const distance = Math.abs(Math.floor(at / n) - (at % n));
      return distance > clip ? count + 1 : count;
    }, 0);
    const told = {
      n: String(n),
      clip: String(clip),
      vectors: String(2 * clip + 1),
      last: String(2 * clip),
      parameters: whole(2 * (2 * clip + 1) * dk),
      pairs: `${whole(pairs)} / ${whole(n * n)}`,
      beyond: percent(values.weightBeyondClip),
      change: significant(values.weightChange, 2),
      difference: significant(values.splitDifference, 2),
    };
    const conclusion =
      clip === 0
        ? 'demo-rpr-conclusion-zero'
        : pairs > 0
          ? 'demo-rpr-conclusion'
          : 'demo-rpr-conclusion-unclipped';
    return {
      look: paragraph(say(clip === 0 ? 'demo-rpr-look-zero' : 'demo-rpr-look', told)),
      numbers: [
        table(
          ['', say('demo-rpr-value')],
          [
            [say('demo-rpr-vectors'), told.vectors],
            [say('demo-rpr-parameters'), told.parameters],
            [say('demo-rpr-pairs', told), told.pairs],
            [say('demo-rpr-beyond', told), told.beyond],
            [say('demo-rpr-change'), told.change],
            [say('demo-rpr-split'), told.difference],
          ],
        ),
      ],
      figures: [
        figure(index, describeFigure(index, language)),
        figure(weights, describeFigure(weights, language)),
      ],
      conclusion: paragraph(say(conclusion, told)),
      tryWith: [
        { label: 'clip = 0', parameters: { clip: '0' } },
        { label: 'clip = 16', parameters: { clip: '16' } },
        { label: 'n = 12, clip = 4', parameters: { n: '12', clip: '4' } },
      ],
      python: [
        'import torch',
        `n, clip, dk = ${n}, ${clip}, ${dk}`,
        'q, k, v = torch.randn(3, n, dk)',
        'a_k, a_v = torch.randn(2, 2 * clip + 1, dk)',
        'i = torch.arange(n)',
        'index = (i[None, :] - i[:, None]).clamp(-clip, clip) + clip',
        "scores = (q @ k.T + torch.einsum('id,ijd->ij', q, a_k[index])) / dk ** 0.5",
        'weights = scores.softmax(-1)',
        "output = weights @ v + torch.einsum('ij,ijd->id', weights, a_v[index])",
      ].join('\n'),
    };
  },
});

const weightBeyond = (weights: Tensor, clip: number): number =>
  mean(
    Array.from({ length: weights.shape[0]! }, (_, i) =>
      row(weights, i).reduce((sum, w, j) => (Math.abs(j - i) > clip ? sum + w : sum), 0),
    ),
  );
