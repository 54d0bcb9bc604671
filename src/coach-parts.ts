/** The coach without any adapter: the bank, the lookup, the store, the workers and the abilities, put together. */
import { createHmac, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { bankOf, contentFolders, loadBank } from '#bank/load.ts';
import { forgetPositions } from '#bank/texts.ts';
import { abilities } from '#coach/abilities.ts';
import type { Chance, Report, Services } from '#coach/ability.ts';
import { createAnswers } from '#coach/answer.ts';
import { createCoach } from '#coach/coach.ts';
import { createDelivering } from '#coach/daily/deliver.ts';
import { createGrader, type Grader } from '#coach/grading/grade.ts';
import { createMessenger, type Messenger } from '#coach/messenger.ts';
import { createLookup } from '#lookup/create.ts';
import { makeAnew } from '#lookup/keep.ts';
import { remembering } from '#lookup/remembering.ts';
import { createDrain, type Drain, type DrainWatch } from '#schedule/drain.ts';
import { createPacer } from '#schedule/pace.ts';
import { createPlanner } from '#schedule/planner.ts';
import type { Store } from '#store/store.ts';
import { createWorkers, type Workers } from '#workers/pool.ts';
import type { Config } from './config.ts';
import { createExaminer } from './examiner/examiner.ts';
import type { Examine } from './examiner/model.ts';
import { openKept } from './kept-file.ts';
import type { Log } from './log.ts';

/** What is read once and never changes: it can be shared by several coaches. Without a folder nothing is kept. */
export function readKnowledge(
  { contentDirs, dataDir }: Pick<Config, 'contentDirs'> & Partial<Pick<Config, 'dataDir'>>,
  log: Log,
) {
  const folders = contentFolders(contentDirs);
  const kept = dataDir === undefined ? undefined : openKept(join(dataDir, 'cache'), folders);
  const keep = kept?.keep ?? makeAnew;
  const { packs, questions, faults } = keep('bank', () => {
    const { bank, faults } = loadBank(folders);
    forgetPositions(bank);
    return { packs: bank.packs, questions: bank.questions, faults };
  });
  for (const { file, line, message } of faults) log.warn(`${file}:${line}: ${message}`);
  const bank = bankOf(packs, questions);
  const lookup = remembering(createLookup(bank, { keep }));
  kept?.save();
  return { bank, lookup };
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
  /** Counts what becomes of deliveries. @default nobody */
  readonly watch?: DrainWatch;
}

const LETTERS = '0123456789abcdefghijkmnpqrstuvwxyz';

const machineChance: Chance = {
  seed: () => randomInt(2 ** 31),
  id: () => Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
};

/** A question with a fault is left out of the bank and named in the log. */
export async function createCoachParts(
  config: Pick<Config, 'contentDirs' | 'workers'> & Partial<Pick<Config, 'dataDir'>>,
  log: Log,
  {
    store,
    knowledge = readKnowledge(config, log),
    workers = createWorkers(config.workers === undefined ? {} : { threads: config.workers }),
    now = Date.now,
    chance = machineChance,
    report = async () => {},
    model,
    watch = {},
  }: Surroundings,
) {
  const messenger = createMessenger(now, createPacer(store.rates.slots()));
  const key = await hashKey(store);
  /** Made when somebody is interviewed for the first time. */
  let grader: Grader | undefined;
  const runDemo: Services['runDemo'] = (name, parameters, seed) =>
    workers.demo(name, parameters, seed);
  const services: Services = {
    ...knowledge,
    library: knowledge.bank,
    answers: createAnswers({ runDemo }),
    runDemo,
    abilities,
    store,
    now,
    chance,
    post: messenger.post,
    openThread: messenger.openThread,
    missingRights: messenger.missingRights,
    nameOf: messenger.nameOf,
    absent: messenger.absent,
    outletOf: messenger.of,
    laterTurn: messenger.laterTurn,
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
    hasModel: model !== undefined,
    hash: (text) => createHmac('sha256', key).update(text).digest('hex').slice(0, 32),
  };
  const coach = createCoach(services, log);
  return {
    coach,
    workers,
    messenger,
    deliveries: createDeliveries(services, messenger, log, watch),
  };
}

/**
 * What goes out by the clock: planned, sent side by side with everything else, and let go of at the end. Each adapter has
 * a queue of its own from the moment it is there, so that an outage of one platform holds up no other.
 */
function createDeliveries(
  services: Services,
  messenger: Pick<Messenger, 'adapters'>,
  log: Log,
  watch: DrainWatch,
) {
  const { store, now } = services;
  const onError = (error: unknown) => log.error({ err: error }, 'a delivery failed');
  const planner = createPlanner(store, now, watch);
  const delivering = createDelivering(services);
  const process = randomUUID();
  const drains = new Map<string, Drain>();
  const drainOf = (adapter: string): Drain => {
    const known = drains.get(adapter);
    if (known) return known;
    const name = `${process}/${adapter}`;
    const drain = createDrain({ store, now, watch, adapter, name, ...delivering, onError });
    drains.set(adapter, drain);
    return drain;
  };
  const all = (work: (drain: Drain) => Promise<void>) =>
    Promise.all([...drains.values()].map(work));
  return {
    /** Plans what is due and begins to send it. Never rejects. */
    tick: async () => {
      await planner.plan().catch(onError);
      await Promise.all(messenger.adapters().map((adapter) => drainOf(adapter).tick()));
    },
    idle: () => all((drain) => drain.idle()),
    stop: () => all((drain) => drain.stop()),
  };
}

/** The key under which texts that are not to be kept are hashed: made once, so that the same text counts as one. */
async function hashKey(store: Store): Promise<string> {
  const { 'hash-key': kept } = await store.settings.of('coach');
  if (typeof kept === 'string') return kept;
  const fresh = randomBytes(32).toString('hex');
  await store.settings.set('coach', 'hash-key', fresh);
  return fresh;
}
