/** The coach without any adapter: the bank, the lookup, the store, the workers and the abilities, put together. */
import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { contentFolders, loadBank } from '#bank/load.ts';
import { forgetPositions } from '#bank/texts.ts';
import { abilities } from '#coach/abilities.ts';
import type { Chance, Report } from '#coach/ability.ts';
import { createCoach } from '#coach/coach.ts';
import { createGrader, type Grader } from '#coach/grading/grade.ts';
import { createMessenger } from '#coach/messenger.ts';
import { createLookup } from '#lookup/create.ts';
import { remembering } from '#lookup/remembering.ts';
import type { Store } from '#store/store.ts';
import { createWorkers, type Workers } from '#workers/pool.ts';
import type { Config } from './config.ts';
import { createExaminer } from './examiner/examiner.ts';
import type { Examine } from './examiner/model.ts';
import type { Log } from './log.ts';

/** What is read once and never changes: it can be shared by several coaches. */
export function readKnowledge({ contentDirs }: Pick<Config, 'contentDirs'>, log: Log) {
  const { bank, faults } = loadBank(contentFolders(contentDirs));
  for (const { file, line, message } of faults) log.warn(`${file}:${line}: ${message}`);
  forgetPositions(bank);
  return { bank, lookup: remembering(createLookup(bank)) };
}

export interface Surroundings {
  readonly store: Store;
  /** @default read from the folders of the configuration */
  readonly knowledge?: ReturnType<typeof readKnowledge>;
  /** @default a pool of its own */
  readonly workers?: Workers;
  /** Milliseconds since the epoch. @default the clock of the machine */
  readonly now?: () => number;
  /** @default of the machine */
  readonly chance?: Chance;
  /** A language model that examines, and how often a day it may be asked. @default none */
  readonly model?: { readonly examine: Examine; readonly perDay: number };
  /** @default forgets */
  readonly report?: (report: Report) => Promise<void>;
}

const LETTERS = '0123456789abcdefghijkmnpqrstuvwxyz';

const machineChance: Chance = {
  seed: () => randomInt(2 ** 31),
  id: () => Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
};

/** A question with a fault is left out of the bank and named in the log. */
export async function createCoachParts(
  config: Pick<Config, 'contentDirs' | 'workers'>,
  log: Log,
  {
    store,
    knowledge = readKnowledge(config, log),
    workers = createWorkers(config.workers === undefined ? {} : { threads: config.workers }),
    now = Date.now,
    chance = machineChance,
    report = async () => {},
    model,
  }: Surroundings,
) {
  const messenger = createMessenger(now);
  const key = await hashKey(store);
  /** Made when somebody is interviewed for the first time. */
  let grader: Grader | undefined;
  const coach = createCoach(
    {
      ...knowledge,
      library: knowledge.bank,
      runDemo: (name, parameters, seed) => workers.demo(name, parameters, seed),
      abilities,
      store,
      now,
      chance,
      post: messenger.post,
      openThread: messenger.openThread,
      missingRights: messenger.missingRights,
      report,
      examine: createExaminer({
        grader: () => {
          grader ??= createGrader(knowledge.bank);
          return grader;
        },
        model,
        store,
        now,
        log,
      }),
      hash: (text) => createHmac('sha256', key).update(text).digest('hex').slice(0, 32),
    },
    log,
  );
  return { coach, workers, messenger };
}

/** The key under which texts that are not to be kept are hashed: made once, so that the same text counts as one. */
async function hashKey(store: Store): Promise<string> {
  const { 'hash-key': kept } = await store.settings.of('coach');
  if (typeof kept === 'string') return kept;
  const fresh = randomBytes(32).toString('hex');
  await store.settings.set('coach', 'hash-key', fresh);
  return fresh;
}
