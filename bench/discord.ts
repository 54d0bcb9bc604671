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

/** All of them mean the question whose answer is the constant. */
const QUESTIONS = [
  'why scale attention',
  'why divide by sqrt d_k',
  'scale-sqrt-dk',
  'why is the dot product divided by √d_k before the softmax',
];
const TYPED = ['why', 'why scale', '缩放', 'mask', 'positional enc', 'layer norm', '多头'];
/** Interactions of a slice; the bots take turns, so that whatever else the machine does meets all of them. */
const COUNT = { command: 50, autocomplete: 1000 } as const;
const AT_ONCE = 8;
const WARM = 4;
const SLICES = 16;

type Kind = Order['type'];
const order = (world: number, type: Kind): Order => ({
  world,
  type,
  command: 'ask',
  option: 'question',
  typed: type === 'command' ? QUESTIONS : TYPED,
  count: COUNT[type],
  atOnce: AT_ONCE,
});

interface World {
  readonly url: string;
  readonly token: string;
}

interface Constant {
  readonly content?: string;
  readonly components?: readonly APIMessageTopLevelComponent[];
  readonly files?: readonly RawFile[];
}

/** A bot that somebody writes on their first evening: it logs in, and replies with a constant. */
async function startBare({ url, token }: World, constant: Constant) {
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
  const [worlds] = (await once(server, 'message')) as [{ url: string; token: string }[]];
  const measure = async (world: number, type: Kind): Promise<Outcome & { cpuMs: number }> => {
    const before = process.cpuUsage();
    server.send(order(world, type));
    const [outcome] = (await once(server, 'message')) as [Outcome];
    const { user, system } = process.cpuUsage(before);
    if (outcome.faults.length > 0) throw new Error(outcome.faults[0]);
    return { ...outcome, cpuMs: (user + system) / 1000 };
  };

  const log = createLog('error');
  const store = await openStore(readConfig({ DATA_DIR: dataDir }), (error) => log.error(error));
  const { coach, workers, messenger } = await createCoachParts(readConfig({}), log, { store });
  const answer = await answerAsConstant(coach, workers);
  const [first, second, third] = worlds as [World, World, World];
  const discord = createDiscord(
    { coach, messenger, store, workers, log },
    { token: third.token, apiUrl: third.url, shards: undefined },
  );
  const bots = [
    { name: 'bare, a line of text', ...(await startBare(first, { content: 'A constant.' })) },
    { name: 'bare, the same message', ...(await startBare(second, answer)) },
    { name: 'the coach', stop: discord.stop },
  ];
  await discord.start();
  for (const type of ['command', 'autocomplete'] as const) {
    const results = bots.map(() => ({
      perSecond: [] as number[],
      cpu: [] as number[],
      waited: [] as number[],
    }));
    for (let slice = -WARM; slice < SLICES; slice++) {
      for (const world of bots.keys()) {
        const { elapsedMs, waitedMs, cpuMs } = await measure(world, type);
        if (slice < 0) continue;
        results[world]!.perSecond.push((1000 * COUNT[type]) / elapsedMs);
        results[world]!.cpu.push(cpuMs / COUNT[type]);
        results[world]!.waited.push(...waitedMs);
      }
    }
    for (const [world, { perSecond, cpu, waited }] of results.entries()) {
      console.log(
        `${type} · ${bots[world]!.name}: ${median(perSecond).toFixed(0)} a second, ${ms(median(cpu))} of processor each, answered after ${ms(median(waited))} (p99 ${ms(quantile(waited, 0.99))}) with ${AT_ONCE} at once`,
      );
    }
    const coached = results[2]!.perSecond;
    for (const world of [0, 1]) {
      const ratios = coached.map((rate, slice) => rate / results[world]!.perSecond[slice]!);
      console.log(`${type}: the coach is ${median(ratios).toFixed(2)} of ${bots[world]!.name}`);
    }
  }
  for (const bot of bots) await bot.stop();
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
