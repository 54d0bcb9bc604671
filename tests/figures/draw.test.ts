import { describe, expect, it } from 'vitest';
import { draw } from '#figures/draw.ts';
import { rasterise } from '#figures/png.ts';
import type { FigureSpec, HeatmapFigure, LinesFigure } from '#figures/spec.ts';
import { inFont, isInFont, widthOf, wrap } from '#figures/text.ts';
import { boxesOf, overlaps } from './boxes.ts';

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const heatmap = (
  rows: readonly string[],
  columns: readonly string[],
  more: Partial<HeatmapFigure> = {},
): HeatmapFigure => ({
  kind: 'heatmap',
  title: 'Weights',
  rowLabel: 'query',
  columnLabel: 'key',
  panels: [
    {
      title: '',
      rows,
      columns,
      values: rows.map((_, i) => columns.map((_, j) => Math.sin(i * 7 + j * 3))),
    },
  ],
  ...more,
});
const lines = (more: Partial<LinesFigure>): LinesFigure => ({
  kind: 'lines',
  title: 'Curves',
  x: { label: 'step' },
  y: { label: 'rate' },
  series: [{ name: 'one', x: range(20), y: range(20).map((i) => i ** 2) }],
  ...more,
});
const numbers = (n: number) => range(n).map((i) => String(i + 1));
const longWords = [
  '自然语言处理入门',
  '注意力机制的可视化',
  '编码器',
  '解码器与交叉注意力层',
  '词',
  '残差连接',
  '层归一化',
  '前馈网络',
];

const nasty: readonly (readonly [string, FigureSpec])[] = [
  ['a table of one cell', { kind: 'table', title: '', header: ['a'], rows: [['1']], align: [] }],
  [
    'a table with long cells in every column',
    {
      kind: 'table',
      title: 'Models',
      header: ['模型与它的全名', 'why', 'n'],
      rows: [
        ['Transformer', longWords.join('，'), '512'],
        ['B'.repeat(60), 'An encoder alone, so that every position sees all others', '1,024'],
      ],
      align: ['left', 'left', 'right'],
    },
  ],
  ['a heatmap of one cell', heatmap(['1'], ['1'])],
  ['a heatmap of 8 × 8 with long Chinese words', heatmap(longWords, longWords)],
  ['a heatmap of 64 × 64', heatmap(numbers(64), numbers(64))],
  ['a heatmap of 512 rows', heatmap(numbers(512), numbers(32), { colours: 'diverging' })],
  [
    'a heatmap with −∞, huge and tiny values',
    heatmap(['a', 'b'], ['c', 'd'], {
      panels: [
        {
          title: 'scores',
          rows: ['a', 'b'],
          columns: ['c', 'd'],
          values: [
            [null, 1e8],
            [-1e-7, 3],
          ],
        },
      ],
    }),
  ],
  [
    'a heatmap where all values are equal',
    heatmap(['a'], ['c', 'd'], {
      panels: [{ title: 'same', rows: ['a'], columns: ['c', 'd'], values: [[2, 2]] }],
    }),
  ],
  [
    'four masks',
    heatmap([], [], {
      colours: 'binary',
      digits: 0,
      panels: range(4).map((p) => ({
        title: `mask, length ${p}`,
        rows: numbers(5),
        columns: numbers(5),
        values: range(5).map((i) => range(5).map((j) => (j <= i ? 1 : 0))),
      })),
    }),
  ],
  [
    'curves over log axes from 1e-7 to 1e8',
    lines({
      x: { label: 'd_k', scale: 'log' },
      y: { label: 'variance', scale: 'log' },
      series: [{ name: 'v', x: [1, 10, 1e4], y: [1e-7, 1, 1e8] }],
    }),
  ],
  [
    'five curves with long names',
    lines({
      series: range(5).map((s) => ({
        name: `第 ${s} 条曲线，名字比较长的那一种`,
        x: range(9),
        y: range(9).map((i) => i * s),
      })),
    }),
  ],
  ['negative values', lines({ series: [{ name: 'n', x: range(5), y: [-5, -1, -3, -2, -1e6] }] })],
  ['equal values', lines({ series: [{ name: 'n', x: [1, 2], y: [3, 3] }] })],
  ['one point', lines({ series: [{ name: 'n', x: [1], y: [3], style: 'points' }] })],
  ['no points', lines({ series: [] })],
  [
    'marks close to each other',
    lines({
      marks: [
        { x: 3, label: 'warm-up ends' },
        { x: 3.2, label: 'peak' },
        { x: 19, label: 'the very last step of all' },
      ],
    }),
  ],
  [
    'forty bars',
    {
      kind: 'bars',
      title: 'Bars',
      y: { label: 'weight' },
      categories: numbers(40),
      series: [
        { name: 'raw', values: range(40).map((i) => i / 40) },
        { name: 'scaled', values: range(40).map(() => 0.025) },
      ],
    },
  ],
  [
    'negative bars with long names',
    {
      kind: 'bars',
      title: 'Bars',
      y: { label: 'change' },
      categories: longWords,
      series: [{ name: 'x', values: range(8).map((i) => i - 4) }],
    },
  ],
  [
    'lying bars with very long names, one without a value',
    {
      kind: 'bars',
      title: 'Right answers by topic',
      y: { label: '%', range: [0, 100] },
      categories: [
        'Masks and training targets, of decoders and of encoders, in every variant there is',
        '掩码与训练目标、解码器与编码器、以及所有其他的变体',
        'Unbreakablewordwithoutanyspaceatallthatgoesonandon',
        'x',
      ],
      series: [{ name: 'right', values: [100, 0, 33.4, Number.NaN] }],
      digits: 0,
      lying: true,
      notes: ['1000/1000', '0/7', '1/3', '0/0'],
    },
  ],
  [
    'lying bars below zero',
    {
      kind: 'bars',
      title: '',
      y: { label: 'n' },
      categories: ['a', 'b'],
      series: [{ name: 'x', values: [-3, 2] }],
      lying: true,
    },
  ],
  [
    'tokens over several lines',
    {
      kind: 'tokens',
      title: '分词结果',
      rows: [
        {
          label: 'step 1',
          tokens: range(30).map((i) => ({
            text: `tok${i}`,
            tone: i % 3 === 0 ? ('strong' as const) : ('plain' as const),
            ...(i % 4 === 0 ? { note: 'mask' } : {}),
          })),
        },
        { label: '', tokens: [{ text: 'a'.repeat(90), tone: 'faint' }] },
      ],
    },
  ],
  [
    'a very long title',
    lines({
      title:
        'A title that goes on and on, 一直写到一行放不下为止, and then some more words so that it needs three lines',
    }),
  ],
  ['empty names', heatmap([''], ['', ''], { title: '' })],
];

