/** Two instances behind one address: Telegram brings each update to either of them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { expect, it } from 'vitest';
import { openMemoryStore } from '#store/open.ts';
import { openBot } from '../../../adapters/telegram/bot.ts';
import { closeAfterwards } from '../people/closing.ts';
import { openTelegram } from '../people/world.ts';

const HOOK = 'https://coach.example/telegram';

/** Serves what comes in at the path of a bot's webhook. */
async function serve(handle: (request: Request) => Promise<Response>): Promise<string> {
  const server = createServer(getRequestListener(handle));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeAfterwards(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function open(route?: (targets: readonly string[], update: number) => string) {
  const targets: string[] = [];
  const pick = route ?? ((all, update) => all[update % all.length]!);
  const world = await openTelegram({
    route: (url, { update_id }) => url.replace('https://coach.example', pick(targets, update_id)),
  });
  const store = await openMemoryStore();
  const bots = [];
  for (let i = 0; i < 2; i++) {
    const bot = await openBot(world, { store, config: { webhookUrl: HOOK } });
    targets.push(await serve((request) => bot.telegram.webhook!.handle(request)));
    bots.push(bot);
  }
  closeAfterwards(() => store.close());
  return { world, store, bots, targets };
}

it('answers whichever instance hears it, and presses of the other’s buttons', async () => {
  const { world } = await open();
  const ada = await world.person('Ada');
  for (let i = 0; i < 4; i++) {
    await ada.says('/topics');
    await ada.sees(/Pick a topic/);
    await ada.presses(/^Attention/);
    await ada.sees(/./);
  }
  const { rejected } = await world.counters();
  expect(rejected).toEqual([]);
});

it('an update that reaches both is answered once', async () => {
  const { world } = await open();
  const ada = await world.person('Ada');
  const { update } = await ada.says('/topics');
  await ada.sees(/Pick a topic/);
  // The next number leads to the other instance.
  const [entry] = world.telegram.transcript.entries.filter((e) => e.kind === 'update');
  expect(entry?.kind === 'update' && entry.update.update_id).toBe(update!.update_id);
  await world.control('repeats', update!);
  await ada.says('/help');
  await ada.sees(/\/quiz/);
  const said = (await ada.room.messages()).filter(({ message }) => message.from?.is_bot);
  expect(said).toHaveLength(2);
});

it('an instance that is down loses nothing: Telegram tries the next', async () => {
  let tries = 0;
  const { world, bots } = await open((targets) => targets[tries++ % 2]!);
  await bots[0]!.stop();
  const ada = await world.person('Ada');
  for (const text of ['/topics', '/help', '/topics']) {
    await ada.says(text);
    await ada.sees(text === '/help' ? /\/quiz/ : /Pick a topic/);
  }
});

it('does not listen to those who do not know the secret', async () => {
  const { world, targets } = await open();
  const ada = await world.person('Ada');
  const body = JSON.stringify({ update_id: 1, message: { text: 'x' } });
  for (const secret of ['', 'wrong', 'x'.repeat(64)]) {
    const headers = { 'x-telegram-bot-api-secret-token': secret };
    const response = await fetch(`${targets[0]}/telegram`, { method: 'POST', body, headers });
    expect(response.status).toBe(401);
  }
  await ada.says('/help');
  await ada.sees(/\/quiz/);
});
