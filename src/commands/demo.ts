/** `coach demo`: a demo on given parameters, for a reader or as JSON that NumPy can check. */
import { show } from '#adapters/terminal/show.ts';
import { demoAction, presentDemo } from '#coach/present-demo.ts';
import {
  demos,
  findDemo,
  listDemos,
  nearestDemo,
  parseParameters,
  resultToJson,
} from '#demos/index.ts';
import { integer, parseParameter } from '#demos/parameters.ts';
import { document, heading } from '#document/build.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import { createWorkers } from '#workers/pool.ts';
import { readConfig } from '../config.ts';
import { CommandFailure } from './failure.ts';
import { languageOption } from './parts.ts';

export interface DemoOptions {
  readonly list?: boolean;
  readonly lang?: string;
  readonly json?: boolean;
  readonly full?: boolean;
  readonly seed: string;
}

/** `rest` holds the demo's own parameters as they stand on the command line: `['--dk', '512']`. */
export async function demo(
  name: string | undefined,
  options: DemoOptions,
  rest: readonly string[],
): Promise<void> {
  const language = languageOption(options.lang) ?? 'en';
  if (options.list || name === undefined) {
    console.log(options.json ? JSON.stringify(listDemos()) : listing(language));
    return;
  }
  const chosen = findDemo(name);
  if (!chosen) {
    throw new CommandFailure(
      `There is no demo “${name.slice(0, 40)}”. Did you mean ${nearestDemo(name).name}? npm run -s coach -- demo --list shows them all.`,
      2,
    );
  }
  try {
    const seed = parseParameter('seed', integer(1, 0, 2_147_483_647), options.seed);
    const typed = pairsOf(rest);
    const parameters = parseParameters(chosen, typed);
    const workers = createWorkers({ threads: readConfig(process.env).workers ?? 1 });
    try {
      const result = await workers.demo(chosen.name, parameters, seed);
      if (options.json) {
        console.log(JSON.stringify(resultToJson(chosen, parameters, seed, result)));
        return;
      }
      const { whole, actions } = presentDemo(
        { demo: chosen, parameters, typed, seed },
        result,
        language,
      );
      const again = {
        id: demoAction(chosen.name, typed, seed + 1),
        label: wordsOf(language)('demo-again'),
      };
      await show(
        {
          document: document(heading(2, chosen.title[language]), ...whole),
          actions: [...actions, again],
        },
        workers,
        { language, unfold: options.full ?? false },
      );
    } finally {
      await workers.close();
    }
  } catch (error) {
    if (error instanceof UserError) throw new CommandFailure(error.in(language), 2);
    throw error;
  }
}

/** A line a demo, with what each parameter is where it is left out; a text is too long for it. */
const listing = (language: 'en' | 'zh'): string =>
  demos
    .map(({ name, title, parameters }) =>
      [
        name.padEnd(18),
        title[language],
        ...Object.entries(parameters).map(
          ([key, { type, default: usual }]) => `--${key} ${type === 'text' ? '…' : usual}`,
        ),
      ].join('  '),
    )
    .join('\n');

/** `--dk 512 --n=10` → `{ dk: '512', n: '10' }`. */
function pairsOf(rest: readonly string[]): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (let i = 0; i < rest.length; i++) {
    const [, name, inline] = /^--([A-Za-z][\w-]*)(?:=([\s\S]*))?$/u.exec(rest[i]!) ?? [];
    const value = inline ?? rest[++i];
    if (name === undefined || value === undefined) {
      throw new UserError('pairs-malformed', {
        rest: rest[Math.min(i, rest.length - 1)]!.slice(0, 40),
      });
    }
    pairs[name.replaceAll(/-([a-z])/gu, (_: string, letter: string) => letter.toUpperCase())] =
      value;
  }
  return pairs;
}
