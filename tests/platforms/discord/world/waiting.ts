/** Waiting for something to become true: woken by what happens, never by a clock, and bounded by one. */
import type { Backend } from '../backend.ts';

/** How long nobody waits longer than. A bound for a program that hangs, not a measure of speed. */
const PATIENCE_MS = 50_000;

/**
 * Resolves with the first value `look` returns; rejects with `explain()` where there is none in time, and at once
 * where a malformed call comes in meanwhile.
 */
export function until<T>(
  look: () => T | undefined,
  explain: () => string,
  backend: Backend,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const known = backend.faults.length;
    const end = (): void => {
      clearTimeout(timer);
      stop();
    };
    const fail = (): void => {
      end();
      reject(new Error([explain(), ...backend.faults.slice(known)].join('\n')));
    };
    const check = (): void => {
      const value = look();
      if (value !== undefined) {
        end();
        resolve(value);
      } else if (backend.faults.length > known && !backend.expectsFaults) fail();
    };
    const timer = setTimeout(fail, PATIENCE_MS);
    const stop = backend.onChange(check);
    check();
  });
}
