/** A clock that is moved by hand. */
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
