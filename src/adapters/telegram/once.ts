/**
 * Updates that were taken up before are known by their ids in the store: Telegram tells again after a restart, or to
 * several processes. Those that come together are noted together, for a note is a write to the disk.
 */
import type { Store } from '#store/store.ts';

/** Whether the update is told for the first time. Answers in the order of the questions. */
export type Once = (update: number) => Promise<boolean>;

export function createOnce(
  source: string,
  { handled }: Pick<Store, 'handled'>,
  now: () => number,
): Once {
  let waiting: {
    update: number;
    resolve: (first: boolean) => void;
    reject: (e: unknown) => void;
  }[] = [];
  let running = false;
  const run = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const fresh = await handled.firstOf(
          source,
          batch.map(({ update }) => String(update)),
          now(),
        );
        for (const { update, resolve } of batch) resolve(fresh.delete(String(update)));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  };
  return (update) =>
    new Promise((resolve, reject) => {
      waiting.push({ update, resolve, reject });
      if (running) return;
      running = true;
      // What arrived with it comes before the end of this turn.
      setImmediate(run);
    });
}