describe.each(nasty)('%s', (_name, spec) => {
  it.each(['light', 'dark'] as const)(
    '%s: no two labels lie on each other, none leaves the paper',
    (theme) => {
      const { svg, width, height } = draw(spec, theme);
      const boxes = boxesOf(svg);
      expect(overlaps(boxes)).toEqual([]);
      for (const { text, left, right, top, bottom } of boxes) {
        expect({
          text,
          inside: left >= -0.5 && right <= width + 0.5 && top >= -0.5 && bottom <= height + 0.5,
        }).toEqual({ text, inside: true });
      }
      expect(svg).not.toMatch(/NaN|undefined|Infinity/u);
    },
  );
});

describe('a figure', () => {
  const spec = heatmap(['I', 'love'], ['I', 'love'], {
    title: 'Attention of <script> & "friends"',
  });

  it('is the same for the same data', () => {
    expect(draw(spec, 'light').svg).toBe(draw(spec, 'light').svg);
  });

  it.each([
    ['heatmap', spec],
    ['lines', lines({ marks: [{ x: 4, label: 'here' }] })],
    ['bars', nasty.find(([name]) => name.startsWith('negative bars'))![1]],
    ['tokens', nasty.find(([name]) => name.startsWith('tokens'))![1]],
  ] as const)('looks as it did: %s', (_kind, figure) => {
    expect(draw(figure, 'light').svg).toMatchSnapshot();
  });

  it('escapes what people write', () => {
    const { svg } = draw(spec, 'light');
    expect(svg).toContain('&lt;script&gt; &amp; &quot;friends&quot;');
    expect(svg).not.toContain('<script');
  });

  it('becomes a PNG of two and a half pixels a unit', async () => {
    const { svg, width, height } = draw(spec, 'dark');
    const png = Buffer.from(await rasterise(svg));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(Math.ceil(2.5 * width));
    expect(png.readUInt32BE(20)).toBe(Math.ceil(2.5 * height));
  });
});

