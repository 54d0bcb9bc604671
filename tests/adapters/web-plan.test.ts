import { expect, it } from 'vitest';
import { type Drawn, planMessage } from '#adapters/web/plan.ts';
import {
  bullets,
  code,
  details,
  document,
  emphasis,
  figure,
  formula,
  heading,
  inlineCode,
  link,
  paragraph,
  strong,
  table,
  tex,
} from '#document/build.ts';
import type { Block } from '#document/nodes.ts';

const drawn: Drawn = {
  formula: (source, display) => ({
    svg: `<svg data-tex="${display ? 'display' : 'inline'}"></svg>`,
    widthEx: source.length,
    heightEx: 2,
    depthEx: 0.5,
  }),
  figure: () => ({
    light: '/figure/1/light.png',
    dark: '/figure/1/dark.png',
    width: 440,
    height: 200,
  }),
};
const html = (...blocks: Block[]) =>
  planMessage({ document: document(...blocks), actions: [] }, drawn, 'en');
const spec = { kind: 'bars', title: 'T', y: { label: 'y' }, categories: [], series: [] } as const;

it.each([
  ['a heading', heading(2, 'Title')],
  [
    'a paragraph with everything inline',
    paragraph(
      'plain ',
      strong('bold'),
      emphasis('em'),
      inlineCode('a < b'),
      tex('x_1'),
      link('https://arxiv.org/abs/1706.03762', 'paper'),
    ),
  ],
  ['a displayed formula', formula('x^2')],
  ['a list', bullets(['one'], ['two ', strong('2')])],
  ['a table', table(['d_k', 'variance'], [['3', '2.98']])],
  ['code', code('python', 'print("<b>")')],
  ['a folded part', details(['More ', tex('y')], paragraph('inside'))],
  ['a figure', figure(spec, 'bars of "nothing"')],
] as const)('%s', (_name, block) => {
  expect(html(block)).toMatchSnapshot();
});

it('a choice: the texts in the message, the letters on the buttons', () => {
  const reply = {
    document: document(paragraph('Which?')),
    actions: [{ id: 'quiz:hint', label: 'Hint' }],
    choice: {
      options: [
        { letter: 'a', text: [{ type: 'text' as const, value: '√d_k' }], actionId: 'quiz:a' },
      ],
    },
  };
  expect(planMessage(reply, drawn, 'en')).toMatchSnapshot();
});

it('a person’s words never become markup, and no style stands inline', () => {
  const nasty = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&';
  const out = html(
    paragraph(nasty),
    heading(2, nasty),
    code('', nasty),
    details([nasty], paragraph(nasty)),
    figure(spec, nasty),
  );
  const tags = [...out.matchAll(/<([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/gu)];
  expect(tags.map(([, name]) => name)).not.toContain('script');
  expect(tags.filter(([, name]) => name === 'img')).toHaveLength(2);
  const names = tags.flatMap(([, , attributes = '']) =>
    [...attributes.replaceAll(/"[^"]*"/gu, '').matchAll(/[a-z-]+/gu)].map(([name]) => name),
  );
  expect(names.filter((name) => /^(?:on|style)/u.test(name))).toEqual([]);
  expect(out).toContain('&#x3C;script>');
});

it('only addresses of the web become links', () => {
  expect(html(paragraph(link('javascript:alert(1)', 'x')))).not.toContain('javascript:');
});

it('a formula that could not be drawn is readable text', () => {
  const out = planMessage(
    { document: document(paragraph(tex('\\sqrt{d_k}'))), actions: [] },
    { ...drawn, formula: () => undefined },
    'en',
  );
  expect(out).toContain('<code>√d_k</code>');
});

it('a formula stays on one line with its punctuation', () => {
  const bound = (...text: Parameters<typeof paragraph>) =>
    html(paragraph(...text)).replaceAll(/<svg.*?<\/svg>/gu, '');
  const formulas = (text: string) => [...text.matchAll(/class="formula/gu)].length;
  const both = bound('方差是（', tex('d_k'), '）：头越宽，', tex('n'), ' 越大');
  expect(both).toMatch(
    /方差是<span class="unbroken">（<span class="formula.*?<\/span>）：<\/span>头越宽，/u,
  );
  expect(both).toMatch(/，<span class="formula[^>]*><\/span> 越大/u);
  expect(formulas(both)).toBe(2);
  expect(bound(tex('a'), ', then')).toMatch(
    /<span class="unbroken"><span .*?<\/span>,<\/span> then/u,
  );
});

it('a displayed formula may shrink to six tenths of its width', () => {
  expect(html(formula('x'.repeat(40)))).toContain('class="formula least-12"');
});
