/**
 * The local Bot API server as a process of its own: prints its address as JSON and runs until it is told to stop.
 *
 *     node tests/platforms/telegram/main.ts --port 0 --rates --keep 1000 --no-files \
 *       --route https://bot.example=http://127.0.0.1:8001,http://127.0.0.1:8002
 */
import { parseArgs } from 'node:util';
import { createControl } from './server/control.ts';
import { createTelegram } from './server/create.ts';
import { listen } from './server/http.ts';
import type { Update } from './server/updates.ts';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    port: { type: 'string', default: '0' },
    token: { type: 'string' },
    /** With Telegram's rate limits. */
    rates: { type: 'boolean', default: false },
    /** How many transcript entries and messages of each chat stay. */
    keep: { type: 'string' },
    /** Whether uploads are kept. */
    files: { type: 'boolean', default: true },
    /** `<webhook's origin>=<instance>,<instance>`: updates go to them in turn. */
    route: { type: 'string' },
  },
});

const telegram = createTelegram({
  ...(values.token ? { token: values.token } : {}),
  ...(values.rates ? { rates: {} } : {}),
  ...(values.keep ? { keep: Number(values.keep) } : {}),
  keepFiles: values.files,
  ...(values.route ? { route: routeOf(values.route) } : {}),
});
const server = await listen(telegram, createControl(telegram), Number(values.port));
// Polls close by themselves.
setInterval(() => telegram.tick(), 500).unref();
console.log(JSON.stringify({ url: server.url, token: telegram.token }));
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void server.close().then(() => process.exit(0)));

/** A balancer that gives each instance its turn. */
function routeOf(route: string): (url: string, update: Update) => string {
  const [origin = '', targets = ''] = route.split(/=(?=http)/u);
  const instances = targets.split(',');
  let turn = 0;
  return (url) =>
    url.startsWith(origin) ? instances[turn++ % instances.length] + url.slice(origin.length) : url;
}
