/** A server to control: one of this process, or one of another by its address. */
import type { Control } from '../server/control.ts';
import { type Entry, toLines } from '../server/transcript.ts';

export interface Handle {
  readonly control: Control;
  /**
   * Waits until `find` finds something, in what has happened since `n` or elsewhere: it looks whenever something
   * happens. Fails after a while, with the transcript.
   */
  until<T>(
    what: string,
    since: () => number,
    find: (entries: Entry[]) => T | undefined | Promise<T | undefined>,
  ): Promise<T>;
  length(): Promise<number>;
  lines(): Promise<string>;
}

/** Long enough for a machine that has much else to do; a test that waits in vain fails after it. */
const PATIENCE_MS = 20_000;
const SHOWN = 40;

export function handleOf(control: Control, patienceMs = PATIENCE_MS): Handle {
  const read = async (since: number, waitMs = 0) =>
    (await control('transcript', { since, waitMs })) as { length: number; entries: Entry[] };
  const lines = async () => toLines((await read(0)).entries.filter(isTold).slice(-SHOWN));
  return {
    control,
    lines,
    length: async () => (await read(Number.MAX_SAFE_INTEGER)).length,
    until: async (what, since, find) => {
      const deadline = performance.now() + patienceMs;
      for (;;) {
        const { length, entries } = await read(since());
        const found = await find(entries);
        if (found !== undefined) return found;
        const left = deadline - performance.now();
        if (left <= 0) throw new Error(`waited in vain for ${what}\n\n${await lines()}`);
        await control('transcript', { since: length, waitMs: left });
      }
    },
  };
}

/** What a bot does for itself tells nothing of a conversation. */
const isTold = (entry: Entry) =>
  entry.kind !== 'call' || !/^(?:getUpdates|[gs]etMy|[gs]etChatMenu)/u.test(entry.method);

/** The controls of a server in another process. */
export const remoteControl =
  (url: string): Control =>
  async (command, given) => {
    const response = await fetch(`${url}/control/${command}`, {
      method: 'POST',
      body: JSON.stringify(given),
    });
    if (!response.ok) throw new Error(`${command}: ${await response.text()}`);
    return response.json();
  };
