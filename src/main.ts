/**
 * The command line: `coach <command>`. Commands load when they are called, so that `--help` and the web
 * page start at once.
 */
import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { keepCompiled } from './commands/compiled.ts';
import { CommandFailure } from './commands/failure.ts';
import { ConfigError } from './config.ts';
import { UserError } from './locales/user-error.ts';
import { StoreError } from './store/store-error.ts';

export function createProgram(): Command {
  const program = new Command('coach')
    .description('An interview coach for Transformer and NLP interviews.')
    .showSuggestionAfterError(true)
    .showHelpAfterError('Run with --help to see what there is.')
    .exitOverride();

  program
    .command('start')
    .description('serve the web page (and the chat platforms that have a token)')
    .action(async () => {
      keepCompiled(process.env);
      await (await import('./commands/start.ts')).start();
    });

  program
    .command('ask')
    .description('answer a question in the terminal')
    .argument('[question...]', 'the question, in English or Chinese')
    .option('--lang <en|zh>', 'the language of the answer (default: that of the question)')
    .option('--json', 'print JSON')
    .option('--explain', 'with --json: list what matched')
    .option('--full', 'open the folded parts')
    .option('--batch', 'with --json: read lines of {"q": …} from standard input')
    .action(async (words: string[], options) => {
      keepCompiled(process.env);
      await (await import('./commands/ask.ts')).ask(words.join(' '), options);
    });

  program
    .command('demo')
    .description('run a demo and print its numbers: demo variance --dk 512 --seed 7')
    .argument('[name]', 'the demo')
    .option('--list', 'list all demos and their parameters')
    .option('--full', 'open the folded parts')
    .option('--lang <en|zh>', 'the language', 'en')
    .option('--json', 'print JSON with every input and value')
    .option('--seed <n>', 'the seed of its random numbers', '1')
    .allowUnknownOption()
    .allowExcessArguments()
    .passThroughOptions(false)
    .action(async (name: string | undefined, options, command: Command) =>
      (await import('./commands/demo.ts')).demo(name, options, command.args.slice(1)),
    );

  program
    .command('grade')
    .description('hold an answer (on standard input) against the key points of a question')
    .argument('[slug]', 'the question: scale-sqrt-dk')
    .option('--lang <en|zh>', 'the language of the feedback (default: that of the answer)')
    .option('--json', 'print JSON')
    .option('--batch', 'with --json: read lines of {"slug", "lang", "answer"} from standard input')
    .action(async (slug: string | undefined, options) =>
      (await import('./commands/grade.ts')).grade(slug, options),
    );

  const content = program.command('content').description('work on the question bank');
  content
    .command('check')
    .description('list every fault of the bank with file and line')
    .argument('[folders...]', 'folders of packs (default: content and CONTENT_DIRS)')
    .action(async (folders: string[]) =>
      (await import('./commands/content-check.ts')).check(folders),
    );
  content
    .command('new')
    .description('make the files of a new question')
    .argument('<slug>', 'its name: small letters, digits and hyphens')
    .option('--pack <folder>', 'the pack it goes to', 'content/transformer')
    .action(async (slug: string, options) =>
      (await import('./commands/content-new.ts')).create(slug, options),
    );

  const db = program
    .command('db')
    .description('look after the database (see DATA_DIR, DATABASE_URL)');
  db.command('migrate')
    .description('bring it to the newest schema, as start does')
    .action(async () => (await import('./commands/db.ts')).migrate());
  db.command('status')
    .description('say where it is, which migrations it has and which are pending')
    .action(async () => (await import('./commands/db.ts')).status());
  db.command('backup')
    .description('copy it while it is in use (default: DATA_DIR/backups/coach-<date>.db)')
    .argument('[file]', 'where to')
    .action(async (file: string | undefined) => (await import('./commands/db.ts')).backup(file));

  for (const command of [program, ...allCommands(program)]) command.exitOverride();
  return program;
}

const allCommands = (command: Command): Command[] =>
  command.commands.flatMap((child) => [child, ...allCommands(child)]);

/** Runs the program and answers the exit code: 0 done, 1 failed, 2 a command or option it does not know. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync([...args], { from: 'user' });
    return process.exitCode === undefined ? 0 : Number(process.exitCode);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof CommandFailure) {
      console.error(error.message);
      return error.exitCode;
    }
    if (error instanceof StoreError) {
      console.error(error.message);
      return 1;
    }
    if (error instanceof ConfigError || error instanceof UserError) {
      console.error(error.message);
      return error instanceof UserError ? 2 : 1;
    }
    throw error;
  }
}

const isEntry =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isEntry) {
  // Whoever reads us may stop early, as `head` does; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  // What stands in the environment already wins over the file.
  if (existsSync('.env')) process.loadEnvFile('.env');
  process.exitCode = await main(process.argv.slice(2));
}
