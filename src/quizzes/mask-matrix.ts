/** Which matrix is the mask that was asked for: the options are pictures. */
import type { Mask } from '#compute/attention.ts';
import { transpose } from '#compute/linear.ts';
import { both, causalMask, paddingMask } from '#compute/masks.ts';
import { oneOf } from './draw.ts';
import { defineTemplate } from './template.ts';

const KINDS = ['causal', 'padding', 'both'] as const;

const rowsOf = ({ shape: [n = 0], data }: Mask): number[][] =>
  Array.from({ length: n }, (_, i) => [...data.subarray(i * n, (i + 1) * n)]);

export const maskMatrix = defineTemplate({
  name: 'mask-matrix',
  questions: ['decoder-self-attention-mask', 'padding-mask', 'bert-mask-vs-attention-mask'],
  draw: (random) => {
    const n = random.integer(4, 5);
    const length = random.integer(2, n - 1);
    const kind = oneOf(KINDS, random);
    const masks = {
      causal: causalMask(n),
      padding: paddingMask(n, length),
      both: both(causalMask(n), paddingMask(n, length)),
    };
    const others = [
      ...KINDS.filter((other) => other !== kind).map((other) => ({
        id: other,
        value: masks[other],
      })),
      { id: 'turned-causal', value: transpose(masks.causal) },
      { id: 'turned-padding', value: transpose(masks.padding) },
    ];
    return {
      parameters: { n, length, kind },
      right: [{ id: kind, value: masks[kind] }],
      wrong: others,
    };
  },
  show: (mask) =>
    `\`${rowsOf(mask)
      .map((row) => row.join(''))
      .join(' ')}\``,
  words: ({ n, length, kind }, _right, say) => ({
    n: String(n),
    length: String(length),
    kind: say(`quiz-mask-matrix-kind-${kind}`, { n: String(n), length: String(length) }),
  }),
  picture: (mask, { n }, say) => ({
    kind: 'heatmap',
    title: '',
    rowLabel: 'query',
    columnLabel: 'key',
    colours: 'binary',
    legend: [say('quiz-mask-matrix-hidden'), say('quiz-mask-matrix-visible')],
    digits: 0,
    panels: [
      {
        title: '',
        rows: Array.from({ length: n }, (_, i) => String(i + 1)),
        columns: Array.from({ length: n }, (_, i) => String(i + 1)),
        values: rowsOf(mask),
      },
    ],
  }),
});
