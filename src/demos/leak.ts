/** Changes one token and shows which outputs notice: with the causal mask none before it, without the mask all. */
import { type Encoder, encoder } from '#compute/encoder.ts';
import { encodeIncrementally } from '#compute/incremental.ts';
import { maxDifference } from '#compute/linear.ts';
import { causalMask } from '#compute/masks.ts';
import { row, type Tensor, tensor } from '#compute/tensor.ts';
import { drawEncoderLayer } from '#compute/weights.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { UserError } from '#locales/user-error.ts';
import { requireHeadsDivide } from './checks.ts';
import { defineDemo } from './demo.ts';
import { significant } from './format.ts';
import { integer } from './parameters.ts';

const MAX_HEADS = 16;
const LAYERS = 2;

export const leak = defineDemo({
  name: 'leak',
  title: { en: 'Does the future leak?', zh: '未来信息会泄漏吗' },
  questions: ['decoder-self-attention-mask', 'teacher-forcing-gap'],
  parameters: {
    n: integer(5, 2, 32),
    dModel: integer(8, 2, 64),
    heads: integer(2, 1, MAX_HEADS),
    // Counted from 0, as in code; the first position has none before it.
    at: integer(3, 1, 31),
  },
  check: ({ n, dModel, heads, at }) => {
    requireHeadsDivide(dModel, heads, MAX_HEADS);
    if (at >= n)
      throw new UserError('demo-leak-at', { n: String(n), last: String(n - 1), at: String(at) });
  },
  run: ({ n, dModel, heads, at }, random) => {
    const x = random.normals(n, dModel);
    const changed = tensor(x.shape, x.data.slice());
    row(changed, at).set(random.normals(dModel).data);
    const weights = {
      layers: Array.from({ length: LAYERS }, () => drawEncoderLayer(random, dModel, 4 * dModel)),
    };
    const output = (input: Tensor, masked: boolean): Encoder['output'] =>
      encoder(input, weights, { heads, mask: masked ? causalMask(n) : undefined }).output;
    const changeOf = (masked: boolean) => rowChanges(output(x, masked), output(changed, masked));
    const rowChange = { masked: changeOf(true), unmasked: changeOf(false) };
    const moved = (changes: readonly number[]) => changes.flatMap((c, i) => (c > 0 ? [i] : []));
    return {
      inputs: { x, changed, weights },
      values: {
        // The largest change of each output row; rows are counted from 0.
        rowChange,
        changedRows: { masked: moved(rowChange.masked), unmasked: moved(rowChange.unmasked) },
        maxEarlierChange: {
          masked: Math.max(...rowChange.masked.slice(0, at)),
          unmasked: Math.max(...rowChange.unmasked.slice(0, at)),
        },
        // Between all positions at once behind the mask, and one after the other with a cache.
        incrementalDifference: maxDifference(
          output(x, true),
          encodeIncrementally(x, weights, { heads }),
        ),
      },
    };
  },
  present: ({ values }, { language, say, parameters: { n, dModel, heads, at } }) => {
    const { rowChange, changedRows, maxEarlierChange } = values;
    const positions = rowChange.masked.map((_, i) => String(i));
    const spec: FigureSpec = {
      kind: 'bars',
      title: say('demo-leak-figure', { at: String(at) }),
      y: { label: say('demo-leak-change') },
      categories: positions,
      series: [
        { name: say('demo-leak-masked'), values: rowChange.masked },
        { name: say('demo-leak-unmasked'), values: rowChange.unmasked },
      ],
    };
    const told = {
      at: String(at),
      masked: changedRows.masked.join(', '),
      unmasked: changedRows.unmasked.join(', '),
      earlier: significant(maxEarlierChange.masked),
      earlierUnmasked: significant(maxEarlierChange.unmasked),
      difference: significant(values.incrementalDifference, 2),
    };
    return {
      look: paragraph(say('demo-leak-look', told)),
      numbers: [
        table(
          ['', say('demo-leak-masked'), say('demo-leak-unmasked')],
          [
            [say('demo-leak-rows'), told.masked, told.unmasked],
            [say('demo-leak-earlier', told), told.earlier, told.earlierUnmasked],
          ],
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(say('demo-leak-conclusion', told)),
      tryWith: [
        { label: 'at = 1', parameters: { at: '1' } },
        { label: 'n = 12, at = 8', parameters: { n: '12', at: '8' } },
        { label: 'dModel = 64, heads = 8', parameters: { dModel: '64', heads: '8' } },
      ],
      python: [
        'import torch',
        `layer = torch.nn.TransformerEncoderLayer(${dModel}, ${heads}, ${4 * dModel}, dropout=0.0, batch_first=True)`,
        `model, hidden = torch.nn.TransformerEncoder(layer, ${LAYERS}), torch.ones(${n}, ${n}).triu(1).bool()`,
        `x = torch.randn(1, ${n}, ${dModel})`,
        `y = x.clone(); y[0, ${at}] = torch.randn(${dModel})`,
        'for mask in (hidden, None):',
        '    print((model(x, mask=mask) - model(y, mask=mask)).abs().amax(-1))   # change of each row',
      ].join('\n'),
    };
  },
});

/** The largest difference in each row of two matrices of one shape. */
const rowChanges = (a: Tensor, b: Tensor): number[] =>
  Array.from({ length: a.shape[0]! }, (_, i) => {
    const other = row(b, i);
    return row(a, i).reduce((most, value, j) => Math.max(most, Math.abs(value - other[j]!)), 0);
  });
