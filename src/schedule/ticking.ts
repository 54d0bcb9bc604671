/** The one clock of the process: everything that goes on by itself is called every second, and never twice at a time. */
import { schedule } from 'node-cron';

export interface Ticking {
  /** Resolves when the ticks that are under way are done. */
  stop(): Promise<void>;
}

/**
 * Calls each of `ticks` every second, whatever the others are at; one that takes longer leaves out its next. None of them
 * may reject.
 */
export function startTicking(...ticks: readonly (() => Promise<unknown>)[]): Ticking {
  const running = new Map<(typeof ticks)[number], Promise<void>>();
  const task = schedule('* * * * * *', () => {
    for (const tick of ticks) {
      if (running.has(tick)) continue;
      const over = tick().then(() => {
        running.delete(tick);
      });
      running.set(tick, over);
    }
  });
  return {
    stop: async () => {
      await task.destroy();
      await Promise.all(running.values());
    },
  };
}
