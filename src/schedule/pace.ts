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
  /** Resolves when a message may leave for `place` (its first part names the adapter). */
  turn(place: string, pace: Pace, urgency: Urgency): Promise<Passed>;
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
    turn: async (place, pace, urgency) => {
      const adapter = place.split(':')[0]!;
      // The place first: whoever has to wait for it holds nobody else up.
      const own = urgency === 'later' ? pace.perPlace?.(place) : undefined;
      const limits = [
        ...(own?.limits ?? []).map((limit) => [own!.of, limit] as const),
        ...pace.overall.map((limit) => [adapter, limit] as const),
      ];
      const passed: Passed[] = [];
      for (const [key, limit] of limits) passed.push(await gateOf(key, limit).pass(urgency));
      return (arrived) => {
        for (const one of passed) one(arrived);
      };
    },
  };
}
