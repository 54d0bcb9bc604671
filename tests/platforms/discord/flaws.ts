/** The checks that bad forms are found with, in the words of Discord's own error messages. */
import { lengthOf } from './limits.ts';
import type { Flaw } from './refusal.ts';

export type Path = readonly (string | number)[];

export type Check = ReturnType<typeof createCheck>;

/** Collects flaws; every check takes the path of what it looks at. */
export function createCheck() {
  const flaws: Flaw[] = [];
  const flaw = (path: Path, code: string, message: string): void => {
    flaws.push({ path, code, message });
  };
  return {
    flaws,
    flaw,
    required: (path: Path, value: unknown): boolean => {
      if (value !== undefined && value !== null) return true;
      flaw(path, 'BASE_TYPE_REQUIRED', 'This field is required');
      return false;
    },
    text: (path: Path, value: unknown, low: number, high: number): void => {
      if (value === undefined || value === null) return;
      if (typeof value !== 'string') {
        flaw(path, 'STRING_TYPE_CONVERT', `Could not interpret "${String(value)}" as string.`);
        return;
      }
      const length = lengthOf(value);
      if (length >= low && length <= high) return;
      if (low > 0) {
        flaw(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${low} and ${high} in length.`);
      } else {
        flaw(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${high} or fewer in length.`);
      }
    },
    count: (path: Path, items: readonly unknown[], low: number, high: number): void => {
      if (items.length >= low && items.length <= high) return;
      flaw(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${low} and ${high} in length.`);
    },
    range: (path: Path, value: unknown, low: number, high: number): void => {
      if (value === undefined || value === null) return;
      if (typeof value === 'number' && value >= low && value <= high) return;
      flaw(path, 'NUMBER_TYPE_RANGE', `int value should be between ${low} and ${high}.`);
    },
    among: (path: Path, value: unknown, known: readonly unknown[]): void => {
      if (known.includes(value)) return;
      flaw(path, 'BASE_TYPE_CHOICES', `Value must be one of (${known.join(', ')}).`);
    },
  };
}

/** Whatever came as JSON; the OpenAPI file is held against it elsewhere. */
export type Json = Readonly<Record<string, unknown>>;

export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
