/**
 * The server as a process of its own: `node tests/platforms/discord/main.ts --port 0` prints where it is.
 *
 *     {"url":"http://127.0.0.1:4312/api","token":"…","control":"http://127.0.0.1:4312/control"}
 */
import { parseArgs } from 'node:util';
import { createControl } from './control.ts';
import { openDiscord } from './discord.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const discord = await openDiscord({ port: Number(values.port) });
discord.serveControl(createControl(discord));
const control = discord.url.replace(/\/api$/u, '/control');
console.log(JSON.stringify({ url: discord.url, token: discord.token, control }));
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    discord.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
