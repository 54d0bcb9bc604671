import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { contentFolders, loadBank } from '#bank/load.ts';
import { randomFrom } from '#compute/random.ts';
import { LANGUAGES } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import { drawQuiz, OPTIONS } from '#quizzes/draw.ts';
import { askTemplate, quizTemplates } from '#quizzes/index.ts';

const SEEDS = 1000;
/** What native polls take. */
const LIMITS = { option: 95, explanation: 200, prompt: 300 } as const;
const { bank } = loadBank(contentFolders([]));

type P = Readonly<Record<string, never>> & Readonly<Record<string, number>>;
const near = (a: unknown, b: number) => expect(a).toBeCloseTo(b, 9);

/** The right answer once more, from the formula alone. */
const CHECKS: Readonly<Record<string, (p: P, right: unknown) => void>> = {
  'dot-product-variance': ({ dk, spread }, right) => near(right, dk! * spread! ** 2),
  'softmax-temperature': ({ gap, temperature }, right) =>
    near(right, 1 / (1 + Math.exp(-gap! / temperature!))),
  'attention-output-shape': ({ n, dv }, right) => expect(right).toEqual([n, dv]),
  'attention-parameter-count': ({ dModel }, right) => expect(right).toBe(4 * dModel! * dModel!),
  'head-width': ({ dModel, heads }, right) => near(right, (dModel! / heads!) ** 0.5),
  'mask-matrix': (p, right) => {
    const { n, length } = p;
    const kind = p.kind as unknown as 'causal' | 'padding' | 'both';
    const { data } = right as { data: Float64Array };
    for (let i = 0; i < n!; i++) {
      for (let j = 0; j < n!; j++) {
        const wanted = { causal: j <= i, padding: j < length!, both: j <= i && j < length! }[kind];
        expect(data[i * n! + j]).toBe(wanted ? 1 : 0);
      }
    }
  },
  'visible-keys': ({ length, query }, right) => {
    expect(right as number).toBeLessThanOrEqual(Math.min(query! + 1, length!));
  },
  'rpr-vector-count': ({ clip }, right) => expect(right).toBe(2 * clip! + 1),
  'rpr-index': ({ clip, i, j }, right) => expect(right).toBe(j! > i! ? 2 * clip! : 0),
  'sinusoid-wavelength': ({ dModel, pair }, right) =>
    expect((right as number) / (2 * Math.PI * 10_000 ** ((2 * pair!) / dModel!))).toBeCloseTo(1, 9),
  'bpe-next-merge': (p, right) => {
    const words = p.words as unknown as { word: string; count: number }[];
    const counts: Record<string, number> = {};
    for (const { word, count } of words) {
      [...word].forEach((character, i) => {
        const pair = `${character} ${[...word][i + 1] ?? '</w>'}`;
        counts[pair] = (counts[pair] ?? 0) + count;
      });
    }
    const most = Math.max(...Object.values(counts));
    expect(Object.keys(counts).filter((pair) => counts[pair] === most)).toEqual([right]);
  },
  'learning-rate-at-step': ({ dModel, warmup, step }, right) =>
    expect(
      (right as number) /
        (Math.min(step! / warmup! ** 1.5, 1 / Math.sqrt(step!)) / Math.sqrt(dModel!)),
    ).toBeCloseTo(1, 9),
  'dropout-scaling': ({ p, x }, right) => near(right, x! / (1 - p!)),
  'layernorm-row': (p, right) => {
    const row = p.row as unknown as number[];
    const mean = (row[0]! + row[1]! + row[2]! + row[3]!) / 4;
    const spread = row.map((x) => (x - mean) ** 2).reduce((a, b) => a + b) / 4;
    expect(right).toBeCloseTo((row[0]! - mean) / Math.sqrt(spread), 4);
  },
  'batchnorm-normaliser-count': (p, right) =>
    expect(right).toBe((p.kind as unknown) === 'layer' ? p.b! * p.n! : p.d!),
  'running-mean': ({ momentum, old, now }, right) => near(right, old! + momentum! * (now! - old!)),
  'ffn-parameter-count': ({ dModel, inner }, right) =>
    expect(right).toBe(dModel! * inner! + inner! + inner! * dModel! + dModel!),
  'score-memory': ({ n, heads }, right) => expect(right).toBe(n! * n! * heads! * 4),
  'bert-mask-count': ({ n }, right) => near(right, 0.12 * n!),
  'alibi-penalty': ({ heads, head, distance }, right) =>
    near(right, distance! / 256 ** (head! / heads!)),
  'gradient-through-depth': ({ slope, depth }, right) =>
    expect((right as number) / (1 + slope!) ** depth!).toBeCloseTo(1, 9),
  'error-compounding': ({ error, steps }, right) =>
    near(right, Math.exp(steps! * Math.log(1 - error!))),
};

