/**
 * Sends what is due, a few at a time, and sees to it that nothing is sent twice: each delivery is claimed, marked as
 * leaving before it leaves, and marked as sent after that. What it says and how is not known here.
 */
import type { Day, Delivery, DeliveryState } from '#store/deliveries.ts';
import type { Store } from '#store/store.ts';
import { GRACE_MS, type Watch } from './planner.ts';

/** What became of one try. */
export type Outcome =
  | { readonly kind: 'sent' }
  /** It was not tried: the place takes nothing for `ms`, or somebody else has it. Says nothing of the platform. */
  | { readonly kind: 'waits'; readonly ms: number }
  /** It may have arrived. `again`: a second try can't arrive twice. */
  | { readonly kind: 'unsure'; readonly error: string; readonly again?: boolean }
  /** It has not arrived: another try in `ms`, or as the pause between tries grows. */
  | {
      readonly kind: 'later';
      readonly error: string;
      readonly ms?: number;
      readonly refused?: boolean;
    }
  | { readonly kind: 'skipped' | 'suspended'; readonly error: string };

export interface Attempt {
  readonly delivery: Delivery;
  /** Call it right before anything leaves. `false`: somebody else has it now, so nothing may leave. */
  leaves(): Promise<boolean>;
}

export interface DrainParts {
  readonly store: Store;
  /** Milliseconds since the epoch. */
  now(): number;
  /** It sends what is for places of this adapter. */
  readonly adapter: string;
  /** Its own: no two, in no process, have the same. */
  readonly name: string;
  /** Tries once. A rejection is a bug: it counts as not arrived before `leaves`, as unsure after it. */
  attempt(attempt: Attempt): Promise<Outcome>;
  /** What to do with a delivery whose sender has died on the way. */
  orphaned(orphan: Delivery & { readonly place: string | null }): 'unsure' | 'again';
  onError(error: unknown): void;
  readonly watch?: DrainWatch;
  /** Senders side by side: what each has under way when the process is killed is unsure. @default SENDERS */
  readonly lanes?: number;
}

export interface DrainWatch extends Watch {
  /** How long after its moment. */
  sent?(lateMs: number): void;
  unsure?(): void;
  suspended?(): void;
  retried?(): void;
}

export interface Drain {
  /** Begins with what is due, renews what is held, and takes care of what a dead process has left. Never rejects. */
  tick(): Promise<void>;
  /** Resolves when nothing is left that could be sent now. */
  idle(): Promise<void>;
  /** Takes nothing new, finishes what is under way and lets go of the rest. */
  stop(): Promise<void>;
}

/** Of a process, for each adapter: enough for thirty messages a second at an eighth of a second each. */
export const SENDERS = 4;
/** Without a sign of life for so long a process counts as dead. */
export const LEASE_MS = 15_000;
const RENEW_MS = 4000;
const ORPHANS = 100;
/** The pauses between tries: 5 s, 10 s, 20 s … 10 min. */
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 600_000;
/** So many failures one after the other look like an outage: everybody else's question is not risked in it. */
const OUTAGE = 3;
const LONGEST_BRAKE_MS = 60_000;
/** How long to wait for a database that does not answer before writing down what has happened. */
const DATABASE_PAUSE_MS = 500;

