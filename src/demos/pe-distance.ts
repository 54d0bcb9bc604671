/** Shows what two position encodings know of their distance, and what projections leave of it. */
import { dot, matmul, scale, transpose } from '#compute/linear.ts';
import { spearman } from '#compute/rank-correlation.ts';
import { firstRise, shiftEncoding } from '#compute/rotation.ts';
import { sinusoids } from '#compute/sinusoids.ts';
import { row, type Tensor, tensor } from '#compute/tensor.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { UserError } from '#locales/user-error.ts';
import { defineDemo } from './demo.ts';
import { fixed } from './format.ts';
import { integer } from './parameters.ts';

/** The first rise of the curve is searched among these offsets, whatever part of it is shown. */
const SEARCHED = 1000;
/** The offset a rotation is to look at, where the span allows. */
const LOOK_AT = 5;

export const peDistance = defineDemo({
  name: 'pe-distance',
  title: { en: 'What position encodings know of distance', zh: '位置编码知道多少距离信息' },
  questions: ['pe-relative-info'],
  parameters: { dModel: integer(128, 2, 512), span: integer(50, 2, 200) },
  check: ({ dModel }) => {
    if (dModel % 2 !== 0) throw new UserError('demo-pe-distance-odd', { dModel: String(dModel) });
  },
  run: ({ dModel, span }, random) => {
    // N(0, 1/d), as layers are initialised.
    const wq = scale(random.normals(dModel, dModel), dModel ** -0.5);
    const wk = scale(random.normals(dModel, dModel), dModel ** -0.5);
    // The query stands at position `span`, keys at 0 to 2·span: offsets −span to span.
    const keys = sinusoids(2 * span + 1, dModel);
    const query = rowOf(keys, span);
    const offset = Math.min(LOOK_AT, span);
    const plain = products(query, keys);
    const projected = products(matmul(matmul(query, wq), transpose(wk)), keys);
    // Here W_q W_kᵀ turns each pair by `offset`: a choice of weights, as training could find it.
    const rotated = { offset, curve: products(shiftEncoding(query, offset), keys) };
    const distances = Array.from({ length: span + 1 }, (_, k) => k);
    const trend = (curve: readonly number[]) => spearman(curve.slice(span), distances);
    return {
      inputs: { wq, wk },
      values: {
        // PE_t · PE_{t+k} for k from −span to span.
        plain,
        // (PE_t W_q) · (PE_{t+k} W_k).
        projected,
        rotated,
        // Rank correlation of curve and distance, k from 0 to span.
        spearman: { plain: trend(plain), projected: trend(projected) },
        firstRise: firstRise(dModel, SEARCHED),
      },
    };
  },
  present: ({ values }, { language, say, parameters: { dModel, span } }) => {
    const { plain, projected, rotated, firstRise: rise } = values;
    const offsets = plain.map((_, i) => i - span);
    const spec: FigureSpec = {
      kind: 'lines',
      title: say('demo-pe-distance-figure', { dModel: String(dModel) }),
      x: { label: say('demo-pe-distance-offset') },
      y: { label: say('demo-pe-distance-product') },
      series: [
        { name: say('demo-pe-distance-plain'), x: offsets, y: plain },
        { name: say('demo-pe-distance-projected'), x: offsets, y: projected },
        {
          name: say('demo-pe-distance-rotated', { offset: signed(rotated.offset) }),
          x: offsets,
          y: rotated.curve,
          style: 'dashed',
        },
      ],
    };
    const asymmetry = (curve: readonly number[]): number =>
      Math.max(...curve.map((value, i) => Math.abs(value - curve.at(-1 - i)!)));
    const peak = (curve: readonly number[]): string =>
      signed(offsets[curve.indexOf(Math.max(...curve))]!);
    const told = {
      dModel: String(dModel),
      span: String(span),
      plain: fixed(values.spearman.plain),
      projected: fixed(values.spearman.projected),
      offset: signed(rotated.offset),
      peak: peak(rotated.curve),
      rise: rise === null ? '–' : `${rise} → ${rise + 1}`,
      searched: String(SEARCHED),
    };
    const line = (name: string, curve: readonly number[], rho: string): string[] => [
      name,
      fixed(curve[span]!),
      peak(curve),
      fixed(asymmetry(curve)),
      rho,
    ];
    return {
      look: paragraph(say('demo-pe-distance-look', told)),
      numbers: [
        table(
          [
            '',
            say('demo-pe-distance-zero'),
            say('demo-pe-distance-peak'),
            say('demo-pe-distance-asymmetry'),
            say('demo-pe-distance-spearman'),
          ],
          [
            line(say('demo-pe-distance-plain'), plain, told.plain),
            line(say('demo-pe-distance-projected'), projected, told.projected),
            line(say('demo-pe-distance-rotated', told), rotated.curve, '–'),
          ],
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(
        say('demo-pe-distance-conclusion', {
          ...told,
          monotone: say(
            rise === null ? 'demo-pe-distance-falling' : 'demo-pe-distance-rising',
            told,
          ),
        }),
      ),
      tryWith: [
        { label: 'dModel = 64, span = 100', parameters: { dModel: '64', span: '100' } },
        { label: 'dModel = 512', parameters: { dModel: '512' } },
      ],
      python: [
        'import numpy as np',
        `d, span = ${dModel}, ${span}`,
        'angle = np.arange(2 * span + 1)[:, None] * 10000.0 ** (-2 * np.arange(d // 2) / d)',
        'pe = np.stack([np.sin(angle), np.cos(angle)], -1).reshape(-1, d)',
        'wq, wk = np.random.normal(size=(2, d, d)) / np.sqrt(d)',
        'print(pe[span] @ pe.T)                  # plain: symmetric around the middle',
        'print((pe[span] @ wq) @ (pe @ wk).T)    # projected: no trend left',
      ].join('\n'),
    };
  },
});

const rowOf = (matrix: Tensor, i: number): Tensor => tensor([1, matrix.shape[1]!], row(matrix, i));

/** The dot product of one row `[1, D]` with every row of `[N, D]`. */
const products = (query: Tensor, keys: Tensor): number[] =>
  Array.from({ length: keys.shape[0]! }, (_, i) => dot(query.data, row(keys, i)));

/** An offset with its sign: `+5`, `−3`, `0`. */
const signed = (offset: number): string => (offset > 0 ? '+' : '') + fixed(offset, 0);
