/**
 * Each event once, whatever the gateway repeats: noted in the store before it is handled. What comes in while a note is
 * being written is written with the next, so that a busy hour waits for few writes.
 */
import type { Store } from '#store/store.ts';

/** Whether an event is new. */
export type Once = (event: string) => Promise<boolean>;

interface Waiting {
  readonly event: string;
  readonly settle: (isNew: boolean) => void;
  readonly fail: (error: unknown) => void;
}

export function createOnce(
  { handled }: Pick<Store, 'handled'>,
  source: string,
  now: () => number,
): Once {
  let waiting: Waiting[] = [];
  let isWriting = false;
  const write = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const fresh = await handled.firstOf(
          source,
          batch.map(({ event }) => event),
          now(),
        );
        // Of two alike in one batch the first is new.
        for (const { event, settle } of batch) settle(fresh.delete(event));
      } catch (error) {
        for (const { fail } of batch) fail(error);
      }
    }
    isWriting = false;
  };
  return (event) =>
    new Promise((settle, fail) => {
      waiting.push({ event, settle, fail });
      if (!isWriting) void write();
    });
}
