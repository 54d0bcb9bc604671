/** Counts what the heads of one attention layer cost when each gets d_model / h dimensions, and when each keeps all of them. */
import { attentionParameters, scoreMacs } from '#compute/costs.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { counted } from '#locales/words.ts';
import { requireHeadsDivide } from './checks.ts';
import { defineDemo } from './demo.ts';
import { whole } from './format.ts';
import { integer, integers } from './parameters.ts';

const MAX_HEADS = 256;

export const headCost = defineDemo({
  name: 'head-cost',
  title: { en: 'What more heads cost', zh: '增加头数的开销' },
  questions: ['head-dim-reduction'],
  exact: true,
  parameters: {
    dModel: integer(512, 1, 16_384),
    heads: integers([1, 2, 4, 8, 16, 32], 1, MAX_HEADS, 8),
    n: integer(512, 1, 131_072),
  },
  check: ({ dModel, heads }) => {
    for (const h of heads) requireHeadsDivide(dModel, h, MAX_HEADS);
  },
  run: ({ dModel, heads, n }) => ({
    inputs: {},
    values: {
      rows: heads.map((h) => ({
        heads: h,
        headDim: dModel / h,
        parameters: attentionParameters(dModel, h, dModel / h),
        scoreMacs: scoreMacs(n, h, dModel / h),
        parametersIfFullWidth: attentionParameters(dModel, h, dModel),
        scoreMacsIfFullWidth: scoreMacs(n, h, dModel),
      })),
    },
  }),
  present: ({ values: { rows } }, { language, say, parameters: { dModel, n } }) => {
    const sorted = rows.toSorted((a, b) => a.heads - b.heads);
    const spec: FigureSpec = {
      kind: 'lines',
      title: say('demo-head-cost-figure', { dModel: String(dModel) }),
      x: { label: say('demo-head-cost-heads'), scale: 'log' },
      y: { label: say('demo-head-cost-parameters'), scale: 'log' },
      series: [
        {
          name: say('demo-head-cost-full'),
          x: sorted.map((r) => r.heads),
          y: sorted.map((r) => r.parametersIfFullWidth),
        },
        {
          name: say('demo-head-cost-split'),
          x: sorted.map((r) => r.heads),
          y: sorted.map((r) => r.parameters),
        },
      ],
    };
    const last = sorted.at(-1)!;
    const told = {
      dModel: String(dModel),
      n: whole(n),
      parameters: whole(last.parameters),
      macs: whole(last.scoreMacs),
      heads: counted(last.heads),
      full: whole(last.parametersIfFullWidth),
    };
    return {
      look: paragraph(say('demo-head-cost-look', told)),
      numbers: [
        table(
          [
            say('demo-head-cost-heads'),
            say('demo-head-cost-width'),
            say('demo-head-cost-parameters'),
            say('demo-head-cost-parameters-full'),
            say('demo-head-cost-macs', told),
          ],
          rows.map((r) => [
            String(r.heads),
            String(r.headDim),
            whole(r.parameters),
            whole(r.parametersIfFullWidth),
            whole(r.scoreMacs),
          ]),
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(say('demo-head-cost-conclusion', told)),
      tryWith: [
        { label: 'dModel = 768, heads = 12', parameters: { dModel: '768', heads: '1,4,12' } },
        { label: 'n = 4096', parameters: { n: '4096' } },
        { label: 'dModel = 4096', parameters: { dModel: '4096', heads: '8,16,32,64' } },
      ],
      python: [
        `d, n = ${dModel}, ${n}`,
        `for h in [${rows.map((r) => r.heads).join(', ')}]:`,
        '    width = d // h                       # W_Q, W_K, W_V: [d, h * width], W_O: [h * width, d]',
        '    print(h, width, 4 * d * h * width, 4 * d * h * d, h * n * n * width)',
      ].join('\n'),
    };
  },
});
