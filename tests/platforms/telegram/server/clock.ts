/** The server's time: the real one, unless a test moves one by hand. */
import type { Clock } from '../../../support/clock.ts';

export const realClock: Clock = { now: () => Date.now() };

/** Seconds, as Telegram dates everything. */
export const secondsOf = (ms: number): number => Math.floor(ms / 1000);
