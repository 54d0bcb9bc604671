/** BERT's masking of the person's own text, its shares over many tokens, and why hiding scores would not do. */
import { attention, type Mask } from '#compute/attention.ts';
import { map, maxDifference } from '#compute/linear.ts';
import { type MaskingAction, pickAction } from '#compute/masking.ts';
import type { Random } from '#compute/random.ts';
import { row, type Tensor, tensor } from '#compute/tensor.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { defineDemo } from './demo.ts';
import { percent, significant } from './format.ts';
import { number, text } from './parameters.ts';

const MANY = 1_000_000;
/** The small attention whose leak is measured: tokens, width, the token that is to be predicted. */
const LEAK = { tokens: 6, width: 8, at: 2 } as const;

export const bertMask = defineDemo({
  name: 'bert-mask',
  title: { en: 'BERT’s masking', zh: 'BERT 的掩码' },
  questions: ['bert-mask-vs-attention-mask', 'mlm-objective'],
  parameters: {
    text: text(
      'she put the kettle on and waited for the water to boil before she made the tea',
      600,
    ),
    share: number(0.15, 0.01, 0.9),
  },
  run: ({ text: typed, share }, random) => {
    const tokens = tokensOf(typed);
    const picked: { position: number; token: string; action: MaskingAction; shown: string }[] = [];
    tokens.forEach((token, position) => {
      if (random.uniform() >= share) return;
      const action = pickAction(random);
      const shown =
        action === 'mask'
          ? '[MASK]'
          : action === 'random'
            ? tokens[random.integer(0, tokens.length - 1)]!
            : token;
      picked.push({ position, token, action, shown });
    });
    const x = random.normals(LEAK.tokens, LEAK.width);
    const changed = tensor(x.shape, x.data.slice());
    row(changed, LEAK.at).set(random.normals(LEAK.width).data);
    return {
      inputs: { tokens, x, changed },
      values: {
        picked,
        shares: sharesOf(share, random),
        leak: {
          // The diagonal hidden, so that no token sees itself: one layer, then two.
          oneLayerChange: leakOf(x, changed, 1),
          twoLayerChange: leakOf(x, changed, 2),
        },
      },
    };
  },
  present: ({ inputs: { tokens }, values }, { language, say, parameters: { share } }) => {
    const { picked, shares, leak } = values;
    const at = new Map(picked.map((pick) => [pick.position, pick]));
    const spec: FigureSpec = {
      kind: 'tokens',
      title: say('demo-bert-mask-figure'),
      rows: [
        {
          label: '',
          tokens: tokens.map((token, position) => {
            const pick = at.get(position);
            return pick
              ? { text: pick.shown, tone: 'strong' as const, note: token }
              : { text: token };
          }),
        },
      ],
    };
    const told = {
      tokens: String(tokens.length),
      picked: String(picked.length),
      share: percent(share, 0),
      mask: percent(shares.mask, 2),
      random: percent(shares.random, 2),
      keep: percent(shares.keep, 2),
      one: significant(leak.oneLayerChange),
      two: significant(leak.twoLayerChange),
    };
    return {
      look: paragraph(say('demo-bert-mask-look', told)),
      numbers: [
        table(
          [
            say('demo-bert-mask-million'),
            say('demo-bert-mask-measured'),
            say('demo-bert-mask-expected'),
          ],
          [
            ['[MASK]', told.mask, percent(0.8 * share, 2)],
            [say('demo-bert-mask-random'), told.random, percent(0.1 * share, 2)],
            [say('demo-bert-mask-keep'), told.keep, percent(0.1 * share, 2)],
          ],
        ),
        paragraph(say('demo-bert-mask-leak', told)),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(say('demo-bert-mask-conclusion', told)),
      tryWith: [
        { label: say('demo-bert-mask-half'), parameters: { share: '0.5' } },
        {
          label: say('demo-bert-mask-chinese'),
          parameters: { text: '我爱自然语言处理，因为语言很有意思' },
        },
      ],
      python: [
        'import torch',
        `picked = torch.rand(1_000_000) < ${share}`,
        'draw = torch.rand(1_000_000)',
        'for low, high in ((0, .8), (.8, .9), (.9, 1)):   # [MASK], random, unchanged',
        '    print((picked & (draw >= low) & (draw < high)).float().mean())',
      ].join('\n'),
    };
  },
});

/** Words, numbers and single Chinese characters, as BERT cuts Chinese. */
const tokensOf = (typed: string): string[] =>
  typed.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu) ?? [typed];

/** What becomes of 10⁶ tokens, as shares of all of them. */
function sharesOf(share: number, random: Random): Record<MaskingAction, number> {
  const counts: Record<MaskingAction, number> = { mask: 0, random: 0, keep: 0 };
  for (let i = 0; i < MANY; i++) if (random.uniform() < share) counts[pickAction(random)]++;
  return { mask: counts.mask / MANY, random: counts.random / MANY, keep: counts.keep / MANY };
}

/** The largest change of the output at the hidden token when only that token changes; residual connections left out. */
function leakOf(x: Tensor, changed: Tensor, layers: number): number {
  const n = x.shape[0]!;
  const notSelf: Mask = map(tensor([n, n], new Float64Array(n * n)), (_, i) =>
    Math.floor(i / n) === i % n ? 0 : 1,
  );
  // The query of the token stays that of the original: what is measured comes through other tokens alone.
  const run = (input: Tensor): Tensor => {
    let state = input;
    for (let layer = 0; layer < layers; layer++) {
      const query = layer === 0 ? x : state;
      state = attention(query, state, state, notSelf).output;
    }
    return state;
  };
  const width = x.shape[1]!;
  const at = (t: Tensor) => tensor([1, width], row(t, LEAK.at).slice());
  return maxDifference(at(run(x)), at(run(changed)));
}
