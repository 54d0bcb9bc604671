import { describe, expect, it } from 'vitest';
import { codeBlock, escaped, inlineCode, inlineMarkdown } from '#adapters/discord/markdown.ts';
import { inlineCode as code, emphasis, link, strong } from '#document/build.ts';
import type { Inline } from '#document/nodes.ts';

const text = (value: string): Inline => ({ type: 'text', value });

/** What people type to see what happens, and what must not. */
const NASTY = [
  '@everyone @here <@123456789012345678> <@!1> <@&2> <#3>',
  '<t:0:R> <:smile:123> <a:wave:123> </ask:1> <id:guide> :smile:',
  '# heading',
  '   ## heading',
  '-# small',
  '> quote >>> quotes',
  '- item\n+ item\n* item',
  '1. one',
  '2) two',
  '**bold** __under__ *em* _em_ ~~gone~~ ||spoiler||',
  '`code` ``more`` ```js\nblock```',
  '[click](https://evil.example) <https://evil.example> https://evil.example http://a.b',
  'steam://run discord://x',
  '\\*already\\* \\',
  'a\u202Eb\u2066c\u0000d',
  '{{"$ %s <b>&amp;</b>',
  '¯\\_(ツ)_/¯ … 你好，@所有人 # 标题',
];

/** The text as Discord's reader gives it back: a backslash before a sign is no part of it. */
const read = (markdown: string): string => markdown.replaceAll(/\\([^0-9A-Za-z\s])/gu, '$1');
/** The markdown without what is escaped: what is left over may not mean anything. */
const bare = (markdown: string): string => markdown.replaceAll(/\\[^0-9A-Za-z\s]/gu, '');

describe.each(NASTY)('%j', (nasty) => {
  const markdown = escaped(nasty);

  it('reads as it was typed, on one line', () => {
    const plain = nasty.replaceAll(/[\u202E\u2066\u0000]/gu, '').replaceAll(/\s*\n\s*/gu, ' ');
    expect(read(markdown)).toBe(plain);
  });

  it('means nothing to Discord', () => {
    const left = bare(markdown);
    expect(left).not.toMatch(/[*_~|`<>@[\]\\]/u);
    expect(left).not.toMatch(/:\/\//u);
    expect(left).not.toMatch(/:[\w+-]+:/u);
    expect(markdown).not.toMatch(/^\s*(?:#|-|\+|\d+[.)]\s)/u);
  });

  it('stays within marks, links and code', () => {
    const wrapped = inlineMarkdown([strong(text(nasty)), link('https://arxiv.org/', text(nasty))]);
    expect(bare(wrapped).match(/\*\*/gu)).toHaveLength(2);
    expect(wrapped.endsWith('](<https://arxiv.org/>)')).toBe(true);
    const fence = /^`+/u.exec(inlineCode(nasty))?.[0] ?? '';
    expect(inlineCode(nasty).slice(fence.length, -fence.length)).not.toContain(fence);
    expect(codeBlock(nasty).slice(3, -3)).not.toContain('```');
  });
});

describe('marks', () => {
  it('bold within bold is bold once', () => {
    expect(inlineMarkdown([strong('a ', strong('b'), ' c')])).toBe('**a b c**');
  });

  it('marks that touch are kept apart, room goes outside', () => {
    expect(inlineMarkdown([strong('a'), emphasis('b')])).toBe('**a**\u200B*b*');
    expect(inlineMarkdown([strong(' a '), 'b' as never].slice(0, 1) as Inline[])).toBe(' **a** ');
    expect(inlineMarkdown([code('a'), code('b')])).toBe('`a`\u200B`b`');
  });

  it('only addresses of the web are links, and none ends early', () => {
    expect(inlineMarkdown([link('javascript:alert(1)', 'x')])).toBe('x');
    expect(inlineMarkdown([link('https://a.b/c_(d)?e=<f>', 'x')])).toBe(
      '[x](<https://a.b/c_%28d%29?e=%3Cf%3E>)',
    );
  });
});
