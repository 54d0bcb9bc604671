import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBank } from '#bank/check.ts';
import { contentFolders, loadBank } from '#bank/load.ts';
import { contentReferences } from '#coach/content-references.ts';
import { tryBank } from '../support/bank.ts';

const faultsOf = (root: string) => checkBank(loadBank([root]), contentReferences);

describe('the bank that comes with the coach', () => {
  const loaded = loadBank(contentFolders([]));

  it('has no fault: references, formulas, characters, languages', () => {
    expect(
      checkBank(loaded, contentReferences).map(
        ({ file, line, message }) => `${file}:${line}: ${message}`,
      ),
    ).toEqual([]);
  });

  it('has the six core questions', () => {
    for (const slug of [
      'scale-sqrt-dk',
      'padding-mask',
      'decoder-self-attention-mask',
      'positional-encoding',
      'layernorm-vs-batchnorm',
      'multi-head',
    ]) {
      expect(loaded.bank.find(slug)?.slug).toBe(slug);
    }
  });
});

describe('a contributor gets it wrong', () => {
  it('a right question has no fault', () => {
    expect(faultsOf(tryBank().root)).toEqual([]);
  });

  it.each([
    ['question.yaml', /^topic: .*$/mu, 'topic: nowhere', /no topic "nowhere"/u],
    ['question.yaml', /^level: .*$/mu, 'level: guru', /level: /u],
    [
      'question.yaml',
      /^next: .*$/mu,
      'next: [no-such-question]',
      /no question "no-such-question"/u,
    ],
    [
      'question.yaml',
      /name: variance/u,
      'name: varianse',
      /no demo "varianse"; the nearest is variance/u,
    ],
    ['question.yaml', /- vaswani-2017|vaswani-2017/u, 'nobody-1900', /nobody-1900/u],
    ['question.yaml', /^level: .*$/mu, 'level: core\ncolour: red', /colour/u],
    ['en.md', /^title: .*$/mu, '', /title/u],
    ['en.md', /::demo\{#variance\}/u, '', /::demo\{#variance\} stands 0 times/u],
    ['zh.md', /^## 面试回答$/mu, '## 回答', /expected the heading "## 面试回答", found "回答"/u],
    [
      'en.md',
      /^## In depth$/mu,
      '## In depth\n\n<script>alert(1)</script>\n',
      /HTML is not shown/u,
    ],
    ['en.md', /^## In depth$/mu, '## In depth\n\n$\\frac{1$\n', /formula .*Missing close brace/u],
    ['zh.md', /^## 推导与细节$/mu, '## 推导与细节\n\n龘\n', /not in the font: 龘/u],
    [
      'en.md',
      /^## In depth$/mu,
      '## In depth\n\nIt was 98.7 % :cite[nobody].\n',
      /:cite\[nobody\] is not among the sources/u,
    ],
    ['en.md', /^## In depth$/mu, '## In depth\n\nIt was 98.7 %.\n', /numbers only in en.md: 98.7/u],
    ['en.md', /^aliases:$/mu, 'aliases: []\nother:', /aliases/u],
    ['en.md', /^title: /mu, 'title: "open ', /YAML/u],
  ] as const)('%s: %s → %s', (file, from, to, message) => {
    const bank = tryBank();
    bank.spoil(file, from, to);
    const faults = faultsOf(bank.root);
    const fault = faults.find((f) => message.test(f.message));
    expect(fault, faults.map((f) => f.message).join('\n')).toBeDefined();
    expect(fault!.line).toBeGreaterThan(0);
    expect(fault!.fix).not.toBe('');
  });

  it('points at the line', () => {
    const bank = tryBank();
    bank.spoil('en.md', /^## In depth$/mu, '## In depth\n\n<i>x</i>\n');
    const [fault] = faultsOf(bank.root);
    expect(fault!.file).toMatch(/own\/scale-sqrt-dk\/en\.md$/u);
    bank.spoil('en.md', '<i>x</i>', '');
    expect(faultsOf(bank.root)).toEqual([]);
  });

  it('a language is missing', () => {
    const bank = tryBank();
    rmSync(join(bank.question, 'zh.md'));
    expect(faultsOf(bank.root).map(({ message }) => message)).toEqual(['the zh text is missing']);
  });

  it('an alias stands twice', () => {
    const bank = tryBank();
    bank.spoil(
      'en.md',
      /^aliases:$/mu,
      'aliases:\n  - an alias of my own\n  - An  alias of my own',
    );
    expect(faultsOf(bank.root)[0]!.message).toMatch(
      /alias "An {2}alias of my own" is used by scale-sqrt-dk/u,
    );
  });
});
