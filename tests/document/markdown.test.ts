import { describe, expect, it } from 'vitest';
import { details, document, figure, paragraph } from '#document/build.ts';
import { parseInline, parseMarkdown } from '#document/markdown.ts';
import { toMarkdown } from '#document/to-markdown.ts';

describe('the Markdown of the bank', () => {
  it('knows tables, formulas, demos and citations', () => {
    const { document: tree, faults } = parseMarkdown(
      'So $d_k$ :cite[vaswani-2017]{at="§3.2"}.\n\n$$\nx^2\n$$\n\n::demo{#variance}\n\n| a | b |\n| - | - |\n| 1 | 2 |\n',
    );
    expect(faults).toEqual([]);
    expect(tree.children.map(({ type }) => type)).toEqual([
      'paragraph',
      'math',
      'demoSlot',
      'table',
    ]);
    expect(tree.children[0]).toMatchObject({
      children: [
        { value: 'So ' },
        { type: 'inlineMath', value: 'd_k' },
        { value: ' ' },
        { type: 'cite', source: 'vaswani-2017', at: '§3.2' },
        { value: '.' },
      ],
    });
    expect(tree.children[2]).toMatchObject({ id: 'variance' });
  });

  it.each([
    ['<b>bold</b>', 'HTML is not shown'],
    ['![cat](cat.png)', 'pictures come from demos'],
    ['::video{#x}', 'unknown directive ::video'],
    ['a ratio :of one', 'unknown directive :of'],
    [':::note\nx\n:::', 'unknown directive :::note'],
  ])('%s is a fault with a line and a way to mend it', (source, message) => {
    const { faults } = parseMarkdown(`first\n\n${source}\n`);
    expect(faults[0]).toMatchObject({ line: 3, message });
    expect(faults[0]!.fix).not.toBe('');
  });

  it('a title is one paragraph', () => {
    expect(parseInline('one $x$').faults).toEqual([]);
    expect(parseInline('- a list').faults).toHaveLength(1);
  });
});

it('a document is Markdown again: folded parts stand open, figures are described', () => {
  const spec = {
    kind: 'lines',
    title: 'T',
    x: { label: 'x' },
    y: { label: 'y' },
    series: [],
  } as const;
  const text = toMarkdown(
    document(details(['More'], paragraph('inside')), figure(spec, 'a curve')),
  );
  expect(text).toBe('**More**\n\ninside\n\n*a curve*\n');
});
