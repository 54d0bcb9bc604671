/** What a test file opened is closed after its last test, in reverse order; a hook registered inside a test never runs. */
import { afterAll } from 'vitest';

const closings: (() => Promise<unknown>)[] = [];

export const closeAfterwards = (close: () => Promise<unknown>): void => {
  closings.push(close);
};

afterAll(async () => {
  const failures: unknown[] = [];
  for (const close of closings.splice(0).toReversed())
    await close().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}, 60_000);
