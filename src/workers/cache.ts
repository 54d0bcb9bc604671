/** Results by the hash of what was asked: bounded in bytes, the least recently used goes first. */
import { createHash } from 'node:crypto';

export interface Cache {
  /** The remembered value, or that of `make`; who asks while it is being made waits for the same one. */
  get<T>(request: unknown, make: () => Promise<T>): Promise<T>;
}

/** `sizeOf` tells the bytes a value takes. */
export function createCache(maxBytes: number, sizeOf: (value: unknown) => number): Cache {
  const entries = new Map<string, { value: Promise<unknown>; bytes: number }>();
  let total = 0;
  const drop = (key: string) => {
    total -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  return {
    get: <T>(request: unknown, make: () => Promise<T>): Promise<T> => {
      const key = hashOf(request);
      const known = entries.get(key);
      if (known) {
        entries.delete(key);
        entries.set(key, known);
        return known.value as Promise<T>;
      }
      const entry = { value: make() as Promise<unknown>, bytes: 0 };
      entries.set(key, entry);
      entry.value.then(
        (value) => {
          if (entries.get(key) !== entry) return;
          entry.bytes = sizeOf(value);
          total += entry.bytes;
          for (const oldest of entries.keys()) {
            if (total <= maxBytes) break;
            drop(oldest);
          }
        },
        // A failure is not remembered: the next one who asks tries again.
        () => drop(key),
      );
      return entry.value as Promise<T>;
    },
  };
}

/** The hash of a value by its content: keys in order, so that equal requests are one. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex');

function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'undefined';
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}
