/** The one clock of the process: a tick every second, and never two at a time. */
import { schedule } from 'node-cron';

export interface Ticking {
  /** Resolves when a tick that is under way is done. */
  stop(): Promise<void>;
}

/** Calls `tick` every second; one that takes longer leaves out the next. `tick` must not reject. */
export function startTicking(tick: () => Promise<void>): Ticking {
  let running: Promise<void> | undefined;
  const task = schedule('* * * * * *', () => {
    running ??= tick().finally(() => {
      running = undefined;
    });
  });
  return {
    stop: async () => {
      await task.destroy();
      await running;
    },
  };
}
