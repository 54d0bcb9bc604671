import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBank } from '#bank/check.ts';
import { contentFolders, loadBank } from '#bank/load.ts';
import { contentReferences } from '#coach/content-references.ts';
import { create } from '../../src/commands/content-new.ts';
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
    [
      'question.yaml',
      /^level: .*$/mu,
      'level: guru',
      /level: must be one of core, advanced, expert/u,
    ],
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
    [
      'question.yaml',
      /^level: .*$/mu,
      'level: core\ncolour: red',
      /nothing here is called "colour"/u,
    ],
    ['en.md', /^title: .*$/mu, '', /title: is missing/u],
    ['en.md', /^title: .*$/mu, "title: ''", /title: is empty/u],
    ['zh.md', /（多选）/u, '', /does not say that several are right/u],
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
    [
      'zh.md',
      /^## 推导与细节$/mu,
      '## 推导与细节\n\n这里是 $x^7$。\n',
      /the answer: formulas only in zh.md: x\^7/u,
    ],
    [
      'en.md',
      /^## In depth$/mu,
      '## In depth\n\n$$$$\na = b\n$$$$\n',
      /displayed formulas only in en.md: a=b/u,
    ],
    [
      'zh.md',
      /:cite\[vaswani-2017\]\{at="§3.2.1"\}/u,
      ':cite[vaswani-2017]{at="§3.2.2"}',
      /citations only in en.md: vaswani-2017, §3.2.1/u,
    ],
    [
      'en.md',
      /standard deviation of 0\.125/u,
      'standard deviation of 0.521',
      /follow-up why-not-dk: numbers only in en.md: 0.521/u,
    ],
    [
      'zh.md',
      /^misconceptions:$/mu,
      'misconceptions:\n  - claim: 一\n    truth: 二',
      /misconception 5 stands in zh.md only/u,
    ],
    ['zh.md', /^ {4}question: 为什么.*$/mu, '    question: 龘？', /not in the font: 龘/u],
    ['zh.md', /::demo\{#variance\}/u, '', /::demo\{#variance\} stands 0 times/u],
    ['question.yaml', /id: variance-of-64/u, 'id: other', /"other" of question.yaml|other/u],
    ['question.yaml', /template: [a-z-]+/u, 'template: nothing', /no quiz template "nothing"/u],
    ['en.md', /^ {4}explanation: Each product.*$/mu, '', /quizzes.*explanation/u],
    ['en.md', /^ {4}hint: .*$/mu, "    hint: ''", /quizzes.*hint/u],
    ['zh.md', /^ {4}ask: .*$/mu, '', /keyPoints.*ask/u],
    ['en.md', /^aliases:$/mu, 'aliases: []\nother:', /aliases: too few, at least 10 are needed/u],
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

  it('a new question is told what to write, one line for each thing', () => {
    const bank = tryBank();
    create('my-own', { pack: join(bank.root, 'own') });
    const faults = faultsOf(bank.root).filter(({ file }) => file.endsWith('my-own/en.md'));
    expect(faults.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '2: title: is empty',
      '3: short: is empty',
      '5: aliases: 10 are empty',
      '17: keyPoints.first-point: text, phrasings, ask are empty',
      '21: keyPoints.second-point: text, phrasings, ask are empty',
      '25: keyPoints.third-point: text, phrasings, ask are empty',
      '29: keyPoints.fourth-point: text, phrasings, ask are empty',
      '33: misconceptions.0: claim, truth are empty',
      '37: followUps.first-follow-up: question, answer are empty',
      '40: followUps.second-follow-up: question, answer are empty',
      '44: quizzes.first-quiz: prompt, options, hint, explanation are empty',
      '53: quizzes.second-quiz: prompt, options, hint, explanation are empty',
      '62: the part "## In one sentence" is missing or empty',
    ]);
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

  it('a pack of one’s own may use any demo and template', () => {
    const bank = tryBank();
    const pack = join(bank.root, 'own', 'pack.yaml');
    renameSync(bank.question, join(bank.root, 'own', 'my-own-words'));
    expect(faultsOf(bank.root)[0]!.message).toMatch(/does not name my-own-words/u);
    writeFileSync(pack, readFileSync(pack, 'utf8').replace(/^id: .*$/mu, 'id: mine'));
    expect(faultsOf(bank.root)).toEqual([]);
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
