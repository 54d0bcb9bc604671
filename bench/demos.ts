/** How long each demo takes in its worker, and for how long the main thread cannot answer meanwhile. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { demos, parseParameters } from '#demos/index.ts';
import { wordsOf } from '#locales/words.ts';
import { createWorkers } from '#workers/pool.ts';
import { median, ms, timed } from './measure.ts';

const ROUNDS = 5;

export async function bench(): Promise<void> {
  const workers = createWorkers({ threads: 1 });
  const say = wordsOf('en');
  try {
    for (const demo of demos) {
      const defaults = parseParameters(demo, {});
      const result = await workers.demo(demo.name, defaults, 1);
      const context = { language: 'en', say, parameters: defaults as never, seed: 1 } as const;
      const sets = [{}, ...demo.present(result, context).tryWith.map((set) => set.parameters)];
      for (const typed of sets) {
        const parameters = parseParameters(demo, typed);
        const delay = monitorEventLoopDelay({ resolution: 1 });
        delay.enable();
        const times: number[] = [];
        for (let seed = 1; seed <= ROUNDS; seed++) {
          times.push(await timed(() => workers.demo(demo.name, parameters, seed)));
        }
        const own = await workers.demo(demo.name, parameters, 1);
        const presenting = await timed(() =>
          demo.present(own, { ...context, parameters: parameters as never }),
        );
        delay.disable();
        const asked = Object.entries(typed).map(([key, value]) => `${key}:${value}`);
        console.log(
          [
            [demo.name, ...asked].join(' ').padEnd(52),
            `median ${ms(median(times))}`.padStart(16),
            `worst ${ms(Math.max(...times))}`.padStart(16),
            `presenting ${ms(presenting)}`.padStart(20),
            // Nanoseconds, of which the timer's own step is one millisecond.
            `main thread blocked at most ${ms(delay.max / 1e6)}`.padStart(38),
          ].join(''),
        );
      }
    }
  } finally {
    await workers.close();
  }
}
