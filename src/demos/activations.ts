/** ReLU, GELU and SiLU side by side, and the share of ReLU units that are off. */
import { gelu, geluTanh, relu, silu } from '#compute/activations.ts';
import { mean } from '#compute/statistics.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { defineDemo } from './demo.ts';
import { fixed, percent, significant, whole } from './format.ts';
import { integer, number } from './parameters.ts';

const UNITS = 10_000;
const STEP = 0.25;

export const activations = defineDemo({
  name: 'activations',
  title: { en: 'Activations of the feed-forward layer', zh: '前馈层的激活函数' },
  questions: ['ffn-activation', 'swiglu'],
  parameters: { range: number(4, 0.5, 20), dModel: integer(512, 1, 16_384) },
  run: ({ range, dModel }, random) => {
    const count = Math.round((2 * range) / STEP);
    const x = Array.from({ length: count + 1 }, (_, i) => -range + (2 * range * i) / count);
    const inputs = random.normals(UNITS).data;
    return {
      inputs: { x, preActivations: [...inputs] },
      values: {
        relu: x.map(relu),
        gelu: x.map(gelu),
        geluTanh: x.map(geluTanh),
        silu: x.map(silu),
        // Of units whose input is N(0, 1): how many give exactly 0.
        deadShare: mean(inputs.map((value) => (relu(value) === 0 ? 1 : 0))),
        // Two matrices and two biases, d_ff = 4 d_model; the gated form has three matrices of 2/3 the width.
        ffnParameters: 8 * dModel ** 2 + 5 * dModel,
      },
    };
  },
  present: ({ inputs: { x }, values }, { language, say, parameters: { dModel } }) => {
    const spec: FigureSpec = {
      kind: 'lines',
      title: say('demo-activations-figure'),
      x: { label: 'x' },
      y: { label: 'f(x)' },
      series: [
        { name: 'ReLU', x, y: values.relu },
        { name: 'GELU', x, y: values.gelu },
        { name: 'SiLU', x, y: values.silu },
      ],
    };
    const apart = Math.max(...values.gelu.map((value, i) => Math.abs(value - values.geluTanh[i]!)));
    const lowest = Math.min(...values.gelu);
    const told = {
      dead: percent(values.deadShare),
      apart: significant(apart, 2),
      lowest: fixed(lowest, 3),
      parameters: whole(values.ffnParameters),
      dModel: String(dModel),
    };
    const at = [-2, -1, 0, 1, 2];
    return {
      look: paragraph(say('demo-activations-look')),
      numbers: [
        table(
          ['x', 'ReLU', 'GELU', 'GELU (tanh)', 'SiLU'],
          at.map((value) => [
            fixed(value, 0),
            ...[relu, gelu, geluTanh, silu].map((f) => fixed(f(value), 4)),
          ]),
          ['right', 'right', 'right', 'right', 'right'],
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(say('demo-activations-conclusion', told)),
      tryWith: [
        { label: 'range = 10', parameters: { range: '10' } },
        { label: 'dModel = 1024', parameters: { dModel: '1024' } },
      ],
      python: [
        'import torch',
        'x = torch.linspace(-4, 4, 33, dtype=torch.float64)',
        'f = torch.nn.functional',
        "print(torch.relu(x), f.gelu(x), f.gelu(x, approximate='tanh'), f.silu(x))",
      ].join('\n'),
    };
  },
});
