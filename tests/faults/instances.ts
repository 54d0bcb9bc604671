/** Bot processes as a host runs them, `npm start`, on one database and one Telegram: killed at will, and started again. */
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

export function startInstances(
  ports: readonly number[],
  environment: Readonly<Record<string, string>>,
): Instances {
  const folder = mkdtempSync(join(tmpdir(), 'coach-faults-'));
  const log: string[] = [];
  let stopping = false;
  const start = (port: number): ChildProcess => {
    const child = spawn(process.execPath, ['--optimize-for-size', 'src/main.ts', 'start'], {
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
    return child;
  };
  const running = ports.map(start);
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
      const working = ports.flatMap((_, i) => (works[i] ? [i] : []));
      if (working.length < 2) return false;
      const index = working[Math.floor(chance * working.length)]!;
      running[index]!.kill('SIGKILL');
      if (!stopping) running[index] = start(ports[index]!);
      return true;
    },
    stop: async () => {
      stopping = true;
      await Promise.all(
        running.map(async (child) => {
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
