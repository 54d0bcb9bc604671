/**
 * Figures, formulas and demos off the main thread, so that the gateway's heartbeat and the web page never
 * wait for them; what was made once is remembered.
 */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Result } from '#demos/demo.ts';
import type { Formula } from '#figures/formula.ts';
import type { Drawing } from '#figures/frame.ts';
import type { FigureSpec, Theme } from '#figures/spec.ts';
import { createCache } from './cache.ts';
import type { Task } from './tasks.ts';

export interface Picture extends Drawing {
  readonly png: Uint8Array;
}

export interface Workers {
  figure(figure: FigureSpec, theme: Theme): Promise<Picture>;
  /** Rejects with MathJax's message where the TeX is wrong. */
  formula(tex: string, display: boolean): Promise<Formula>;
  /** PNG of a displayed formula, for chats that show pictures only. Rejects as `formula` does. */
  formulaPicture(tex: string, theme: Theme): Promise<Uint8Array>;
  demo(name: string, parameters: Readonly<Record<string, unknown>>, seed: number): Promise<Result>;
  /** Waits for what is in flight, then ends the threads. */
  close(): Promise<void>;
}

export interface WorkersOptions {
  /** @default one less than the cores, from 1 to 2 */
  readonly threads?: number;
  /** Bytes of remembered pictures and formulas. @default 32 MiB */
  readonly cacheBytes?: number;
}

/** Threads without work end after this, and give their memory back. */
const IDLE_MS = 60_000;

export function createWorkers({
  threads,
  cacheBytes = 32 * 2 ** 20,
}: WorkersOptions = {}): Workers {
  const pool = new Piscina<Task, unknown>({
    filename: new URL('./tasks.ts', import.meta.url).href,
    // The first task starts the first thread: a coach nobody asks holds none.
    minThreads: 0,
    maxThreads: threads ?? Math.min(2, Math.max(1, availableParallelism() - 1)),
    idleTimeout: IDLE_MS,
  });
  const cache = createCache(cacheBytes, sizeOf);
  const run = <T>(task: Task) => pool.run(task) as Promise<T>;
  const remembered = <T>(task: Task) => cache.get(task, () => run<T>(task));
  return {
    figure: (figure, theme) => remembered({ kind: 'figure', figure, theme }),
    formula: (tex, display) => remembered({ kind: 'formula', tex, display }),
    formulaPicture: (tex, theme) => remembered({ kind: 'formula-picture', tex, theme }),
    demo: (name, parameters, seed) => run({ kind: 'demo', name, parameters, seed }),
    close: () => pool.close(),
  };
}

function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.byteLength;
  const { png, svg } = value as Partial<Picture>;
  return (png?.byteLength ?? 0) + 2 * (svg?.length ?? 0);
}