describe('what is not there', () => {
  const cells = (absent: 'minus-infinity' | 'nothing') =>
    draw(
      heatmap(['a'], ['b', 'c'], {
        digits: 0,
        absent,
        panels: [{ title: 'p', rows: ['a'], columns: ['b', 'c'], values: [[7, null]] }],
      }),
      'light',
    ).svg;

  it('−∞ is hatched and written', () => {
    expect(cells('minus-infinity')).toContain('−∞');
    expect(cells('minus-infinity')).toMatch(/<line/u);
  });

  it('no value at all leaves its place blank', () => {
    expect(cells('nothing')).not.toMatch(/−∞|<line/u);
    expect(cells('nothing')).toContain('>7<');
  });
});

describe('the axis of bars', () => {
  const bars = (values: number[], range?: readonly [number, number]): string[] =>
    boxesOf(
      draw(
        {
          kind: 'bars',
          title: 'cards',
          y: { label: 'n', ...(range ? { range } : {}) },
          categories: values.map((_, i) => `day ${i}`),
          series: [{ name: 'cards', values }],
          digits: 0,
        },
        'light',
      ).svg,
    ).map(({ text }) => text);

  it('counts in whole numbers', () => {
    expect(bars([0, 2]).filter((text) => /^[\d.]+$/u.test(text))).not.toContain('0.5');
  });

  it('begins at zero where all is zero', () => {
    expect(bars([0, 0]).join(' ')).not.toMatch(/−/u);
  });

  it('holds the range it is given', () => {
    expect(bars([0, 40], [0, 100])).toContain('100');
  });
});

describe('text in figures', () => {
  it('has the characters of the field, and names those it lacks', () => {
    for (const character of 'Az09√∞−×·≤∑αβσ注意力，。“”')
      expect(isInFont(character), character).toBe(true);
    expect(inFont('ok 😀 龘')).toBe('ok U+1F600 U+9F98');
    expect(inFont('👩\u200D🔬')).toBe('U+1F469U+1F52C');
  });

  it('has raised and lowered signs as small plain ones', () => {
    for (const text of ['2.62 × 10⁻⁵', 'QKᵀ', 'sᵢⱼ', 'β₂']) {
      expect(inFont(text)).toBe(text);
      const width = widthOf(text, 10);
      expect(width).toBeLessThan(widthOf(text.normalize('NFKC'), 10));
    }
    const { svg } = draw(
      { kind: 'table', title: '', header: ['QKᵀ, n'], rows: [['10⁻⁵']], align: [] },
      'light',
    );
    expect(svg).toMatch(
      /QK<tspan dy="-[\d.]+" font-size="[\d.]+">T<\/tspan><tspan dy="[\d.]+">, n</,
    );
    expect(svg).toMatch(/10<tspan dy="-[\d.]+" font-size="[\d.]+">−5<\/tspan><\/text>/);
  });

  it('ends where it should, though parts of it are moved in', () => {
    const table: FigureSpec = {
      kind: 'table',
      title: '',
      header: ['', 'q·k / √d_k'],
      rows: [['', '8.11']],
      align: ['left', 'right'],
    };
    const [head, cell] = boxesOf(draw(table, 'light').svg).filter(({ text }) => text !== '');
    expect(head!.right).toBeCloseTo(cell!.right, 1);
    expect(draw(table, 'light').svg).not.toMatch(/text-anchor="end"[^<]*>q/u);
  });

  it('is measured', () => {
    expect(widthOf('注意', 10)).toBe(20);
    expect(widthOf('ii', 10)).toBeLessThan(widthOf('mm', 10));
  });

  it('breaks at spaces and between Chinese characters', () => {
    expect(wrap('one two three', 50, 13).length).toBeGreaterThan(1);
    expect(wrap('一二三四五六七八九十', 60, 12)).toEqual(['一二三四五', '六七八九十']);
  });
});
