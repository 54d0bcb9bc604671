/**
 * The kinds of parameters a demo can take, and how a person's text becomes one of them.
 *
 * A value out of range is a `UserError` that names the parameter and its range.
 */
import { UserError } from '#locales/user-error.ts';

export interface IntegerParameter {
  readonly type: 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}
export interface NumberParameter {
  readonly type: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}
/** Whole numbers separated by commas: `5,3`. `min` and `max` bound each one, `maxCount` how many. */
export interface IntegersParameter {
  readonly type: 'integers';
  readonly default: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly maxCount: number;
}
/** A text of the person's own; `max` bounds its length in characters. */
export interface TextParameter {
  readonly type: 'text';
  readonly default: string;
  readonly max: number;
}
export interface ChoiceParameter<T extends string = string> {
  readonly type: 'choice';
  readonly default: T;
  readonly options: readonly T[];
}

export type Parameter =
  | IntegerParameter
  | NumberParameter
  | IntegersParameter
  | TextParameter
  | ChoiceParameter;

export type ValueOf<P extends Parameter> = P extends IntegerParameter | NumberParameter
  ? number
  : P extends IntegersParameter
    ? readonly number[]
    : P extends ChoiceParameter<infer T>
      ? T
      : string;

export const integer = (value: number, min: number, max: number): IntegerParameter => ({
  type: 'integer',
  default: value,
  min,
  max,
});
export const number = (value: number, min: number, max: number): NumberParameter => ({
  type: 'number',
  default: value,
  min,
  max,
});
export const integers = (
  value: readonly number[],
  min: number,
  max: number,
  maxCount = 8,
): IntegersParameter => ({ type: 'integers', default: value, min, max, maxCount });
export const text = (value: string, max: number): TextParameter => ({
  type: 'text',
  default: value,
  max,
});
export const choice = <const T extends string>(
  value: NoInfer<T>,
  options: readonly T[],
): ChoiceParameter<T> => ({ type: 'choice', default: value, options });

/** The value of parameter `name` from what a person typed. */
export function parseParameter<P extends Parameter>(
  name: string,
  parameter: P,
  typed: string,
): ValueOf<P> {
  return parse(name, parameter, typed.trim()) as ValueOf<P>;
}

function parse(
  name: string,
  parameter: Parameter,
  typed: string,
): number | string | readonly number[] {
  switch (parameter.type) {
    case 'integer':
    case 'number':
      return parseNumber(name, parameter, typed);
    case 'integers': {
      const parts = typed.split(/[\s,，、]+/u).filter(Boolean);
      if (parts.length === 0 || parts.length > parameter.maxCount) {
        throw new UserError('parameter-count', { name, max: String(parameter.maxCount) });
      }
      return parts.map((part) =>
        parseNumber(name, { ...parameter, type: 'integer', default: 0 }, part),
      );
    }
    case 'choice': {
      const option = parameter.options.find((o) => o.toLowerCase() === typed.toLowerCase());
      if (option === undefined) {
        throw new UserError('parameter-choice', { name, options: parameter.options.join(', ') });
      }
      return option;
    }
    case 'text': {
      const length = [...typed].length;
      if (length === 0 || length > parameter.max) {
        throw new UserError('parameter-text', {
          name,
          max: String(parameter.max),
          length: String(length),
        });
      }
      return typed;
    }
  }
}

function parseNumber(
  name: string,
  { type, min, max }: IntegerParameter | NumberParameter,
  typed: string,
): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu.test(typed) ? Number(typed) : Number.NaN;
  const fits = value >= min && value <= max && (type === 'number' || Number.isInteger(value));
  if (!fits) {
    throw new UserError(type === 'integer' ? 'parameter-integer' : 'parameter-number', {
      name,
      min: String(min),
      max: String(max),
      typed: [...typed].slice(0, 40).join(''),
    });
  }
  return value;
}
