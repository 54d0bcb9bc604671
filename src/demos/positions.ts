/** Puts other position encodings side by side: the biases of ALiBi, the rotations of RoPE, the buckets of T5, and what each learns. */
import { alibiBias, alibiSlopes } from '#compute/alibi.ts';
import { dot } from '#compute/linear.ts';
import { rotary, rotaryScore } from '#compute/rope.ts';
import { t5Buckets } from '#compute/t5-buckets.ts';
import { row, type Tensor, tensor } from '#compute/tensor.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { UserError } from '#locales/user-error.ts';
import { defineDemo } from './demo.ts';
import { fixed, significant, whole } from './format.ts';
import { firstPanels, panel } from './panels.ts';
import { integer } from './parameters.ts';

/** Where the key of the pair of equal offset is placed. */
const STARTS = [0, 5, 100, 1000];
/** Keys this far before their query, where the text allows. */
const OFFSET = 3;
/** Clip of Shaw's base model, buckets of T5. */
const RPR_CLIP = 16;
const T5_BUCKETS = 32;
/** Larger biases and tables are nothing to read. */
const MAX_BIASES = 65_536;

export const positions = defineDemo({
  name: 'positions',
  title: { en: 'Other position encodings', zh: '其他位置编码' },
  questions: ['other-positional-encodings', 'rope', 'alibi'],
  parameters: { n: integer(8, 2, 64), dModel: integer(16, 2, 512), heads: integer(8, 1, 64) },
  check: ({ n, dModel, heads }) => {
    if (dModel % 2 !== 0) throw new UserError('demo-positions-odd', { dModel: String(dModel) });
    if (heads * n * n > MAX_BIASES) {
      throw new UserError('demo-positions-large', {
        n: String(n),
        most: String(Math.floor(MAX_BIASES / (n * n))),
        heads: String(heads),
      });
    }
  },
  run: ({ n, dModel, heads }, random) => {
    // One head as wide as the model, so that RoPE has more than a pair to turn.
    const q = random.normals(n, dModel);
    const k = random.normals(n, dModel);
    const slopes = alibiSlopes(heads);
    const offset = Math.min(OFFSET, n - 1);
    // The query stands at m + offset, the key at m.
    const scores = STARTS.map((m) => rotaryScore(row(q, 0), m + offset, row(k, 0), m));
    return {
      inputs: { q, k },
      values: {
        alibi: { slopes, bias: alibiBias(slopes, n) },
        rope: {
          rotatedQ: rotary(q),
          rotatedK: rotary(k),
          offset,
          starts: STARTS,
          // The first query and the first key at each start, `offset` apart …
          scores,
          // … their largest difference, …
          sameOffsetDifference: Math.max(...scores) - Math.min(...scores),
          // … the same two the other way round, and without any rotation.
          opposite: rotaryScore(row(q, 0), 0, row(k, 0), offset),
          unrotated: dot(row(q, 0), row(k, 0)),
        },
        t5Buckets: t5Buckets(n, { buckets: T5_BUCKETS }),
        // What the whole model adds, but RPR per layer, with a vector of every head for keys and values.
        learnedParameters: {
          sinusoidal: 0,
          learned: n * dModel,
          rpr: 2 * (2 * RPR_CLIP + 1) * dModel,
          t5: T5_BUCKETS * heads,
          rope: 0,
          alibi: 0,
        },
      },
    };
  },
  present: ({ values }, { language, say, parameters: { n, dModel, heads } }) => {
    const { alibi, rope, learnedParameters: learned } = values;
    const counted = Array.from({ length: n }, (_, i) => String(i));
    const axes = { rowLabel: say('demo-positions-query'), columnLabel: say('demo-positions-key') };
    const biases: FigureSpec = {
      kind: 'heatmap',
      ...axes,
      ...firstPanels(
        say('demo-positions-alibi-figure'),
        alibi.slopes.map((slope, head) =>
          panel(`m = ${significant(slope)}`, headOf(alibi.bias, head), counted, counted),
        ),
        say,
      ),
    };
    const buckets: FigureSpec = {
      kind: 'heatmap',
      title: say('demo-positions-t5-figure'),
      ...axes,
      digits: 0,
      panels: [panel('', values.t5Buckets, counted, counted)],
    };
    const spec: FigureSpec = {
      kind: 'bars',
      title: say('demo-positions-rope-figure'),
      y: { label: say('demo-positions-score') },
      categories: [
        ...rope.starts.map((m) => `${m + rope.offset}, ${m}`),
        `0, ${rope.offset}`,
        say('demo-positions-unrotated'),
      ],
      series: [
        {
          name: 'RoPE',
          values: [...rope.scores, rope.opposite, rope.unrotated],
        },
      ],
    };
    const told = {
      n: String(n),
      heads: String(heads),
      first: significant(alibi.slopes[0]!),
      ratio: fixed(Math.exp(-alibi.slopes[0]!), 4),
      offset: String(rope.offset),
      score: fixed(rope.scores[0]!),
      opposite: fixed(rope.opposite),
      difference: significant(rope.sameOffsetDifference, 2),
      used: String(new Set(values.t5Buckets.data).size),
      buckets: String(T5_BUCKETS),
    };
    const line = (name: string, where: string, count: number): string[] => [
      name,
      where,
      whole(count),
    ];
    return {
      look: paragraph(say('demo-positions-look', told)),
      numbers: [
        table(
          [
            say('demo-positions-method'),
            say('demo-positions-where'),
            say('demo-positions-learned', told),
          ],
          [
            line(say('demo-positions-sinusoidal'), say('demo-positions-input'), learned.sinusoidal),
            line(say('demo-positions-table'), say('demo-positions-input'), learned.learned),
            line(say('demo-positions-rpr'), say('demo-positions-keys'), learned.rpr),
            line(say('demo-positions-t5'), say('demo-positions-scores'), learned.t5),
            line('RoPE', say('demo-positions-rotation'), learned.rope),
            line('ALiBi', say('demo-positions-scores'), learned.alibi),
          ],
          ['left', 'left', 'right'],
        ),
        paragraph(
          say('demo-positions-slopes', {
            heads: String(heads),
            slopes: alibi.slopes.map((slope) => significant(slope)).join(', '),
          }),
        ),
      ],
      figures: [biases, spec, buckets].map((each) => figure(each, describeFigure(each, language))),
      conclusion: paragraph(say('demo-positions-conclusion', told)),
      tryWith: [
        { label: 'heads = 12', parameters: { heads: '12' } },
        { label: 'n = 32, heads = 4', parameters: { n: '32', heads: '4' } },
        { label: 'dModel = 64', parameters: { dModel: '64' } },
      ],
      python: [
        'import numpy as np',
        `n, d = ${n}, ${dModel}`,
        `slopes = np.array([${alibi.slopes.join(', ')}])`,
        'distance = np.arange(n)[None, :] - np.arange(n)[:, None]          # j − i',
        'bias = np.where(distance > 0, -np.inf, slopes[:, None, None] * distance)',
        'q, k = np.random.normal(size=(2, d))',
        'def rope(x, m):',
        '    z = (x[::2] + 1j * x[1::2]) * np.exp(1j * m * 10000.0 ** (-np.arange(0, d, 2) / d))',
        '    return np.stack([z.real, z.imag], -1).reshape(-1)',
        `print([rope(q, m + ${rope.offset}) @ rope(k, m) for m in (${rope.starts.join(', ')})])`,
      ].join('\n'),
    };
  },
});

/** One head of `[H, N, N]`: `[N, N]`. */
const headOf = ({ shape, data }: Tensor, head: number): Tensor => {
  const [, n] = shape as [number, number, number];
  return tensor([n, n], data.subarray(head * n * n, (head + 1) * n * n));
};
