/** Scaled dot-product attention on a person's own tokens or on numbered positions, with random vectors. */
import { attention as attend } from '#compute/attention.ts';
import { causalMask } from '#compute/masks.ts';
import { takeRows } from '#compute/shapes.ts';
import { entropy } from '#compute/softmax.ts';
import { row } from '#compute/tensor.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { UserError } from '#locales/user-error.ts';
import { defineDemo } from './demo.ts';
import { fixed } from './format.ts';
import { argmax, numbered, panel } from './panels.ts';
import { choice, integer, text } from './parameters.ts';

/** Tokens at most: a heatmap of 32 × 32 cells is still told apart on a phone. */
const MAX_TOKENS = 32;

export const attention = defineDemo({
  name: 'attention',
  title: { en: 'Scaled dot-product attention', zh: '缩放点积注意力' },
  questions: ['encoder-overview', 'multi-head'],
  parameters: {
    tokens: text('', 400),
    n: integer(4, 1, MAX_TOKENS),
    dk: integer(8, 1, 512),
    mask: choice('none', ['none', 'causal']),
  },
  check: ({ tokens }) => {
    const count = split(tokens).length;
    if (count > MAX_TOKENS) {
      throw new UserError('demo-attention-too-many', {
        count: String(count),
        max: String(MAX_TOKENS),
      });
    }
  },
  run: ({ tokens, n, dk, mask }, random) => {
    const words = tokens === '' ? numbered(n) : split(tokens);
    // A token has one vector wherever it stands: without position encodings attention cannot tell copies apart.
    const distinct = [...new Set(words)];
    const places = words.map((word) => distinct.indexOf(word));
    const [q, k, v] = ['q', 'k', 'v'].map(() =>
      takeRows(random.normals(distinct.length, dk), places),
    );
    const { scores, weights, output } = attend(
      q!,
      k!,
      v!,
      mask === 'causal' ? causalMask(words.length) : undefined,
    );
    return {
      inputs: { tokens: words, q: q!, k: k!, v: v! },
      values: { scores, weights, output },
    };
  },
  present: ({ inputs, values: { weights } }, { language, say, parameters: { dk, mask } }) => {
    const words = inputs.tokens;
    const spec: FigureSpec = {
      kind: 'heatmap',
      title: say('demo-attention-figure', { dk: String(dk) }),
      rowLabel: say('demo-attention-query'),
      columnLabel: say('demo-attention-key'),
      panels: [panel('', weights, words, words)],
    };
    const rows = words.map((query, i) => {
      const shares = row(weights, i);
      const key = argmax(shares);
      return { query, key: words[key]!, weight: shares[key]!, entropy: entropy(shares) };
    });
    // With a causal mask the first query has only itself to look at: that says nothing.
    const choosing = rows.length > 1 && mask === 'causal' ? rows.slice(1) : rows;
    const sharpest = choosing.toSorted((a, b) => b.weight - a.weight)[0]!;
    return {
      look: paragraph(say('demo-attention-look', { dk: String(dk) })),
      numbers: [
        table(
          [
            say('demo-attention-query'),
            say('demo-attention-most'),
            say('demo-attention-weight'),
            say('demo-attention-entropy'),
          ],
          rows.map((r) => [r.query, r.key, fixed(r.weight, 3), fixed(r.entropy, 3)]),
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(
        say(`demo-attention-conclusion-${mask}`, {
          query: sharpest.query,
          key: sharpest.key,
          weight: fixed(sharpest.weight),
          even: fixed(1 / words.length),
        }),
      ),
      tryWith: [
        { label: '我 爱 自然 语言', parameters: { tokens: '我 爱 自然 语言' } },
        { label: 'mask = causal', parameters: { mask: 'causal' } },
        { label: 'd_k = 256', parameters: { dk: '256' } },
      ],
      python: [
        'import torch',
        `q, k, v = torch.randn(3, ${words.length}, ${dk}, dtype=torch.float64)`,
        `scores = q @ k.T / ${dk} ** 0.5`,
        ...(mask === 'causal'
          ? [
              `scores = scores.masked_fill(torch.ones(${words.length}, ${words.length}).triu(1).bool(), float('-inf'))`,
            ]
          : []),
        'weights = scores.softmax(-1)   # each row sums to 1',
        'output = weights @ v',
      ].join('\n'),
    };
  },
});

/** Words at spaces; one run of Chinese without spaces falls into its characters. */
function split(tokens: string): string[] {
  const words = tokens.split(/\s+/u).filter(Boolean);
  return words.length === 1 && /\p{Script=Han}/u.test(words[0]!) ? [...words[0]!] : words;
}
