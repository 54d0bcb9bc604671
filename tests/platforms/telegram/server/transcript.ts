/** Everything that happened, in order: what people did, and every call of the bot with its answer. */

export type Entry = {
  readonly n: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
} & (
  | {
      readonly kind: 'call';
      readonly method: string;
      readonly chat?: number;
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly result?: unknown;
      readonly error?: { readonly code: number; readonly description: string };
      /** What is wrong with the call itself. */
      readonly faults?: readonly string[];
    }
  | { readonly kind: 'update'; readonly chat?: number; readonly update: { update_id: number } }
  | {
      readonly kind: 'fault';
      readonly what: string;
      readonly method: string;
      readonly chat?: number;
    }
);

export type CallEntry = Extract<Entry, { kind: 'call' }>;

type Omitted<T> = T extends unknown ? Omit<T, 'n' | 'at'> : never;
export type NewEntry = Omitted<Entry>;

export interface Transcript {
  /** Whether entries are kept at all. */
  readonly keeps: boolean;
  readonly entries: readonly Entry[];
  /** How many there have been, those forgotten included. */
  readonly length: () => number;
  /** Calls of each method, those forgotten included. */
  readonly methods: Readonly<Record<string, number>>;
  /** Calls that were refused; these are kept. */
  readonly rejected: readonly CallEntry[];
  add(entry: NewEntry): Entry;
  /** Resolves at the next entry, or after `ms`. */
  changed(ms: number): Promise<void>;
  since(n: number): Entry[];
}

/** `keep` entries at most; older ones are forgotten. */
export function createTranscript(now: () => number, keep: number): Transcript {
  const entries: Entry[] = [];
  let count = 0;
  const methods: Record<string, number> = {};
  const rejected: CallEntry[] = [];
  const waiting = new Set<() => void>();
  return {
    entries,
    keeps: keep > 0,
    length: () => count,
    methods,
    rejected,
    add: (entry) => {
      const whole = { ...entry, n: count++, at: now() } as Entry;
      if (whole.kind === 'call') {
        methods[whole.method] = (methods[whole.method] ?? 0) + 1;
        if (whole.error) rejected.push(whole);
      }
      if (keep > 0) entries.push(whole);
      if (entries.length > keep * 2) entries.splice(0, entries.length - keep);
      for (const wake of waiting) wake();
      waiting.clear();
      return whole;
    },
    changed: (ms) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        waiting.add(done);
      }),
    since: (n) => entries.slice(Math.max(0, n - (entries[0]?.n ?? 0))),
  };
}

/** One line an entry, for a person who wants to know what went wrong. */
export const toLines = (entries: readonly Entry[]): string => entries.map(lineOf).join('\n');

const MAX_LINE = 240;
const short = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, MAX_LINE);

function lineOf(entry: Entry): string {
  const chat = entry.chat === undefined ? '' : ` ${entry.chat}`;
  switch (entry.kind) {
    case 'update':
      return `→${chat} ${short(entry.update)}`;
    case 'fault':
      return `⚡${chat} ${entry.method}: ${entry.what}`;
    case 'call': {
      const { chat_id: _, ...rest } = entry.parameters;
      const outcome = entry.error ? `  ✗ ${entry.error.code} ${entry.error.description}` : '';
      return `←${chat} ${entry.method} ${short(rest)}${outcome}`;
    }
  }
}
