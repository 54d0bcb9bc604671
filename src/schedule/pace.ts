/** The pace at which messages leave: that of the whole bot, and of each place. Platforms say what theirs is. */
import type { Slots } from '#store/rates.ts';
import { createGate, type Gate, type Limit, type Passed, type Urgency } from './gate.ts';

/** What a platform takes, as data. */
export interface Pace {
  /** Of the whole bot. */
  readonly overall: readonly Limit[];
  /** Of one place, or of all of its chat together. Holds for what nobody waits for; answers may come in bursts. */
  perPlace?(place: string): { readonly of: string; readonly limits: readonly Limit[] };
}

export interface Pacer {
  /**
   * Resolves when a message may leave for `place` (its first part names the adapter). Rejects with `Crowded` where the place's
   * own pace would take longer than `patienceMs`. @default it waits however long
   */
  turn(place: string, pace: Pace, urgency: Urgency, patienceMs?: number): Promise<Passed>;
}

/** So much is sent to one chat that whoever waits for it holds up what is for others. */
export class Crowded extends Error {
  override readonly name = 'Crowded';
  /** In about so many milliseconds it is worth another try. */
  readonly waitMs: number;

  constructor(waitMs: number) {
    super(`this chat takes no more for ${Math.ceil(waitMs)} ms`);
    this.waitMs = waitMs;
  }
}

/** Gates of places that are kept before idle ones go. */
const KEPT = 500;

export function createPacer(slots: Slots): Pacer {
  const gates = new Map<string, Gate>();
  const gateOf = (key: string, limit: Limit): Gate => {
    const name = `${key} ${limit.withinMs}`;
    const known = gates.get(name);
    if (known) return known;
    if (gates.size >= KEPT) for (const [old, gate] of gates) if (gate.idle()) gates.delete(old);
    const gate = createGate(name, limit, slots);
    gates.set(name, gate);
    return gate;
  };
  return {
    turn: async (place, pace, urgency, patienceMs = Number.POSITIVE_INFINITY) => {
      const adapter = place.split(':')[0]!;
      const passed: Passed[] = [];
      const all: Passed = (arrived) => {
        for (const one of passed) one(arrived);
      };
      // The place first: whoever has to wait for it holds nobody else up. The short span first: its part is soon free again.
      const own = urgency === 'later' ? pace.perPlace?.(place) : undefined;
      for (const limit of own?.limits.toSorted((a, b) => a.withinMs - b.withinMs) ?? []) {
        const turn = await gateOf(own!.of, limit).pass('later', patienceMs);
        if (typeof turn === 'number') {
          all(false);
          throw new Crowded(turn);
        }
        passed.push(turn);
      }
      for (const limit of pace.overall) passed.push(await gateOf(adapter, limit).pass(urgency));
      return all;
    },
  };
}
