import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { bullets, code, details, heading, paragraph, strong, table } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import { halve, splitBlocks } from '../../src/adapters/shared/split.ts';

const length = (blocks: readonly Block[]) =>
  blocks.reduce((sum, block) => sum + textOf(block).length, 0);
const within = (most: number) => (blocks: readonly Block[]) => length(blocks) <= most;
const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');
/** What stands in all of it, whatever the borders. */
const content = (blocks: readonly Block[]) =>
  blocks
    .map((block) => textOf(block))
    .join('')
    .replaceAll(/\s/gu, '');

describe('splitting', () => {
  it('fills messages at the borders of blocks, and keeps a heading with what it heads', () => {
    const blocks = [paragraph('a'.repeat(60)), heading(2, 'title'), paragraph('b'.repeat(60))];
    expect(splitBlocks(blocks, within(100)).map((some) => some.map(({ type }) => type))).toEqual([
      ['paragraph'],
      ['heading', 'paragraph'],
    ]);
  });

  it.each<[string, Block]>([
    ['a paragraph', paragraph(words(100))],
    ['a paragraph of Chinese', paragraph('注意力要除以根号。'.repeat(40))],
    ['one word', paragraph('x'.repeat(500))],
    ['bold text', paragraph(strong(words(100)))],
    ['a list', bullets(...Array.from({ length: 20 }, (_, i) => [`item ${i} ${words(5)}`]))],
    ['a folded part', details(['more'], paragraph(words(60)), paragraph(words(60)))],
    ['code', code('python', Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n'))],
  ])('%s that is too long loses nothing', (_name, block) => {
    const messages = splitBlocks([block], within(120));
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) expect(length(message)).toBeLessThanOrEqual(120);
    const all = messages.flat();
    expect(all.every(({ type }) => type === block.type)).toBe(true);
    expect(content(all)).toBe(content([block]));
  });

  it('the halves of a table both have its header, those of a numbered list go on counting', () => {
    const rows = Array.from({ length: 4 }, (_, i) => [`r${i}`, `${i}`]);
    const [first, second] = halve(table(['name', 'value'], rows))!;
    expect([first, second].map((half) => textOf(half))).toEqual([
      'namevaluer00r11',
      'namevaluer22r33',
    ]);
    const list = bullets(['one'], ['two'], ['three'], ['four']);
    expect(halve({ ...list, ordered: true, start: 3 })![1]).toMatchObject({ start: 5 });
  });

  it('a bug is told: what is one thing and fits nowhere', () => {
    expect(() => splitBlocks([{ type: 'math', value: 'x' }], () => false)).toThrow(/math fits/);
  });
});
