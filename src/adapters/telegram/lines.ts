/**
 * One line a chat: what is sent to it goes out in order and one after the other, so that a chat that must wait holds up
 * no other. Of several versions of one message that wait, only the last is sent.
 */
export interface Lines {
  /** `version`: the message this is a version of; an older one that still waits is dropped and resolves at once. */
  send(chat: number, work: () => Promise<void>, version?: string): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

interface Waiting {
  readonly work: () => Promise<void>;
  readonly version: string | undefined;
  readonly done: (outcome: Promise<void> | undefined) => void;
}

export function createLines(): Lines {
  const lines = new Map<number, Waiting[]>();
  const running = new Set<Promise<void>>();
  const run = async (chat: number, line: Waiting[]): Promise<void> => {
    for (let next = line.shift(); next; next = line.shift()) {
      const outcome = next.work();
      next.done(outcome);
      await outcome.catch(() => {});
    }
    lines.delete(chat);
  };
  return {
    send: (chat, work, version) =>
      new Promise((done) => {
        const waiting: Waiting = { work, version, done: done as Waiting['done'] };
        const line = lines.get(chat);
        if (line) {
          const older =
            version === undefined ? -1 : line.findIndex((one) => one.version === version);
          if (older >= 0) line.splice(older, 1)[0]!.done(undefined);
          line.push(waiting);
          return;
        }
        const fresh = [waiting];
        lines.set(chat, fresh);
        const task = run(chat, fresh).finally(() => running.delete(task));
        running.add(task);
      }),
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
