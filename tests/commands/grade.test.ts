import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** `coach grade …` as a person would run it, with `input` on its standard input. */
function grade(args: readonly string[], input: string) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, ['src/main.ts', 'grade', ...args]);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

const ANSWER = 'The dot product has variance d_k, so large scores saturate the softmax.';

describe('coach grade', () => {
  it('tells what was heard and what was left out', async () => {
    const { code, out } = await grade(['scale-sqrt-dk'], ANSWER);
    expect(code).toBe(0);
    expect(out).toMatch(/Score: \d+ of 100/u);
    expect(out).toMatch(/You said it/u);
    expect(out).toMatch(/Left out/u);
  });

  it('--json has the fields of the contract', async () => {
    const { out } = await grade(['scale-sqrt-dk', '--json', '--lang', 'zh'], ANSWER);
    const result = JSON.parse(out);
    expect(Object.keys(result).toSorted()).toEqual([
      'contradicted',
      'covered',
      'feedback',
      'missed',
      'partial',
      'score',
    ]);
    expect(result.score).toBeGreaterThan(0.3);
    expect(result.score).toBeLessThanOrEqual(1);
    expect(result.covered[0]).toEqual({ id: expect.any(String), evidence: expect.any(String) });
    expect(result.feedback).toMatch(/得分/u);
  });

  it('--batch --json answers line by line, in order, and says which line it cannot read', async () => {
    const { code, out } = await grade(
      ['--batch', '--json'],
      [
        JSON.stringify({ slug: 'scale-sqrt-dk', lang: 'en', answer: ANSWER }),
        'not json',
        JSON.stringify({ slug: 'cooking', answer: ANSWER }),
        '',
        JSON.stringify({ slug: 'padding-mask', answer: '' }),
        JSON.stringify({ slug: 'padding-mask', answer: 7 }),
        JSON.stringify({ slug: 'padding-mask', lang: 'fr', answer: 'Le masque' }),
        'null',
        JSON.stringify({ slug: 'padding-mask', answer: 'x'.repeat(20_001) }),
        JSON.stringify({ slug: 'padding-mask', answer: 'Le masque cache le remplissage 🙈.' }),
        JSON.stringify({ slug: 'padding-mask', answer: 'pads get minus infinity. '.repeat(700) }),
      ].join('\n'),
    );
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(10);
    expect(lines[0]).toMatchObject({ slug: 'scale-sqrt-dk', lang: 'en', contradicted: [] });
    expect(lines[1]).toEqual({ error: 'not JSON', line: 2, text: 'not json' });
    expect(lines[2].error).toMatch(/slug/u);
    expect(lines[3]).toMatchObject({ score: 0, covered: [] });
    expect(lines.slice(4, 8)).toMatchObject([
      { error: '"answer" must be a text', line: 6 },
      { error: '"lang" must be en or zh', line: 7 },
      { error: '"slug" is no question of the bank', line: 8 },
      { error: '"answer" is longer than 20000 characters', line: 9 },
    ]);
    expect(lines[8]).toMatchObject({ lang: 'en', contradicted: [] });
    expect(lines[9].score).toBeGreaterThan(0);
    expect(code).toBe(1);
  });

  it('an empty answer is worth nothing to a program, and a mistake of a person', async () => {
    expect(JSON.parse((await grade(['residual', '--json'], '')).out)).toMatchObject({ score: 0 });
    expect(await grade(['residual'], ' ')).toMatchObject({
      code: 2,
      err: 'Give the answer on standard input.\n',
    });
  });

  it.each([
    [[], 'Which question?'],
    [['scale'], 'There is no question "scale"'],
    [['scale-sqrt-dk', '--lang', 'fr'], '--lang must be en or zh'],
    [['--batch'], '--batch goes with --json'],
  ])('%j: one line and exit 2', async (args, line) => {
    const { code, err } = await grade(args, ANSWER);
    expect(code).toBe(2);
    expect(err).toContain(line);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
