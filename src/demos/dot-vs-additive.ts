/** Dot-product and additive scores beside each other: how they spread with d_k, and what they cost. */
import { additiveScores } from '#compute/additive.ts';
import { additiveBytes, additiveMacs, dotBytes, scoreMacs } from '#compute/costs.ts';
import { matmul, norm, scale, transpose } from '#compute/linear.ts';
import type { Random } from '#compute/random.ts';
import { variance } from '#compute/statistics.ts';
import type { Tensor } from '#compute/tensor.ts';
import { drawMatrix } from '#compute/weights.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { UserError } from '#locales/user-error.ts';
import { defineDemo } from './demo.ts';
import { bytes, significant, whole } from './format.ts';
import { integer, integers } from './parameters.ts';

/** Queries and keys drawn to measure the spread: 64² scores; the costs are counted for n. */
const MEASURED = 64;
const MAX_DK = 512;
/** All widths together: two matrices d_k × d_k are drawn for each. */
const MAX_TOTAL = 640;

export const dotVsAdditive = defineDemo({
  name: 'dot-vs-additive',
  title: { en: 'Dot-product and additive attention', zh: '点积注意力与加性注意力' },
  questions: ['dot-vs-additive'],
  parameters: {
    dk: integers([8, 64, 512], 1, MAX_DK, 4),
    n: integer(64, 2, 8192),
    heads: integer(8, 1, 128),
  },
  check: ({ dk }) => {
    const total = dk.reduce((sum, width) => sum + width, 0);
    if (total > MAX_TOTAL) {
      throw new UserError('demo-dot-vs-additive-too-wide', {
        total: String(total),
        max: String(MAX_TOTAL),
      });
    }
  },
  run: ({ dk, n, heads }, random) => {
    const count = Math.min(n, MEASURED);
    const drawn = dk.map((width) => ({
      dk: width,
      q: random.normals(count, width),
      k: random.normals(count, width),
      w1: drawMatrix(random, width, width),
      w2: drawMatrix(random, width, width),
      v: unitVector(random, width),
    }));
    const std = (values: Float64Array) => Math.sqrt(variance(values));
    return {
      inputs: { drawn },
      values: {
        rows: drawn.map(({ dk: width, q, k, w1, w2, v }) => {
          const dotStd = std(matmul(q, transpose(k)).data);
          return {
            dk: width,
            dotStd,
            scaledDotStd: dotStd / Math.sqrt(width),
            additiveStd: std(additiveScores(q, k, { w1, w2, v }).data),
            dotMacs: scoreMacs(n, heads, width),
            additiveMacs: additiveMacs(n, heads, width),
            dotBytes: dotBytes(n, heads),
            additiveBytes: additiveBytes(n, heads, width),
          };
        }),
      },
    };
  },
  present: ({ values: { rows } }, { language, say, parameters: { n, heads } }) => {
    const sorted = rows.toSorted((a, b) => a.dk - b.dk);
    const series = (name: string, of: (r: (typeof rows)[number]) => number) => ({
      name,
      x: sorted.map((r) => r.dk),
      y: sorted.map(of),
    });
    const spec: FigureSpec = {
      kind: 'lines',
      title: say('demo-dot-vs-additive-figure'),
      x: { label: 'd_k', scale: 'log' },
      y: { label: say('demo-dot-vs-additive-std'), scale: 'log' },
      series: [
        series(say('demo-dot-vs-additive-dot'), (r) => r.dotStd),
        series(say('demo-dot-vs-additive-scaled'), (r) => r.scaledDotStd),
        series(say('demo-dot-vs-additive-additive'), (r) => r.additiveStd),
      ],
    };
    const last = sorted.at(-1)!;
    const told = {
      n: whole(n),
      heads: String(heads),
      dk: String(last.dk),
      dot: significant(last.dotStd),
      scaled: significant(last.scaledDotStd),
      additive: significant(last.additiveStd),
      dotBytes: bytes(last.dotBytes),
      additiveBytes: bytes(last.additiveBytes),
    };
    return {
      look: paragraph(say('demo-dot-vs-additive-look')),
      numbers: [
        table(
          [
            'd_k',
            say('demo-dot-vs-additive-dot'),
            say('demo-dot-vs-additive-scaled'),
            say('demo-dot-vs-additive-additive'),
          ],
          rows.map((r) => [
            String(r.dk),
            significant(r.dotStd),
            significant(r.scaledDotStd),
            significant(r.additiveStd),
          ]),
        ),
        paragraph(say('demo-dot-vs-additive-costs', told)),
        table(
          [
            'd_k',
            say('demo-dot-vs-additive-macs-dot'),
            say('demo-dot-vs-additive-macs-additive'),
            say('demo-dot-vs-additive-bytes-dot'),
            say('demo-dot-vs-additive-bytes-additive'),
          ],
          rows.map((r) => [
            String(r.dk),
            significant(r.dotMacs),
            significant(r.additiveMacs),
            bytes(r.dotBytes),
            bytes(r.additiveBytes),
          ]),
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(say('demo-dot-vs-additive-conclusion', told)),
      tryWith: [
        { label: 'n = 512, d_k = 64', parameters: { n: '512', dk: '16,64' } },
        { label: 'd_k = 16, 128, 256', parameters: { dk: '16,128,256' } },
        { label: 'heads = 1', parameters: { heads: '1' } },
      ],
      python: [
        'import torch',
        `for d in [${rows.map((r) => r.dk).join(', ')}]:`,
        `    q, k, (w1, w2), v = torch.randn(64, d), torch.randn(64, d), torch.randn(2, d, d) / d ** 0.5, torch.nn.functional.normalize(torch.randn(d), dim=0)`,
        '    dot = q @ k.T',
        '    additive = torch.tanh((q @ w1)[:, None] + (k @ w2)[None]) @ v    # [n, n, d] stands in memory',
        '    print(d, dot.std(), (dot / d ** 0.5).std(), additive.std())',
      ].join('\n'),
    };
  },
});

/** A random direction: of length 1 for every width, so that only the scores' spread depends on d_k. */
function unitVector(random: Random, width: number): Tensor {
  const drawn = random.normals(width);
  return scale(drawn, 1 / norm(drawn.data));
}
