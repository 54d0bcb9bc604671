/**
 * Each update of a platform once, whatever it repeats after a restart or tells several processes: noted in the store
 * before it is handled. Those that come together, or while a note is being written, are noted together, for a note is a
 * write to the disk.
 */
import type { Store } from '#store/store.ts';

/** Whether an update is told for the first time. */
export type Once = (update: string) => Promise<boolean>;

interface Waiting {
  readonly update: string;
  readonly settle: (isFirst: boolean) => void;
  readonly fail: (error: unknown) => void;
}

/** `source` is the bot's id. */
export function createOnce(
  source: string,
  { handled }: Pick<Store, 'handled'>,
  now: () => number,
): Once {
  let waiting: Waiting[] = [];
  let isWriting = false;
  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const first = await handled.firstOf(
          source,
          batch.map(({ update }) => update),
          now(),
        );
        // Of two alike in one batch one is the first.
        for (const { update, settle } of batch) settle(first.delete(update));
      } catch (error) {
        for (const { fail } of batch) fail(error);
      }
    }
    isWriting = false;
  };
  return (update) =>
    new Promise((settle, fail) => {
      waiting.push({ update, settle, fail });
      if (isWriting) return;
      isWriting = true;
      // What arrived with it comes before the end of this turn.
      setImmediate(write);
    });
}
