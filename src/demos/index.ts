/** Finding, checking, running and listing demos. */
import { distance } from 'fastest-levenshtein';
import { randomFrom } from '#compute/random.ts';
import { type Nested, type Tensor, toNested } from '#compute/tensor.ts';
import { UserError } from '#locales/user-error.ts';
import type { Datum, Demo, Result } from './demo.ts';
import { parseParameter } from './parameters.ts';
import { demos } from './registry.ts';

export { demos };

export const findDemo = (name: string): Demo | undefined =>
  demos.find((demo) => demo.name === name);

/** The demo whose title has the word in it, else the one whose name is nearest to a mistyped one. */
export const nearestDemo = (name: string): Demo =>
  demos.find(({ title }) =>
    Object.values(title).some((words) => words.toLowerCase().includes(name.toLowerCase())),
  ) ?? demos.toSorted((a, b) => distance(a.name, name) - distance(b.name, name))[0]!;

/** The values of all parameters, defaults where none was typed; unknown names and bad values are `UserError`s. */
export function parseParameters(
  demo: Demo,
  typed: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const known = Object.keys(demo.parameters);
  // People type dmodel, d_model and dModel alike.
  const same = (name: string) => name.replaceAll(/[_-]/gu, '').toLowerCase();
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(typed)) {
    const match = known.find((candidate) => same(candidate) === same(name));
    if (match === undefined) {
      throw new UserError('parameter-unknown', {
        demo: demo.name,
        name: name.slice(0, 40),
        known: known.join(', ') || '–',
      });
    }
    given.set(match, value);
  }
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(demo.parameters).map(([name, parameter]) => {
      const value = given.get(name);
      return [
        name,
        value === undefined ? parameter.default : parseParameter(name, parameter, value),
      ];
    }),
  );
  demo.check?.(values as never);
  return values;
}

/** Runs a demo on checked values. Heavy: the worker calls it. */
export function runDemo(
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  seed: number,
): Result {
  const demo = findDemo(name);
  if (!demo) throw new Error(`runDemo: no demo "${name}"`);
  return demo.run(parameters as never, randomFrom(seed));
}

/** Everything drawn and computed, matrices as nested arrays, −∞ and NaN as `null`. */
export const resultToJson = (
  demo: Demo,
  parameters: Readonly<Record<string, unknown>>,
  seed: number,
  { inputs, values }: Result,
) => ({
  demo: demo.name,
  params: { ...parameters, seed },
  inputs: plain(inputs),
  values: plain(values),
});

/** What `coach demo --list --json` prints. */
export const listDemos = () =>
  demos.map(({ name, title, parameters, questions }) => ({
    name,
    title,
    params: Object.fromEntries(
      Object.entries(parameters).map(([key, parameter]) => {
        const range = 'min' in parameter ? { min: parameter.min, max: parameter.max } : {};
        const options = 'options' in parameter ? { options: parameter.options } : {};
        return [key, { type: parameter.type, default: parameter.default, ...range, ...options }];
      }),
    ),
    questions,
  }));

type Json = Nested | string | boolean | readonly Json[] | { readonly [key: string]: Json };

function plain(datum: Datum): Json {
  if (typeof datum === 'number') return Number.isFinite(datum) ? datum : null;
  if (datum === null || typeof datum !== 'object') return datum;
  if (isTensor(datum)) return toNested(datum);
  if (Array.isArray(datum)) return datum.map(plain);
  return Object.fromEntries(
    Object.entries(datum).map(([key, value]) => [key, plain(value as Datum)]),
  );
}

const isTensor = (datum: object): datum is Tensor =>
  'data' in datum && datum.data instanceof Float64Array;
