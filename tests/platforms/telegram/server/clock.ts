/** The server's time: the real one, or one that a test moves by hand. */

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const realClock: Clock = { now: () => Date.now() };

/** Seconds, as Telegram dates everything. */
export const secondsOf = (ms: number): number => Math.floor(ms / 1000);

export interface HandClock extends Clock {
  move(ms: number): void;
}

export function createHandClock(start: number): HandClock {
  let time = start;
  return {
    now: () => time,
    move: (ms) => {
      time += ms;
    },
  };
}
