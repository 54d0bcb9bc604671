/**
 * Lets so many things through in any span of time, whichever process they come from.
 *
 * A gate has as many slots as may pass within the span. A slot is taken before something leaves and is free again one
 * span after it was *answered*: so, however long the way was, never more than that many arrive within a span.
 * A limiter that counts by when things left can't promise this.
 *
 * Slots that have been free for long are not taken all at once, but each at its own part of the span: so a stream that
 * begins is even from the start, and whoever is in a hurry never waits for long.
 */
import type { Slots } from '#store/rates.ts';

export interface Limit {
  /** So many … */
  readonly count: number;
  /** … within so many milliseconds. */
  readonly withinMs: number;
}

/** `soon` is somebody who waits for an answer; `later` gives way. */
export type Urgency = 'soon' | 'later';

/** Call it when the platform has answered: whether it took the message. */
export type Passed = (arrived: boolean) => void;

export interface Gate {
  /**
   * Resolves when something may leave. Of those who wait the urgent come first. Where that takes longer than `patienceMs`
   * from now (known at once or found out while waiting) it resolves with about how many milliseconds are left instead.
   */
  pass(urgency: Urgency): Promise<Passed>;
  pass(urgency: 'later', patienceMs: number): Promise<Passed | number>;
  /** Whether nobody waits and every slot it knows of is free. */
  idle(): boolean;
}

/**
 * Whoever holds a slot says so again and again until the answer is there. One that was not heard of for so long is dead,
 * and nothing of it is on the way any more: its slots come free one span later.
 */
export const GRIP_MS = 600;
const RENEW_MS = 200;
/** No call takes longer; a slot is not held for one that was forgotten. */
export const LONGEST_MS = 120_000;
/** A free slot is left for those who are urgent, in any process, for so long. */
const COURTESY_MS = 3;
/** Nobody who is urgent waits longer, or in a longer row than there are slots; the platform itself has the last word. */
const PATIENCE_MS = 250;
/**
 * After nothing that has time has passed for so long, answers go at once, and only leave word of themselves: alone they
 * have no limit to make room for, and the platform itself says when they are too many.
 */
const QUIET_MS = 2000;
/** After a failure of the database. */
const RETRY_MS = 250;

interface Waiting {
  /** On the clock of the process, which nobody puts back. */
  readonly since: number;
  readonly patienceMs: number;
  resolve(passed: Passed | number): void;
}

export function createGate(key: string, { count, withinMs }: Limit, slots: Slots): Gate {
  /** Nobody takes a slot for longer without saying so again. */
  const held = GRIP_MS + withinMs;
  /** From when on each slot may be free, as far as this process knows. */
  const freeAt = new Array<number>(count).fill(0);
  const queue: Record<Urgency, Waiting[]> = { soon: [], later: [] };
  let pumping = false;
  /** When something that has time last came, on the clock of the process. */
  let lastLater = Number.NEGATIVE_INFINITY;

  let seen = Number.NEGATIVE_INFINITY;
  /** The time. Where the clock was put back, no slot comes free later than one that is taken now. */
  const time = (): number => {
    const now = Date.now();
    if (now < seen)
      for (const [slot, at] of freeAt.entries())
        if (Number.isFinite(at)) freeAt[slot] = Math.min(at, now + held);
    seen = now;
    return now;
  };

  /** Wakes the pump before its time: somebody urgent has come, or it is known when a slot comes free. */
  let wake: (() => void) | undefined;
  const news = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(ms, PATIENCE_MS));
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const lineOf = (): Waiting[] => (queue.soon.length > 0 ? queue.soon : queue.later);
  const nameOf = (slot: number): string => `${key} ${slot}`;

  /** Keeps a slot that was taken until what it was taken for is answered. */
  const grip = (slot: number): Passed => {
    const since = performance.now();
    let isHeld = true;
    let said: Promise<void> = Promise.resolve();
    const letGo = (): void => {
      if (!isHeld) return;
      isHeld = false;
      clearInterval(renewal);
      freeAt[slot] = Date.now() + withinMs;
      wake?.();
      // After what was said last, or that would hold it again. One that can't be given back comes free by itself.
      said.then(() => slots.free(nameOf(slot), withinMs)).catch(() => {});
    };
    const renewal = setInterval(() => {
      if (performance.now() - since > LONGEST_MS) letGo();
      else said = slots.free(nameOf(slot), held).catch(() => {});
    }, RENEW_MS);
    renewal.unref();
    return letGo;
  };
  /** `undefined` where somebody else has it. */
  const take = async (slot: number): Promise<Passed | undefined> => {
    const wait = await slots.take(nameOf(slot), held);
    freeAt[slot] = wait === 0 ? Number.POSITIVE_INFINITY : Date.now() + wait;
    return wait === 0 ? grip(slot) : undefined;
  };

  const part = withinMs / count;
  /** When somebody who has time may take a slot that is free at `at`. */
  const evenly = (slot: number, at: number, now: number): number => {
    const polite = at + COURTESY_MS;
    if (polite > now - part) return polite;
    const begun = Math.floor(now / withinMs - slot / count) * withinMs + slot * part;
    return now - begun < part ? now : begun + withinMs;
  };

  /** Ends in the same breath in which nobody waits any more: whoever comes then begins another. */
  const pump = async (): Promise<void> => {
    pumping = true;
    for (let line = lineOf(); line.length > 0; line = lineOf()) {
      const { since, patienceMs } = line[0]!;
      const urgent = line === queue.soon;
      const waited = performance.now() - since;
      if (urgent && waited >= PATIENCE_MS) {
        line.shift()!.resolve(() => {});
        continue;
      }
      const now = time();
      const ready = urgent ? freeAt : freeAt.map((at, slot) => evenly(slot, at, now));
      const slot = ready.indexOf(Math.min(...ready));
      const wait = ready[slot]! - now;
      if (wait > 0) {
        // When one that is held comes free is not known before it is given back.
        if (waited + wait > patienceMs) line.shift()!.resolve(Math.min(wait, withinMs));
        else await news(urgent ? Math.min(wait, PATIENCE_MS - waited) : wait);
        continue;
      }
      try {
        const passed = await take(slot);
        if (passed) lineOf().shift()!.resolve(passed);
      } catch {
        await news(RETRY_MS);
      }
    }
    pumping = false;
  };

  /** Takes a slot without waiting for it, so that what has time makes room; where none is free, it goes without one. */
  const noted = (): Passed => {
    const now = time();
    const slot = freeAt.indexOf(Math.min(...freeAt));
    if (freeAt[slot]! > now) return () => {};
    freeAt[slot] = Number.POSITIVE_INFINITY;
    const taken = take(slot).catch(() => {
      freeAt[slot] = Date.now() + withinMs;
      return undefined;
    });
    return (arrived) => {
      void taken.then((passed) => passed?.(arrived));
    };
  };

  const pass = (
    urgency: Urgency,
    patienceMs = Number.POSITIVE_INFINITY,
  ): Promise<Passed | number> =>
    new Promise((resolve) => {
      const since = performance.now();
      if (urgency === 'later') lastLater = since;
      else if (!pumping && since - lastLater > QUIET_MS) return resolve(noted());
      if (urgency === 'soon' && queue.soon.length >= count) return resolve(() => {});
      queue[urgency].push({ since, patienceMs, resolve });
      if (urgency === 'soon') wake?.();
      if (!pumping) void pump();
    });

  return {
    pass: pass as Gate['pass'],
    idle: () => {
      const now = time();
      return !pumping && freeAt.every((at) => at <= now);
    },
  };
}
