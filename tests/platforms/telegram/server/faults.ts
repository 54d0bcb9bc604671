/** Things that go wrong on the way: broken servers, cut connections, slow answers. Each is told where and how often. */

export interface Fault {
  /**
   * `error`: an answer of Telegram's; `page`: a proxy's HTML page; `cut-before`, `cut-after`: the connection ends before
   * or after the call was carried out; `slow`: carried out at once, answered after `ms`.
   */
  readonly kind: 'error' | 'page' | 'cut-before' | 'cut-after' | 'slow';
  /** The methods it strikes, as a pattern. @default every `send…` and `edit…` */
  readonly method?: string;
  readonly chat?: number;
  /** @default 1 */
  readonly times?: number;
  /** How probably it strikes a call it could strike. @default 1 */
  readonly probability?: number;
  /** The status of `error` and `page`. @default 502 */
  readonly status?: number;
  readonly description?: string;
  readonly retryAfter?: number;
  /** @default 1000 */
  readonly ms?: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that strikes this call, if one does. */
  strike(method: string, chat: number | undefined): Fault | undefined;
  /** How often each kind struck. */
  readonly counts: Readonly<Record<string, number>>;
}

/** `chance` gives numbers in [0, 1). */
export function createFaults(chance: () => number): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  const counts: Record<string, number> = {};
  return {
    counts,
    add: (fault) => {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    clear: () => {
      waiting = [];
    },
    strike: (method, chat) => {
      const found = waiting.find(
        ({ fault, left }) =>
          left > 0 &&
          new RegExp(fault.method ?? '^(?:send|edit)', 'u').test(method) &&
          (fault.chat === undefined || fault.chat === chat) &&
          (fault.probability === undefined || chance() < fault.probability),
      );
      if (!found) return undefined;
      found.left--;
      counts[found.fault.kind] = (counts[found.fault.kind] ?? 0) + 1;
      return found.fault;
    },
  };
}
