/**
 * Bot processes as a host runs them, `npm start`, on one database and one Telegram: killed at will, and started again by
 * a supervisor, as one that ends by itself is (where the database is away when it starts).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Instances {
  /** Resolves when every one of them has read its bank. */
  ready(): Promise<void>;
  /**
   * SIGKILL to one of those that work, which one `chance` in [0, 1) says; it is started again at once. The last that works
   * is spared: then it is `false`.
   */
  kill(chance: number): Promise<boolean>;
  stop(): Promise<void>;
  /** What they have written to their logs. */
  readonly log: readonly string[];
}

/** A supervisor waits a moment. */
const RESTART_MS = 200;

export function startInstances(
  ports: readonly number[],
  environment: Readonly<Record<string, string>>,
): Instances {
  const folder = mkdtempSync(join(tmpdir(), 'coach-faults-'));
  const log: string[] = [];
  let stopping = false;
  const start = (port: number): ChildProcess => {
    const child = spawn(process.execPath, ['src/main.ts', 'start'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        WORKERS: '1',
        LOG_LEVEL: 'warn',
        DATA_DIR: join(folder, String(port)),
        PORT: String(port),
        ...environment,
      },
    });
    child.stderr!.on('data', (chunk: Buffer) => log.push(`${port} ${chunk}`));
    child.once('exit', (code, signal) => {
      log.push(`${port} ended by ${signal ?? code}`);
      if (!stopping) setTimeout(() => void running.set(port, start(port)), RESTART_MS);
    });
    return child;
  };
  const running = new Map<number, ChildProcess>();
  for (const port of ports) running.set(port, start(port));
  const isReady = (port: number): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(500) }).then(
      (response) => response.ok,
      () => false,
    );
  return {
    log,
    ready: async () => {
      for (const port of ports)
        while (!(await isReady(port))) await new Promise((resolve) => setTimeout(resolve, 200));
    },
    kill: async (chance) => {
      const works = await Promise.all(ports.map(isReady));
      const working = ports.filter((_, i) => works[i]);
      if (working.length < 2) return false;
      return running.get(working[Math.floor(chance * working.length)]!)!.kill('SIGKILL');
    },
    stop: async () => {
      stopping = true;
      await Promise.all(
        [...running.values()].map(async (child) => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const ended = once(child, 'exit');
          child.kill('SIGTERM');
          await ended;
        }),
      );
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
