import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startTicking } from '#schedule/ticking.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('one that takes long holds up no other, and is not called twice at a time', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let [quick, slow] = [0, 0];
  const ticking = startTicking(
    async () => {
      slow++;
      await promise;
    },
    async () => {
      quick++;
    },
  );
  await vi.advanceTimersByTimeAsync(5000);
  expect(slow).toBe(1);
  expect(quick).toBeGreaterThanOrEqual(4);
  let stopped = false;
  const stopping = ticking.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(3000);
  expect(stopped).toBe(false);
  const before = quick;
  resolve();
  await stopping;
  await vi.advanceTimersByTimeAsync(3000);
  expect(quick).toBe(before);
});
