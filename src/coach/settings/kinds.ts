/** The kinds of settings there are: one of some words, a number in a range, a time of day, a time zone. */
import { UserError } from '#locales/user-error.ts';
import { zoneOf } from '../daily/times.ts';
import type { Setting } from './setting.ts';

type Head = Pick<Setting<unknown>, 'name' | 'scope'>;

export function oneOf<const V extends string>(
  head: Head,
  values: readonly V[],
  initially: V,
): Setting<V> {
  const accepts = (value: unknown): value is V => values.includes(value as V);
  return {
    ...head,
    default: initially,
    values,
    accepts,
    parse: (typed) => {
      const value = typed.trim().toLowerCase();
      if (accepts(value)) return value;
      throw wrong(head.name, typed, values.join(', '));
    },
    print: (value) => value,
  };
}

export function numberWithin(
  head: Head,
  low: number,
  high: number,
  initially: number,
  { whole = true } = {},
): Setting<number> {
  const accepts = (value: unknown): value is number =>
    typeof value === 'number' &&
    value >= low &&
    value <= high &&
    (!whole || Number.isInteger(value));
  return {
    ...head,
    default: initially,
    values: [`${low}–${high}`],
    takesOthers: true,
    accepts,
    parse: (typed) => {
      const value = Number(typed.trim().replace(',', '.'));
      if (typed.trim() !== '' && accepts(value)) return value;
      throw wrong(head.name, typed, `${low}–${high}`);
    },
    print: String,
  };
}

/** Some names, separated by commas or spaces; `all` is the empty list. */
export function listOfNames(head: Head): Setting<readonly string[]> {
  const name = /^[a-z0-9][a-z0-9-]{0,39}$/u;
  const accepts = (value: unknown): value is readonly string[] =>
    Array.isArray(value) &&
    value.length <= 20 &&
    value.every((one) => typeof one === 'string' && name.test(one));
  return {
    ...head,
    default: [],
    values: ['all'],
    takesOthers: true,
    accepts,
    parse: (typed) => {
      const names = typed
        .toLowerCase()
        .split(/[\s,，、]+/u)
        .filter(Boolean);
      if (names.length === 1 && names[0] === 'all') return [];
      if (names.length > 0 && accepts(names)) return [...new Set(names)];
      throw wrong(head.name, typed, 'all');
    },
    print: (value) => value.join(', ') || 'all',
  };
}

/** `09:30`, or `off`. */
export function timeOfDay(head: Head): Setting<string> {
  const accepts = (value: unknown): value is string =>
    typeof value === 'string' && /^(?:off|(?:[01]\d|2[0-3]):[0-5]\d)$/u.test(value);
  return {
    ...head,
    default: 'off',
    values: ['off', '09:00', '20:30'],
    takesOthers: true,
    accepts,
    parse: (typed) => {
      const value = typed
        .trim()
        .toLowerCase()
        .replace('：', ':')
        .replace(/^(\d):/u, '0$1:');
      if (accepts(value)) return value;
      throw wrong(head.name, typed, '00:00–23:59, off');
    },
    print: (value) => value,
  };
}

/** A zone of the IANA database, or a city in it, whatever the case it is typed in. */
export function timeZone(head: Head): Setting<string> {
  const accepts = (value: unknown): value is string => {
    try {
      return typeof value === 'string' && Boolean(Temporal.Now.zonedDateTimeISO(value));
    } catch {
      return false;
    }
  };
  return {
    ...head,
    default: 'UTC',
    values: ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'UTC'],
    takesOthers: true,
    accepts,
    parse: (typed) => {
      // Offsets such as +08:00 know no daylight saving; a place does.
      const zone = zoneOf(typed.trim());
      if (zone !== undefined) return zone;
      throw wrong(head.name, typed, 'Asia/Shanghai, Europe/Berlin, America/New_York, UTC');
    },
    print: (value) => value,
  };
}

const wrong = (name: string, typed: string, allowed: string): UserError =>
  new UserError('setting-wrong', { name, typed: [...typed].slice(0, 40).join(''), allowed });