it('there is a check of our own for every template', () => {
  expect(Object.keys(CHECKS).toSorted()).toEqual(quizTemplates.map(({ name }) => name).toSorted());
  expect(quizTemplates.length).toBeGreaterThanOrEqual(12);
});

describe.each(quizTemplates.map((template) => [template.name, template] as const))(
  '%s',
  (name, template) => {
    it(`is sound on ${SEEDS} seeds`, () => {
      const rights = new Set<string>();
      const says = LANGUAGES.map(wordsOf);
      for (let seed = 1; seed <= SEEDS; seed++) {
        const { options, parameters } = drawQuiz(template, randomFrom(seed));
        expect(options.map(({ letter }) => letter).join('')).toBe('abcd'.slice(0, OPTIONS));
        const right = options.filter((option) => option.right);
        expect(right).toHaveLength(template.rightAnswers ?? 1);
        for (const say of says)
          expect(new Set(options.map(({ value }) => template.show(value, say))).size).toBe(OPTIONS);
        for (const { value } of right) CHECKS[name]!(parameters as P, value);
        rights.add(right.map(({ letter }) => letter).join(''));
      }
      // The right answer stands in every place.
      expect(rights.size).toBeGreaterThanOrEqual(4);
    });

    it('reads well in both languages, within the limits of a poll', () => {
      for (let seed = 1; seed <= 60; seed++) {
        const asked = LANGUAGES.map((language) => askTemplate(name, seed, language));
        expect(asked[0]!.answers).toEqual(asked[1]!.answers);
        for (const { prompt, options, hint, explanation } of asked) {
          expect([...textOf(prompt)].length).toBeLessThanOrEqual(LIMITS.prompt);
          expect([...textOf(explanation)].length).toBeLessThanOrEqual(LIMITS.explanation);
          for (const part of [prompt, hint, explanation]) {
            expect(textOf(part).length).toBeGreaterThan(5);
            expect(textOf(part)).not.toMatch(/NaN|undefined|\[object|\{ \$/u);
          }
          for (const { text, why } of options) {
            const shown = textOf({ type: 'paragraph', children: [...text] });
            expect([...shown].length).toBeLessThanOrEqual(LIMITS.option);
            expect(textOf({ type: 'paragraph', children: [...why] }).length).toBeGreaterThan(5);
          }
        }
      }
    });

    it('the same seed asks the same, another one something else', () => {
      const at = (seed: number) => JSON.stringify(askTemplate(name, seed, 'en'));
      expect(at(5)).toBe(at(5));
      expect(new Set([1, 2, 3, 4, 5, 6].map(at)).size).toBeGreaterThan(2);
    });

    it('is asked by a question of the bank', () => {
      const bound = bank.questions.filter(({ text }) =>
        text.en.quizzes.some((quiz) => quiz.kind === 'computed' && quiz.template === name),
      );
      expect(bound.length).toBeGreaterThan(0);
      for (const { slug } of bound) expect(template.questions).toContain(slug);
    });
  },
);
