/** Cross-attention: queries from the target, keys and values from every row of the encoder's output, anew in each layer. */
import { attention } from '#compute/attention.ts';
import { matmul, maxDifference } from '#compute/linear.ts';
import { stack, takeRows, unstack } from '#compute/shapes.ts';
import type { Tensor } from '#compute/tensor.ts';
import { drawMatrix } from '#compute/weights.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { defineDemo } from './demo.ts';
import { significant } from './format.ts';
import { firstPanels, numbered, panel } from './panels.ts';
import { integer } from './parameters.ts';

export const crossAttention = defineDemo({
  name: 'cross-attention',
  title: { en: 'Cross-attention', zh: '交叉注意力' },
  questions: ['encoder-decoder-interaction', 'cross-attention-kv-source'],
  parameters: {
    m: integer(3, 1, 32),
    n: integer(5, 1, 32),
    dModel: integer(8, 1, 128),
    layers: integer(2, 1, 8),
  },
  run: ({ m, n, dModel, layers }, random) => {
    const y = random.normals(m, dModel);
    const memory = random.normals(n, dModel);
    const weights = Array.from({ length: layers }, () => ({
      wq: drawMatrix(random, dModel, dModel),
      wk: drawMatrix(random, dModel, dModel),
      wv: drawMatrix(random, dModel, dModel),
    }));
    const first = weights[0]!;
    const look = (source: Tensor, { wq, wk, wv } = first) =>
      attention(matmul(y, wq), matmul(source, wk), matmul(source, wv));
    const each = weights.map((projections) => look(memory, projections));
    const keys = weights.map(({ wk }) => matmul(memory, wk));
    const backwards = takeRows(
      memory,
      numbered(n).map((_, i) => n - 1 - i),
    );
    const difference = (source: Tensor) => maxDifference(look(source).output, each[0]!.output);
    return {
      inputs: { y, memory, weights },
      values: {
        weights: each[0]!.weights,
        output: each[0]!.output,
        perLayerWeights: stack(each.map((layer) => layer.weights)),
        perLayerKeys: {
          // Between the keys of any two layers, of the same memory; null where there is one layer.
          maxDifference:
            layers === 1
              ? null
              : Math.max(
                  ...keys.flatMap((a, i) => keys.slice(0, i).map((b) => maxDifference(a, b))),
                ),
        },
        // How much the output of the first layer moves …
        reorderedDifference: difference(backwards),
        // … and null where there is no other source token.
        droppedDifference:
          n === 1
            ? null
            : difference(
                takeRows(
                  memory,
                  numbered(n - 1).map((_, i) => i),
                ),
              ),
      },
    };
  },
  present: ({ values }, { language, say, parameters: { m, n, dModel, layers } }) => {
    const spec: FigureSpec = {
      kind: 'heatmap',
      rowLabel: say('demo-cross-attention-target'),
      columnLabel: say('demo-cross-attention-source'),
      ...firstPanels(
        say('demo-cross-attention-figure', { m: String(m), n: String(n) }),
        unstack(values.perLayerWeights).map((weights, i) =>
          panel(say('demo-cross-attention-layer', { number: String(i + 1) }), weights),
        ),
        say,
      ),
    };
    const shown = (value: number | null) => (value === null ? '–' : significant(value, 2));
    const told = {
      m: String(m),
      n: String(n),
      layers: String(layers),
      keys: shown(values.perLayerKeys.maxDifference),
      reordered: shown(values.reorderedDifference),
      dropped: shown(values.droppedDifference),
    };
    return {
      look: paragraph(say('demo-cross-attention-look', told)),
      numbers: [
        table(
          [say('demo-cross-attention-change'), say('demo-cross-attention-difference')],
          [
            [say('demo-cross-attention-reordered'), told.reordered],
            [say('demo-cross-attention-dropped'), told.dropped],
            [say('demo-cross-attention-keys'), told.keys],
          ],
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(
        say(
          n === 1 ? 'demo-cross-attention-conclusion-one' : 'demo-cross-attention-conclusion',
          told,
        ),
      ),
      tryWith: [
        { label: 'm = 6, n = 4', parameters: { m: '6', n: '4' } },
        { label: 'layers = 6', parameters: { layers: '6' } },
        { label: 'dModel = 64', parameters: { dModel: '64' } },
      ],
      python: [
        'import torch',
        `y, memory = torch.randn(${m}, ${dModel}), torch.randn(${n}, ${dModel})       # target, encoder output`,
        `for layer in range(${layers}):`,
        `    wq, wk, wv = torch.randn(3, ${dModel}, ${dModel}) / ${dModel} ** 0.5         # every layer has its own`,
        `    weights = (y @ wq @ (memory @ wk).T / ${dModel} ** 0.5).softmax(-1)   # [${m}, ${n}]`,
        '    output = weights @ (memory @ wv)',
      ].join('\n'),
    };
  },
});
