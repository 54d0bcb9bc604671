/** Multi-head attention with random projections: each head looks elsewhere, and none can look in more ways than it has dimensions. */
import { multiHead as attend } from '#compute/multi-head.ts';
import { stack, unstack } from '#compute/shapes.ts';
import { rank } from '#compute/spectrum.ts';
import { row, zeros } from '#compute/tensor.ts';
import { drawMatrix } from '#compute/weights.ts';
import { figure, paragraph, table, tex } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { requireHeadsDivide } from './checks.ts';
import { defineDemo } from './demo.ts';
import { fixed } from './format.ts';
import { argmax, firstPanels, panel } from './panels.ts';
import { integer } from './parameters.ts';

const MAX_HEADS = 16;

export const multiHead = defineDemo({
  name: 'multi-head',
  title: { en: 'Multi-head attention', zh: '多头注意力' },
  questions: ['multi-head'],
  parameters: {
    n: integer(4, 1, 32),
    dModel: integer(16, 1, 256),
    heads: integer(4, 1, MAX_HEADS),
  },
  check: ({ dModel, heads }) => requireHeadsDivide(dModel, heads, MAX_HEADS),
  run: ({ n, dModel, heads }, random) => {
    const x = random.normals(n, dModel);
    const [wq, wk, wv, wo] = [0, 1, 2, 3].map(() => drawMatrix(random, dModel, dModel));
    const none = zeros(dModel);
    const { heads: each, output } = attend(
      x,
      x,
      { wq: wq!, wk: wk!, wv: wv!, wo: wo!, bq: none, bk: none, bv: none, bo: none },
      heads,
    );
    return {
      inputs: { x, wq: wq!, wk: wk!, wv: wv!, wo: wo! },
      values: {
        headWeights: stack(each.map(({ weights }) => weights)),
        output,
        // Of Q K^T before the softmax.
        rank: each.map(({ scores }) => rank(scores)),
        // Of every query in every head, counted from 0.
        strongestKey: each.map(({ weights }) =>
          Array.from({ length: n }, (_, query) => argmax(row(weights, query))),
        ),
      },
    };
  },
  present: ({ values }, { language, say, parameters: { n, dModel, heads } }) => {
    const weights = unstack(values.headWeights);
    const names = values.rank.map((_, h) => say('demo-multi-head-head', { number: String(h + 1) }));
    const shown: FigureSpec = {
      kind: 'heatmap',
      rowLabel: say('demo-multi-head-query'),
      columnLabel: say('demo-multi-head-key'),
      ...firstPanels(
        say('demo-multi-head-figure'),
        weights.map((matrix, h) => panel(names[h]!, matrix)),
        say,
      ),
    };
    const width = dModel / heads;
    const one = heads === 1 ? '-one' : '';
    const told = {
      heads: String(heads),
      width: String(width),
      n: String(n),
      keys: values.strongestKey.map((keys) => String(keys[0]! + 1)).join(', '),
      rank: String(Math.max(...values.rank)),
      most: String(Math.min(n, width)),
    };
    return {
      look: paragraph(say(`demo-multi-head-look${one}`, told)),
      numbers: [
        table(
          [
            say('demo-multi-head-column'),
            say('demo-multi-head-strongest'),
            say('demo-multi-head-rank'),
            tex('\\min(n, d_k)'),
          ],
          values.rank.map((measured, h) => {
            const key = values.strongestKey[h]![0]!;
            const weight = fixed(row(weights[h]!, 0)[key]!);
            return [names[h]!, `${key + 1} (${weight})`, String(measured), told.most];
          }),
        ),
      ],
      figures: [figure(shown, describeFigure(shown, language))],
      conclusion: paragraph(say(`demo-multi-head-conclusion${one}`, told)),
      tryWith: [
        { label: 'heads = 1', parameters: { heads: '1' } },
        { label: 'n = 12, heads = 8', parameters: { n: '12', heads: '8', dModel: '16' } },
        { label: 'dModel = 64', parameters: { dModel: '64' } },
      ],
      python: [
        'import torch',
        `x, (wq, wk, wv, wo) = torch.randn(${n}, ${dModel}), torch.randn(4, ${dModel}, ${dModel}) / ${dModel} ** 0.5`,
        `split = lambda t: t.view(${n}, ${heads}, ${width}).transpose(0, 1)      # [heads, n, d_k]`,
        'q, k, v = split(x @ wq), split(x @ wk), split(x @ wv)',
        `weights = (q @ k.transpose(1, 2) / ${width} ** 0.5).softmax(-1)`,
        `output = (weights @ v).transpose(0, 1).reshape(${n}, ${dModel}) @ wo`,
      ].join('\n'),
    };
  },
});