export function createDrain(parts: DrainParts): Drain {
  const { store, now, adapter, name, onError, watch = {}, lanes = SENDERS } = parts;
  const { deliveries } = store;
  const running = new Set<Promise<void>>();
  let stopped = false;
  /** Failures since the last success, and until when nothing new is begun. */
  let failures = 0;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let renewed = Number.NEGATIVE_INFINITY;

  /** What has happened must be written down, however long the database is away. */
  const written = async (settle: () => Promise<boolean>): Promise<boolean> => {
    for (;;) {
      try {
        return await settle();
      } catch (error) {
        onError(error);
        if (stopped) throw error;
        await new Promise((resolve) => setTimeout(resolve, DATABASE_PAUSE_MS));
      }
    }
  };

  /** One at a time until nothing is due; a lane that finds something opens the next. */
  const lane = async (): Promise<void> => {
    while (!stopped && !isPaused()) {
      const delivery = await deliveries.claim(adapter, name, now(), now() + LEASE_MS);
      if (!delivery) return;
      open();
      await one(delivery);
    }
  };

  /** A clock that was put back ends a pause. */
  const isPaused = (): boolean => {
    const left = pausedUntil - now();
    return left > 0 && left <= LONGEST_BRAKE_MS;
  };

  const brake = (outcome: Outcome): void => {
    if (outcome.kind === 'sent') failures = 0;
    // What concerns one place alone says nothing of the others.
    if (outcome.kind !== 'unsure' && (outcome.kind !== 'later' || outcome.refused)) return;
    failures++;
    if (failures < OUTAGE) return;
    const pause = (outcome.kind === 'later' && outcome.ms) || 1000 * 2 ** (failures - OUTAGE);
    pausedUntil = now() + Math.min(LONGEST_BRAKE_MS, pause);
  };

  const open = (): void => {
    // In an outage one goes ahead.
    if (stopped || isPaused() || running.size >= (failures < OUTAGE ? lanes : 1)) return;
    const ended: Promise<void> = lane()
      .catch(onError)
      .finally(() => running.delete(ended));
    running.add(ended);
  };

  const one = async (delivery: Delivery): Promise<void> => {
    if (now() - delivery.due_at > GRACE_MS) {
      const { first_try_at, error } = delivery;
      await settle(delivery, { kind: givenUp(first_try_at !== null), error: error ?? 'late' });
      return;
    }
    let left = false;
    const leaves = async (): Promise<boolean> => {
      if (left) return true;
      left = await deliveries.leaves(delivery, name, now(), now() + LEASE_MS);
      return left;
    };
    let outcome: Outcome;
    try {
      outcome = await parts.attempt({ delivery, leaves });
    } catch (error) {
      onError(error);
      const message = (error as Error).message;
      outcome = left ? { kind: 'unsure', error: message } : { kind: 'later', error: message };
    }
    brake(outcome);
    await settle(delivery, outcome);
  };

  const settle = async (delivery: Delivery, outcome: Outcome): Promise<void> => {
    const at = now();
    const set = changeOf(delivery, outcome, at);
    if (!(await written(() => deliveries.settle(delivery, name, set)))) return;
    tell(set.state, outcome, at - delivery.due_at);
  };

  const tell = (state: DeliveryState, outcome: Outcome, lateMs: number): void => {
    if (state === 'sent') watch.sent?.(lateMs);
    else if (state === 'unsure') watch.unsure?.();
    else if (state === 'suspended') watch.suspended?.();
    else if (state === 'skipped') watch.skipped?.(1);
    else if (outcome.kind === 'later' || outcome.kind === 'unsure') watch.retried?.();
  };

  const adopt = async (time: number): Promise<void> => {
    for (const orphan of await deliveries.orphans(adapter, time, ORPHANS)) {
      const again = parts.orphaned(orphan) === 'again';
      const resolved = await deliveries.resolve(
        orphan,
        again
          ? { state: 'pending', wake_at: time, lease_by: null }
          : { state: 'unsure', wake_at: null, error: 'its sender died' },
      );
      if (resolved) tell(again ? 'pending' : 'unsure', { kind: 'unsure', error: '' }, 0);
    }
  };

  return {
    tick: async () => {
      if (stopped) return;
      try {
        const time = now();
        if (time - renewed >= RENEW_MS || time < renewed) {
          renewed = time;
          if (running.size > 0) await deliveries.renew(name, time, time + LEASE_MS);
        }
        await adopt(time);
      } catch (error) {
        onError(error);
        return;
      }
      open();
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    stop: async () => {
      stopped = true;
      await Promise.all(running);
      await deliveries.release(name, now()).catch(onError);
    },
  };
}

/** What it is too late for: of one that may have arrived nobody knows that it is missing. */
const givenUp = (mayHaveArrived: boolean): 'unsure' | 'skipped' =>
  mayHaveArrived ? 'unsure' : 'skipped';

/** How a delivery stands after a try; it is given as it stood before. */
function changeOf(
  { attempts, refusals, due_at, first_try_at }: Delivery,
  outcome: Outcome,
  now: number,
): Partial<Delivery> & { readonly state: DeliveryState } {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', wake_at: null, sent_at: now, error: null };
    case 'waits':
      return { state: 'pending', wake_at: now + outcome.ms, first_try_at };
    case 'later':
    case 'unsure': {
      const { error } = outcome;
      if (outcome.kind === 'unsure' && !outcome.again)
        return { state: 'unsure', wake_at: null, error };
      const pause =
        (outcome.kind === 'later' ? outcome.ms : undefined) ??
        Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts, 10));
      // What has surely not arrived leaves no doubt behind.
      const doubt = outcome.kind === 'later' ? { first_try_at } : {};
      // Nothing is gained by a try that would be too late.
      if (now + pause - due_at > GRACE_MS) {
        const mayHaveArrived = outcome.kind === 'unsure' || first_try_at !== null;
        return { state: givenUp(mayHaveArrived), wake_at: null, error, ...doubt };
      }
      return {
        state: 'pending',
        wake_at: now + pause,
        error,
        attempts: attempts + 1,
        refusals: refusals + (outcome.kind === 'later' && outcome.refused ? 1 : 0),
        ...doubt,
      };
    }
    default:
      return { state: outcome.kind, wake_at: null, error: outcome.error };
  }
}

/** The mark under which a platform that knows such marks takes one message only: 25 characters at most. */
export const markOf = ({ schedule, date }: Day): string => `${schedule}${date.replaceAll('-', '')}`;
