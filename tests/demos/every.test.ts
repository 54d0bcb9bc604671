import { describe, expect, it } from 'vitest';
import {
  demos,
  findDemo,
  listDemos,
  parseParameters,
  resultToJson,
  runDemo,
} from '#demos/index.ts';
import { document } from '#document/build.ts';
import type { Figure } from '#document/nodes.ts';
import { toMarkdown } from '#document/to-markdown.ts';
import { draw } from '#figures/draw.ts';
import { LANGUAGES } from '#locales/language.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';

const json = (name: string, typed: Record<string, string>, seed: number): string => {
  const demo = findDemo(name)!;
  const parameters = parseParameters(demo, typed);
  return JSON.stringify(resultToJson(demo, parameters, seed, runDemo(name, parameters, seed)));
};

describe.each(demos.map((demo) => [demo.name, demo] as const))('%s', (name, demo) => {
  it('the same seed gives the same bytes', () => {
    expect(json(name, {}, 7)).toBe(json(name, {}, 7));
  });

  it('another seed gives other numbers, unless it says that nothing is drawn', () => {
    const [one, two] = [1, 2].map((seed) => {
      const { inputs, values } = JSON.parse(json(name, {}, seed));
      return JSON.stringify([inputs, values]);
    });
    expect(one === two).toBe(demo.exact === true);
  });

  it('its JSON names the demo, its parameters, its inputs and its values', () => {
    const parsed = JSON.parse(json(name, {}, 3));
    expect(Object.keys(parsed)).toEqual(['demo', 'params', 'inputs', 'values']);
    expect(parsed.demo).toBe(name);
    expect(Object.keys(parsed.params)).toEqual([...Object.keys(demo.parameters), 'seed']);
    expect(Object.keys(parsed.values).length).toBeGreaterThan(0);
  });

  it.each(LANGUAGES)(
    'presents itself in %s with defaults and with what it says to try',
    (language) => {
      const say = wordsOf(language);
      const tries = [{}, ...presented({}).tryWith.map(({ parameters }) => parameters)];
      expect(tries.length).toBeGreaterThanOrEqual(3);
      for (const typed of tries) {
        const shown = presented(typed);
        expect(toMarkdown(document(shown.look, shown.conclusion, ...shown.numbers))).not.toMatch(
          /undefined|NaN(?!\s*\|)|\[object/u,
        );
        expect(shown.python.length).toBeGreaterThan(20);
        expect(shown.figures.length).toBeGreaterThan(0);
        for (const block of shown.figures) {
          const { spec, alt } = block as Figure;
          expect(alt).toContain(spec.title);
          expect(draw(spec, 'light').svg).toMatch(/^<svg /u);
        }
      }
      function presented(typed: Record<string, string>) {
        const parameters = parseParameters(demo, typed);
        return demo.present(runDemo(name, parameters, 1), {
          language,
          say,
          parameters: parameters as never,
          seed: 1,
        });
      }
    },
  );

  it('refuses a number out of range in one line that names it and its range', () => {
    for (const [key, parameter] of Object.entries(demo.parameters)) {
      if (!('min' in parameter)) continue;
      for (const typed of [String(parameter.min - 1), String(parameter.max + 1), 'much']) {
        const attempt = () => parseParameters(demo, { [key]: typed });
        expect(attempt).toThrow(UserError);
        expect(attempt).toThrow(new RegExp(`^${key} .*${parameter.min}.*${parameter.max}`, 'u'));
      }
    }
  });

  it('does not know other parameters', () => {
    expect(() => parseParameters(demo, { colour: 'red' })).toThrow(/no parameter “colour”/u);
  });
});

it('the list is what the contract says', () => {
  for (const entry of listDemos()) {
    expect(Object.keys(entry)).toEqual(['name', 'title', 'params', 'questions']);
    expect(Object.keys(entry.title)).toEqual(['en', 'zh']);
  }
});
