/**
 * Interactions a second of the coach on Discord, compared in one run with a bare discord.js bot that replies with a
 * constant: all through the real library, against the local Discord in a process of its own.
 *
 * Two constants: a line of text, and the very message that the coach sends, pictures and all.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Events, GatewayIntentBits, type Interaction, type RawFile } from 'discord.js';
import { type APIMessageTopLevelComponent, MessageFlags } from 'discord-api-types/v10';
import { planReply } from '#adapters/discord/plan.ts';
import { createDiscord } from '#adapters/discord/start.ts';
import { createSuggest } from '#adapters/discord/suggest.ts';
import type { Coach } from '#coach/coach.ts';
import { openStore } from '#store/open.ts';
import type { Workers } from '#workers/pool.ts';
import { createCoachParts } from '../src/coach-parts.ts';
import { readConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import type { Order, Outcome } from './discord-server.ts';
import { median, ms, quantile, timed } from './measure.ts';

const QUESTIONS = [
  'why scale attention',
  '为什么要做多头注意力',
  'padding mask',
  'layernorm vs batchnorm',
];
const TYPED = ['why', 'why scale', '缩放', 'mask', 'positional enc', 'layer norm', '多头'];
const COUNT = { warm: 300, command: 600, autocomplete: 1500 } as const;
const AT_ONCE = 8;
const ROUNDS = 3;

type Kind = Order['type'];
const order = (type: Kind, count: number): Order => ({
  type,
  command: 'ask',
  option: 'question',
  typed: type === 'command' ? QUESTIONS : TYPED,
  count,
  atOnce: AT_ONCE,
});

interface Constant {
  readonly content?: string;
  readonly components?: readonly APIMessageTopLevelComponent[];
  readonly files?: readonly RawFile[];
}

/** A bot that somebody writes on their first evening: it logs in, and replies with a constant. */
async function startBare(url: string, token: string, constant: Constant) {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: url } });
  const answer = async (interaction: Interaction): Promise<void> => {
    if (interaction.isAutocomplete()) {
      await interaction.respond([{ name: 'Why scale attention?', value: 'scale-sqrt-dk' }]);
    } else if (interaction.isChatInputCommand()) {
      await interaction.reply({
        ...(constant.content === undefined ? {} : { content: constant.content }),
        ...(constant.components
          ? { components: constant.components as never, flags: MessageFlags.IsComponentsV2 }
          : {}),
        files: (constant.files ?? []).map(({ name, data }) => ({
          name,
          attachment: data as Buffer,
        })),
      });
    }
  };
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction));
  const ready = once(client, Events.ClientReady);
  await client.login(token);
  await ready;
  return { stop: () => client.destroy() };
}

/** The message of one answer, drawn: what a constant bot would send that sends the same. */
async function answerAsConstant(coach: Coach, workers: Workers): Promise<Constant> {
  const [reply] = await coach.hear(
    { kind: 'command', ability: 'ask', options: { question: 'scale-sqrt-dk' } },
    {
      account: { id: 'discord:1', name: 'A' },
      place: { id: 'discord:1', kind: 'private' },
      language: 'en',
    },
  );
  const [message] = planReply(reply!, { language: 'en', form: 'rich', pictures: true }).messages;
  const files = await Promise.all(
    message!.uploads.map(async (upload): Promise<RawFile> => {
      if (!('picture' in upload)) throw new Error('an answer has no files');
      const { picture, name } = upload;
      const data =
        picture.kind === 'figure'
          ? (await workers.figure(picture.spec, 'dark')).png
          : await workers.formulaPicture(picture.tex, 'dark');
      return { name, data: Buffer.from(data) };
    }),
  );
  return { components: message!.body.components, files };
}

export async function bench(): Promise<void> {
  const server = fork(new URL('./discord-server.ts', import.meta.url));
  const dataDir = mkdtempSync(join(tmpdir(), 'coach-bench-'));
  const [{ url, token }] = (await once(server, 'message')) as [{ url: string; token: string }];
  const measure = async (type: Kind): Promise<Outcome & { cpuMs: number }> => {
    server.send(order(type, COUNT.warm));
    await once(server, 'message');
    const before = process.cpuUsage();
    server.send(order(type, COUNT[type]));
    const [outcome] = (await once(server, 'message')) as [Outcome];
    const { user, system } = process.cpuUsage(before);
    if (outcome.faults.length > 0) throw new Error(outcome.faults[0]);
    return { ...outcome, cpuMs: (user + system) / 1000 };
  };

  const log = createLog('error');
  const store = await openStore(readConfig({ DATA_DIR: dataDir }), (error) => log.error(error));
  const { coach, workers, messenger } = await createCoachParts(readConfig({}), log, { store });
  const settings = { token, apiUrl: url, shards: undefined };
  const answer = await answerAsConstant(coach, workers);
  const bots = {
    'bare, a line of text': () => startBare(url, token, { content: 'A constant.' }),
    'bare, the same message': () => startBare(url, token, answer),
    'the coach': async () => {
      const discord = createDiscord({ coach, messenger, store, workers, log }, settings);
      await discord.start();
      return discord;
    },
  };
  const results = new Map<string, { perSecond: number[]; cpu: number[]; waited: number[] }>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, start] of Object.entries(bots)) {
      const bot = await start();
      for (const type of ['command', 'autocomplete'] as const) {
        const { elapsedMs, waitedMs, cpuMs } = await measure(type);
        const key = `${type} · ${name}`;
        const result = results.get(key) ?? { perSecond: [], cpu: [], waited: [] };
        results.set(key, result);
        result.perSecond.push((1000 * COUNT[type]) / elapsedMs);
        result.cpu.push(cpuMs / COUNT[type]);
        result.waited.push(...waitedMs);
      }
      await bot.stop();
    }
  }
  for (const [key, { perSecond, cpu, waited }] of results) {
    console.log(
      `${key}: ${median(perSecond).toFixed(0)} a second, ${ms(median(cpu))} of processor each, answered after ${ms(median(waited))} (p99 ${ms(quantile(waited, 0.99))}) with ${AT_ONCE} at once`,
    );
  }
  const rate = (key: string) => median(results.get(key)!.perSecond);
  for (const type of ['command', 'autocomplete'] as const) {
    for (const bare of ['bare, a line of text', 'bare, the same message']) {
      const ratio = rate(`${type} · the coach`) / rate(`${type} · ${bare}`);
      console.log(`${type}: the coach is ${ratio.toFixed(2)} of ${bare}`);
    }
  }
  const suggest = createSuggest(coach);
  const beginnings = coach.services.bank.questions.flatMap(({ text }) =>
    [text.en.title, text.zh.title].map((title) => title.slice(0, 12)),
  );
  const times: number[] = [];
  for (const typed of beginnings) {
    times.push(await timed(() => suggest('ask', 'question', typed, 'en')));
  }
  console.log(
    `suggestions for a beginning nobody typed before: median ${ms(median(times))}, p99 ${ms(quantile(times, 0.99))}`,
  );
  await workers.close();
  await store.close();
  server.disconnect();
  rmSync(dataDir, { recursive: true, force: true });
}
