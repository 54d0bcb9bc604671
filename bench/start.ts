/** Time from the start of the process to the link, memory at rest, and how long figures take cold and warm. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findDemo, parseParameters, runDemo } from '#demos/index.ts';
import type { Figure } from '#document/nodes.ts';
import { wordsOf } from '#locales/words.ts';
import { createWorkers } from '#workers/pool.ts';
import packageJson from '../package.json' with { type: 'json' };
import { median, ms, timed } from './measure.ts';

const RUNS = 5;

/** What `npm start` gives to node. */
const flags = packageJson.scripts.start.split(' ').slice(1);

export async function bench(): Promise<void> {
  const links: number[] = [];
  const memories: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const { link, memory } = await once();
    links.push(link);
    memories.push(memory);
  }
  console.log(
    `process start to link   median ${ms(median(links))} of ${RUNS} (${links.map((t) => t.toFixed(0)).join(', ')})`,
  );
  console.log(`resident memory at rest median ${median(memories).toFixed(0)} MB`);

  for (const [name, n] of [
    ['masks', 0],
    ['sinusoid', 0],
    ['variance', 0],
  ] as const) {
    const workers = createWorkers({ threads: 1 });
    const demo = findDemo(name)!;
    const parameters = parseParameters(demo, {});
    const { figures } = demo.present(runDemo(name, parameters, 1), {
      language: 'en',
      say: wordsOf('en'),
      parameters: parameters as never,
      seed: 1,
    });
    const { spec } = figures[n] as Figure;
    const cold = await timed(() => workers.figure(spec, 'light'));
    const other = await timed(() => workers.figure(spec, 'dark'));
    const warm = await timed(() => workers.figure(spec, 'light'));
    console.log(
      `figure ${name.padEnd(10)} first ${ms(cold)}, another in the same thread ${ms(other)}, remembered ${ms(warm)}`,
    );
    await workers.close();
  }
}

/** Starts the coach on a free port, waits for the link, looks at its memory two seconds later, and stops it. */
async function once(): Promise<{ link: number; memory: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, flags, {
    env: { ...process.env, PORT: '0' },
  });
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('http://')) resolve();
    });
  });
  const link = performance.now() - begun;
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  child.kill('SIGTERM');
  await new Promise((resolve) => child.on('exit', resolve));
  return { link, memory: Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]) / 1000 };
}
