import { expect, it } from 'vitest';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';

const mask: FigureSpec = {
  kind: 'heatmap',
  title: 'Mask',
  colours: 'binary',
  panels: [
    {
      title: 'causal',
      rows: ['1', '2'],
      columns: ['1', '2'],
      values: [
        [1, 0],
        [1, 1],
      ],
    },
  ],
};
const weights: FigureSpec = {
  kind: 'heatmap',
  title: 'Weights',
  panels: [
    {
      title: 'head 1',
      rows: ['I', 'love'],
      columns: ['I', 'love'],
      values: [
        [0.9, 0.1],
        [null, 1],
      ],
    },
  ],
};
const curve: FigureSpec = {
  kind: 'lines',
  title: 'Rate',
  x: { label: 'step' },
  y: { label: 'rate' },
  series: [{ name: 'lr', x: [1, 2, 3], y: [0.1, 0.5, 0.2] }],
};
const bars: FigureSpec = {
  kind: 'bars',
  title: 'Weights',
  y: { label: 'w' },
  categories: ['a', 'b'],
  series: [{ name: 'raw', values: [0.25, 0.75] }],
};
const tokens: FigureSpec = {
  kind: 'tokens',
  title: 'Merges',
  rows: [{ label: 'lowest', tokens: [{ text: 'low' }, { text: 'est</w>', note: 'new' }] }],
};

it.each([
  [mask, 'en', 'Heatmap: Mask. causal: 2 rows by 2 columns; row by row 10 / 11.'],
  [
    weights,
    'en',
    'Heatmap: Weights. head 1: 2 rows by 2 columns; lowest 0.10 at (I, love), highest 1.00 at (love, love).',
  ],
  [
    weights,
    'zh',
    '热力图：Weights。 head 1：2 行 2 列；最小值 0.10 在（I, love），最大值 1.00 在（love, love）。',
  ],
  [
    curve,
    'en',
    'Curves: Rate; rate over step. lr goes from 0.1 at 1 to 0.2 at 3, highest 0.5 at 2.',
  ],
  [
    curve,
    'zh',
    '曲线图：Rate；横轴 step，纵轴 rate。 lr：从 1 处的 0.1 到 3 处的 0.2，最高为 2 处的 0.5。',
  ],
  [bars, 'en', 'Bars: Weights, 2 groups. raw: a 0.25, b 0.75.'],
  [tokens, 'zh', 'token 图：Merges。 lowest: low | est</w> (new).'],
] as const)('%o in %s', (figure, language, words) => {
  expect(describeFigure(figure, language)).toBe(words);
});

it('says nothing of a title that is not there', () => {
  const untitled = describeFigure({ ...mask, title: '' } as FigureSpec, 'en');
  expect(untitled).toBe('causal: 2 rows by 2 columns; row by row 10 / 11.');
});
