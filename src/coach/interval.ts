/** A length of time in a word or two: "10 min", "3 d", "2 mo". */
import type { Words } from '#locales/words.ts';

const MINUTE = 60_000;
const UNITS = [
  ['year', 365.25 * 1440],
  ['month', 30.44 * 1440],
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const;

/** In the largest unit that fits, one digit after the point below ten months and years. */
export function interval(ms: number, say: Words): string {
  const minutes = Math.max(1, ms / MINUTE);
  const [unit, length] = UNITS.find(([, size]) => Math.round(minutes / size) >= 1) ?? UNITS[4];
  const value = minutes / length;
  const exact = (unit === 'year' || unit === 'month') && value < 10;
  const count = exact ? value.toFixed(1).replace(/\.0$/u, '') : String(Math.round(value));
  return say(`interval-${unit}`, { count });
}
