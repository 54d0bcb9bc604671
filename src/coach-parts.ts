/** The coach without any adapter: the bank, the lookup, the workers and the abilities, put together. */
import { contentFolders, loadBank } from '#bank/load.ts';
import { forgetPositions } from '#bank/texts.ts';
import { abilities } from '#coach/abilities.ts';
import { createCoach } from '#coach/coach.ts';
import { createLookup } from '#lookup/create.ts';
import { createWorkers } from '#workers/pool.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';

/** A question with a fault is left out of the bank and named in the log. */
export function createCoachParts(config: Pick<Config, 'contentDirs' | 'workers'>, log: Log) {
  const { bank, faults } = loadBank(contentFolders(config.contentDirs));
  for (const { file, line, message } of faults) log.warn(`${file}:${line}: ${message}`);
  forgetPositions(bank);
  const workers = createWorkers(config.workers === undefined ? {} : { threads: config.workers });
  const coach = createCoach(
    {
      bank,
      lookup: createLookup(bank),
      runDemo: (name, parameters, seed) => workers.demo(name, parameters, seed),
      abilities,
    },
    log,
  );
  return { coach, workers };
}
