/** `coach start`: the web page, and the chat platforms that have a token, until the process is told to stop. */
import { createApp } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { CommandFailure } from './failure.ts';

export async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const app = createApp(config, log);
  try {
    const { url } = await app.start();
    console.log(welcome(url, config));
  } catch (error) {
    await app.stop();
    throw listenFailure(error, config.host, config.port) ?? error;
  }
  await stopSignal();
  await app.stop();
}

/** How to come to the chat platforms where the coach is not yet. */
const INVITATIONS = {
  telegram: '  Telegram  ask @BotFather for a bot, then set TELEGRAM_TOKEN',
  discord:
    '  Discord   make an application at discord.com/developers, add a bot, then set DISCORD_TOKEN',
} as const;

function welcome(url: string, config: Pick<Config, keyof typeof INVITATIONS>): string {
  const missing = (['telegram', 'discord'] as const).filter((name) => config[name] === undefined);
  return [
    `The coach is at ${url}`,
    ...(missing.length > 0
      ? ['', 'It joins chat platforms whose token stands in .env (see .env.example):']
      : []),
    ...missing.map((name) => INVITATIONS[name]),
  ].join('\n');
}

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
