/** The scores of queries and keys from one shared matrix beside those from two: symmetric, and each token mostly with itself. */
import { map, matmul, maxDifference, scale, transpose } from '#compute/linear.ts';
import { softmaxRows } from '#compute/softmax.ts';
import { eigenvalues } from '#compute/spectrum.ts';
import { mean } from '#compute/statistics.ts';
import { row, type Tensor } from '#compute/tensor.ts';
import { drawMatrix } from '#compute/weights.ts';
import { figure, paragraph, table, tex } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { defineDemo } from './demo.ts';
import { fixed, significant } from './format.ts';
import { panel } from './panels.ts';
import { integer } from './parameters.ts';

export const qkSharing = defineDemo({
  name: 'qk-sharing',
  title: { en: 'One matrix for queries and keys', zh: 'Q、K 共用一个矩阵' },
  questions: ['qk-different-weights'],
  parameters: { n: integer(16, 2, 64), dModel: integer(64, 1, 512), dk: integer(64, 1, 512) },
  run: ({ n, dModel, dk }, random) => {
    const x = random.normals(n, dModel);
    const wq = drawMatrix(random, dModel, dk);
    const wk = drawMatrix(random, dModel, dk);
    const [q, k] = [matmul(x, wq), matmul(x, wk)];
    const scores = (keys: Tensor) => scale(matmul(q, transpose(keys)), 1 / Math.sqrt(dk));
    const [shared, separate] = [scores(q), scores(k)];
    const both = (measure: (s: Tensor) => number) => ({
      shared: measure(shared),
      separate: measure(separate),
    });
    return {
      inputs: { x, wq, wk },
      values: {
        sharedScores: shared,
        separateScores: separate,
        // The largest |s_ij − s_ji|.
        asymmetry: both((s) => maxDifference(s, transpose(s))),
        // The share of attention a token gives to itself, over all tokens.
        meanDiagonal: both((s) => {
          const weights = softmaxRows(s);
          return mean(Array.from({ length: n }, (_, i) => row(weights, i)[i]!));
        }),
        minEigenvalueShared: eigenvalues(symmetrised(shared))[0]!,
        minEigenvalueSeparate: eigenvalues(symmetrised(separate))[0]!,
      },
    };
  },
  present: ({ values }, { language, say, parameters: { n, dModel, dk } }) => {
    const { asymmetry, meanDiagonal } = values;
    const spec: FigureSpec = {
      kind: 'heatmap',
      title: say('demo-qk-sharing-figure'),
      rowLabel: say('demo-qk-sharing-query'),
      columnLabel: say('demo-qk-sharing-key'),
      panels: [
        panel(say('demo-qk-sharing-shared'), values.sharedScores),
        panel(say('demo-qk-sharing-separate'), values.separateScores),
      ],
      colours: 'diverging',
      digits: 1,
    };
    const told = {
      n: String(n),
      shared: fixed(meanDiagonal.shared, 3),
      separate: fixed(meanDiagonal.separate, 3),
      even: fixed(1 / n, 3),
      asymmetry: significant(asymmetry.separate),
    };
    return {
      look: paragraph(say('demo-qk-sharing-look')),
      numbers: [
        table(
          ['', say('demo-qk-sharing-shared'), say('demo-qk-sharing-separate')],
          [
            [say('demo-qk-sharing-asymmetry'), significant(asymmetry.shared), told.asymmetry],
            [say('demo-qk-sharing-diagonal', told), told.shared, told.separate],
            [
              tex('\\lambda_{\\min}(S + S^\\top)/2'),
              significant(values.minEigenvalueShared),
              significant(values.minEigenvalueSeparate),
            ],
          ],
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(say('demo-qk-sharing-conclusion', told)),
      tryWith: [
        { label: 'n = 6', parameters: { n: '6' } },
        { label: 'd_k = 8', parameters: { dk: '8' } },
        { label: 'dModel = 512', parameters: { dModel: '512' } },
      ],
      python: [
        'import torch',
        `x, wq, wk = torch.randn(${n}, ${dModel}), *(torch.randn(2, ${dModel}, ${dk}) / ${dModel} ** 0.5)`,
        `shared, separate = (x @ wq @ (x @ w).T / ${dk} ** 0.5 for w in (wq, wk))`,
        'print((shared - shared.T).abs().max(), (separate - separate.T).abs().max())',
        'print(shared.softmax(-1).diag().mean(), separate.softmax(-1).diag().mean())',
      ].join('\n'),
    };
  },
});

/** (S + Sᵀ) / 2: what the quadratic form aᵀ S a sees of S. */
const symmetrised = (s: Tensor): Tensor => {
  const flipped = transpose(s);
  return map(s, (value, i) => (value + flipped.data[i]!) / 2);
};
