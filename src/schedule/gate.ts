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
  /** Resolves when something may leave. Of those who wait the urgent come first. */
  pass(urgency: Urgency): Promise<Passed>;
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
const LONGEST_MS = 120_000;
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
  readonly urgency: Urgency;
  readonly since: number;
  resolve(passed: Passed): void;
}

export function createGate(key: string, { count, withinMs }: Limit, slots: Slots): Gate {
  /** From when on each slot may be free, as far as this process knows. */
  const freeAt = new Array<number>(count).fill(0);
  const queue: Record<Urgency, Waiting[]> = { soon: [], later: [] };
  let pumping = false;
  /** When something that has time last came. */
  let lastLater = Number.NEGATIVE_INFINITY;

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
  const next = (): Waiting | undefined => queue.soon[0] ?? queue.later[0];
  /** Keeps a slot that was taken until what it was taken for is answered. */
  const grip = (slot: number): Passed => {
    const since = Date.now();
    const renewal = setInterval(() => {
      if (Date.now() - since > LONGEST_MS) clearInterval(renewal);
      else slots.free(nameOf(slot), GRIP_MS + withinMs).catch(() => {});
    }, RENEW_MS);
    renewal.unref();
    return () => {
      clearInterval(renewal);
      freeAt[slot] = Date.now() + withinMs;
      wake?.();
      // A slot that can't be given back comes free by itself.
      slots.free(nameOf(slot), withinMs).catch(() => {});
    };
  };
  const take = (slot: number): Promise<number> => slots.take(nameOf(slot), GRIP_MS + withinMs);
  const letThrough = (passed: Passed): void => {
    const waiting = (queue.soon.length > 0 ? queue.soon : queue.later).shift();
    waiting?.resolve(passed);
  };
  const nameOf = (slot: number): string => `${key} ${slot}`;

  const part = withinMs / count;
  /** When somebody who has time may take a slot that is free at `at`. */
  const evenly = (slot: number, at: number, now: number): number => {
    const polite = at + COURTESY_MS;
    if (polite > now - part) return polite;
    const begun = Math.floor(now / withinMs - slot / count) * withinMs + slot * part;
    return now - begun < part ? now : begun + withinMs;
  };

  const pump = async (): Promise<void> => {
    for (let first = next(); first; first = next()) {
      const urgent = first.urgency === 'soon';
      if (urgent && Date.now() - first.since >= PATIENCE_MS) {
        letThrough(() => {});
        continue;
      }
      const now = Date.now();
      const ready = urgent ? freeAt : freeAt.map((at, slot) => evenly(slot, at, now));
      const slot = ready.indexOf(Math.min(...ready));
      const wait = ready[slot]! - now;
      if (wait > 0) {
        await news(wait);
        continue;
      }
      try {
        const taken = await take(slot);
        freeAt[slot] = taken === 0 ? Number.POSITIVE_INFINITY : Date.now() + taken;
        if (taken === 0) letThrough(grip(slot));
      } catch {
        await news(RETRY_MS);
      }
    }
  };

  /** Takes a slot without waiting for it, so that what has time makes room; where none is free, it goes without one. */
  const noted = (): Passed => {
    const slot = freeAt.indexOf(Math.min(...freeAt));
    if (freeAt[slot]! > Date.now()) return () => {};
    freeAt[slot] = Number.POSITIVE_INFINITY;
    const taken = take(slot).catch(() => undefined);
    return () => {
      freeAt[slot] = Date.now() + withinMs;
      void taken
        .then((wait) => (wait === 0 ? slots.free(nameOf(slot), withinMs) : undefined))
        .catch(() => {});
    };
  };

  return {
    pass: (urgency) =>
      new Promise((resolve) => {
        const now = Date.now();
        if (urgency === 'later') lastLater = now;
        else if (!pumping && Math.abs(now - lastLater) > QUIET_MS) return resolve(noted());
        if (urgency === 'soon' && queue.soon.length >= count) return resolve(() => {});
        queue[urgency].push({ urgency, since: Date.now(), resolve });
        if (urgency === 'soon') wake?.();
        if (pumping) return;
        pumping = true;
        void pump().finally(() => {
          pumping = false;
        });
      }),
    idle: () => !pumping && freeAt.every((at) => at <= Date.now()),
  };
}
