/** `coach start`: the web page, until the process is told to stop. */
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { CommandFailure } from './failure.ts';

export async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  for (const name of config.unusedTokens)
    log.warn(`${name} is set, but this version has no adapter for it yet`);
  const app = createApp(config, log);
  try {
    const { url } = await app.start();
    console.log(welcome(url));
  } catch (error) {
    await app.stop();
    throw listenFailure(error, config.host, config.port) ?? error;
  }
  await stopSignal();
  await app.stop();
}

const welcome = (url: string): string =>
  [
    `The coach is at ${url}`,
    '',
    'It joins chat platforms whose token stands in .env (see .env.example):',
    '  Telegram  ask @BotFather for a bot, then set TELEGRAM_TOKEN',
    '  Discord   make an application at discord.com/developers, add a bot, then set DISCORD_TOKEN',
  ].join('\n');

function listenFailure(error: unknown, host: string, port: number): CommandFailure | undefined {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    return new CommandFailure(
      `Port ${port} on ${host} is in use: stop the other program, or start with PORT=${port + 1}.`,
    );
  }
  if (code === 'EACCES')
    return new CommandFailure(`Port ${port} on ${host} is not allowed: choose one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new CommandFailure(`HOST=${host} is not an address of this machine.`);
  }
  return undefined;
}

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
