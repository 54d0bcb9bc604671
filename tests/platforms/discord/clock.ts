/** The time as the server tells it: the machine's, or in tests one that stands still until it is moved. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface HandClock extends Clock {
  pass(ms: number): void;
}

export function createHandClock(start: number): HandClock {
  let time = start;
  return {
    now: () => time,
    pass: (ms) => {
      time += ms;
    },
  };
}
