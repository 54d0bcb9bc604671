import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { inlinePicture, inlineProtocol } from '#adapters/terminal/pictures.ts';
import { renderActions, renderDocument } from '#adapters/terminal/render.ts';
import {
  bullets,
  code,
  details,
  document,
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

const show = (block: Block, more: object = {}) =>
  renderDocument(document(block), {
    width: 40,
    colours: false,
    language: 'en',
    unfold: false,
    showFigure: () => 'Figure: /tmp/x.png',
    ...more,
  });

describe('a document in the terminal', () => {
  it.each([
    ['a heading', heading(2, 'Title'), 'Title'],
    [
      'a paragraph',
      paragraph(
        'The variance is ',
        strong('64'),
        ', see ',
        inlineCode('dk'),
        ' and ',
        tex('\\sqrt{d_k}'),
        '.',
      ),
      'The variance is 64, see dk and √d_k.',
    ],
    ['a formula', formula('\\frac{a}{b}'), '    a / b'],
    ['a list', bullets(['one'], ['two']), '• one\n• two'],
    ['code', code('python', 'x = 1\ny = 2'), '    x = 1\n    y = 2'],
    [
      'a table, Chinese counted twice',
      table(
        ['方差', 'n'],
        [
          ['原始', '64'],
          ['x', '1'],
        ],
      ),
      '方差   n\n────  ──\n原始  64\nx      1',
    ],
    ['a folded part', details(['More'], paragraph('inside')), '▸ More'],
    [
      'a figure',
      figure(
        { kind: 'bars', title: 'T', y: { label: 'y' }, categories: [], series: [] },
        'two bars',
      ),
      'Figure: /tmp/x.png\ntwo bars',
    ],
  ] as const)('%s', (_name, block, text) => {
    expect(show(block)).toBe(text);
  });

  it('opens folded parts when asked', () => {
    expect(show(details(['More'], paragraph('inside')), { unfold: true })).toBe(
      '▾ More\n\n  inside',
    );
  });

  it('wraps at its width', () => {
    for (const line of show(paragraph('word '.repeat(30))).split('\n'))
      expect(line.length).toBeLessThanOrEqual(40);
  });

  it('wraps Chinese between characters, and lets no mark begin a line', () => {
    const lines = show(
      paragraph('一个 batch 里的句子要补到同样的长度，补进去的 token 不应参与注意力。'.repeat(2)),
    ).split('\n');
    for (const line of lines.slice(0, -1)) expect(stringWidth(line)).toBeGreaterThan(32);
    for (const line of lines) {
      expect(stringWidth(line)).toBeLessThanOrEqual(40);
      expect(line).not.toMatch(/^[，。]/u);
    }
  });

  it('cuts a word that is longer than a line', () => {
    expect(
      show(paragraph('x'.repeat(100)))
        .split('\n')
        .map((line) => line.length),
    ).toEqual([40, 40, 20]);
  });

  it('has colours only where they are shown', () => {
    expect(show(paragraph(strong('x')))).not.toContain('\u001B');
    expect(show(paragraph(strong('x')), { colours: true })).toContain('\u001B[1m');
  });

  it('never obeys control sequences of a person', () => {
    expect(show(paragraph('a\u001B[2Jb\u0007c'))).toBe('a[2Jbc');
  });
});

it('shows the address of a source', () => {
  const source = link('https://arxiv.org/abs/1706.03762', 'Attention Is All You Need');
  expect(show(bullets(['Vaswani et al. 2017. ', source]), { width: 60 })).toBe(
    '• Vaswani et al. 2017. Attention Is All You Need\n  https://arxiv.org/abs/1706.03762',
  );
});

it('says what to type next', () => {
  const text = renderActions(
    [
      { id: 'demo:variance dk:512 n:400', label: 'Try d_k = 512' },
      { id: 'ask:multi-head', label: 'Next' },
      { id: 'ask.miss:0123 multi-head', label: 'Not what I meant' },
      { id: 'bookmarks.add:multi-head', label: 'Bookmark' },
    ],
    'en',
  );
  expect(text).toContain('coach -- demo variance --dk 512 --n 400');
  expect(text).toContain('coach -- ask multi-head');
  // What no command does is not offered.
  expect(text).not.toMatch(/miss|Bookmark/u);
  expect(renderActions([{ id: 'topics', label: 'All topics' }], 'en')).toBe('');
});

it('quotes what would mean something to a shell', () => {
  const id = `demo:bpe text:"it's $5 low" word:low`;
  expect(renderActions([{ id, label: 'Again' }], 'en')).toContain(
    String.raw`demo bpe --text 'it'\''s $5 low' --word low`,
  );
});

describe('pictures', () => {
  it.each([
    [{ KITTY_WINDOW_ID: '1' }, true, 'kitty'],
    [{ TERM: 'xterm-kitty' }, true, 'kitty'],
    [{ TERM_PROGRAM: 'iTerm.app' }, true, 'iterm'],
    [{ TERM_PROGRAM: 'WezTerm' }, true, 'iterm'],
    [{ TERM_PROGRAM: 'WezTerm', TMUX: '/tmp/x' }, true, 'none'],
    [{ TERM: 'xterm-256color' }, true, 'none'],
    [{ KITTY_WINDOW_ID: '1' }, false, 'none'],
  ] as const)('%j, a terminal: %s → %s', (environment, isTerminal, protocol) => {
    expect(inlineProtocol(environment, isTerminal)).toBe(protocol);
  });

  it('are sent in chunks that kitty takes', () => {
    const sequence = inlinePicture(new Uint8Array(10_000), 'kitty');
    const chunks = sequence.split('\u001B\\').slice(0, -1);
    expect(chunks.length).toBe(4);
    expect(chunks[0]).toMatch(/^\u001B_Gf=100,a=T,c=60,m=1;/u);
    expect(chunks.at(-1)).toMatch(/^\u001B_Gm=0;/u);
    expect(inlinePicture(Uint8Array.of(1), 'iterm')).toMatch(
      /^\u001B\]1337;File=inline=1;size=1;/u,
    );
    expect(inlinePicture(Uint8Array.of(1), 'none')).toBe('');
  });
});
