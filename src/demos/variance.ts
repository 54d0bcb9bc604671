/** Draws vectors and shows that the variance of their dot product is d_k, and 1 after the scaling. */
import { add, matmul, transpose } from '#compute/linear.ts';
import { variance as varianceOf } from '#compute/statistics.ts';
import { type Tensor, tensor, zeros } from '#compute/tensor.ts';
import { figure, paragraph, table, tex } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { UserError } from '#locales/user-error.ts';
import { defineDemo } from './demo.ts';
import { fixed, significant } from './format.ts';
import { integer } from './parameters.ts';

/** Multiplications of aᵀb at most, n²·d_k: enough for d_k = 512 with 1000 vectors, about half a second. */
const MAX_PRODUCTS = 520_000_000;
/** Vectors a point of the curve is made of: 200² dot products. */
const CURVE_VECTORS = 200;
const WIDTHS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

export const variance = defineDemo({
  name: 'variance',
  title: { en: 'Variance of the dot product', zh: '点积的方差' },
  questions: ['scale-sqrt-dk'],
  parameters: { n: integer(1000, 2, 2000), dk: integer(3, 1, 4096) },
  check: ({ n, dk }) => {
    if (n * n * dk > MAX_PRODUCTS) {
      throw new UserError('demo-variance-too-large', {
        n: String(n),
        dk: String(dk),
        most: String(Math.floor(Math.sqrt(MAX_PRODUCTS / dk))),
      });
    }
  },
  run: ({ n, dk }, random) => {
    const a = random.normals(dk, n);
    const b = random.normals(dk, n);
    const curveA = random.normals(WIDTHS.at(-1)!, CURVE_VECTORS);
    const curveB = random.normals(WIDTHS.at(-1)!, CURVE_VECTORS);
    const variance = varianceOf(matmul(transpose(a), b).data);
    const along = curve(curveA, curveB);
    return {
      inputs: { a, b, curveA, curveB },
      values: {
        variance,
        scaledVariance: variance / dk,
        expected: dk,
        curve: {
          dk: WIDTHS,
          variance: along,
          scaledVariance: along.map((value, i) => value / WIDTHS[i]!),
        },
      },
    };
  },
  present: ({ values }, { language, say, parameters: { n, dk } }) => {
    const { curve: drawn } = values;
    const spec: FigureSpec = {
      kind: 'lines',
      title: say('demo-variance-figure'),
      x: { label: 'd_k', scale: 'log' },
      y: { label: say('demo-variance-axis'), scale: 'log' },
      series: [
        { name: say('demo-variance-raw'), x: drawn.dk, y: drawn.variance },
        { name: say('demo-variance-scaled'), x: drawn.dk, y: drawn.scaledVariance },
      ],
      marks: [{ x: Math.min(dk, 512), label: `d_k = ${dk}` }],
    };
    const told = {
      n: String(n),
      dk: String(dk),
      variance: significant(values.variance),
      scaled: fixed(values.scaledVariance),
    };
    return {
      look: paragraph(say('demo-variance-look', told)),
      numbers: [
        table(
          ['', say('demo-variance-measured'), say('demo-variance-expected')],
          [
            [tex('\\operatorname{Var}(q \\cdot k)'), significant(values.variance, 4), String(dk)],
            [
              tex('\\operatorname{Var}(q \\cdot k / \\sqrt{d_k})'),
              significant(values.scaledVariance, 4),
              '1',
            ],
          ],
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(say('demo-variance-conclusion', told)),
      tryWith: [
        { label: 'd_k = 64', parameters: { dk: '64' } },
        { label: 'd_k = 512', parameters: { dk: '512', n: '400' } },
      ],
      python: [
        'import numpy as np',
        `a, b = np.random.normal(size=(2, ${dk}, ${n}))  # ${n} vectors each`,
        'qk = a.T @ b                                # every q with every k',
        `print(qk.var(), (qk / np.sqrt(${dk})).var())`,
      ].join('\n'),
    };
  },
});

/** The variance of aᵀb over the first d rows of `a` and `b`, for every d of `WIDTHS`: what each d adds, on top of the last. */
function curve(a: Tensor, b: Tensor): number[] {
  const n = a.shape[1]!;
  let products = zeros(n, n);
  return WIDTHS.map((to, i) => {
    const from = WIDTHS[i - 1] ?? 0;
    const part = ({ data }: Tensor) => tensor([to - from, n], data.subarray(from * n, to * n));
    products = add(products, matmul(transpose(part(a)), part(b)));
    return varianceOf(products.data);
  });
}
