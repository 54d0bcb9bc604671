/** What everything of the server works on: the state, the time, the gateway, and those who wait for a change. */
import type { Clock } from '../../support/clock.ts';
import type { Json } from './flaws.ts';
import { createSnowflakes } from './snowflakes.ts';
import { type Application, createState } from './state.ts';

/** Whom an event concerns. */
export interface Scope {
  readonly guild?: string | undefined;
  readonly channel?: string | undefined;
}

export interface Backend extends ReturnType<typeof createBackend> {}

export function createBackend(application: Application, clock: Clock) {
  const listeners = new Set<() => void>();
  let deliver: (event: string, data: Json, scope: Scope) => void = () => {};
  let origin = '';
  return {
    state: createState(application),
    /** Malformed calls, one line each. */
    faults: [] as string[],
    /** Set by tests of refusals: nobody gives up waiting because of a malformed call. */
    expectsFaults: false,
    now: () => clock.now(),
    nextId: createSnowflakes(() => clock.now()),
    /** `http://127.0.0.1:<port>`. */
    origin: () => origin,
    listensAt: (url: string): void => {
      origin = url;
    },
    /** Tells the sessions that have asked for it. */
    dispatch: (event: string, data: Json, scope: Scope = {}): void => deliver(event, data, scope),
    deliversBy: (by: typeof deliver): void => {
      deliver = by;
    },
    /** Wakes up whoever waits for something to happen. */
    changed: (): void => {
      for (const listener of [...listeners]) listener();
    },
    onChange: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
