/** The time as a server or a coach tells it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** A clock that stands still until it is moved by hand. */
export function handClock(start: string | number) {
  let now = typeof start === 'number' ? start : Date.parse(start);
  return {
    now: () => now,
    set: (moment: string) => {
      now = Date.parse(moment);
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

export type HandClock = ReturnType<typeof handClock>;
