/** The local Discord as a process of its own: it lets people use commands as fast as they are answered, and counts. */
import { ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { openDiscord } from '../tests/platforms/discord/discord.ts';
import { interact } from '../tests/platforms/discord/interactions.ts';

export interface Order {
  /** Each bot has a Discord of its own, so that they can take turns. */
  readonly world: number;
  readonly type: 'command' | 'autocomplete';
  readonly command: string;
  readonly option: string;
  readonly typed: readonly string[];
  readonly count: number;
  /** So many people wait for an answer at any time. */
  readonly atOnce: number;
}

export interface Outcome {
  readonly elapsedMs: number;
  /** From the moment the app is told to the moment its first answer is there. */
  readonly waitedMs: readonly number[];
  readonly refused: readonly string[];
  readonly faults: readonly string[];
}

const WORLDS = 3;

async function openWorld() {
  const discord = await openDiscord({ perBucket: 1_000_000 });
  const guild = discord.guild('Readers');
  const general = guild.channel('general').raw;
  const people = Array.from({ length: 20 }, (_, i) => {
    const person = discord.person(`Reader ${i}`);
    guild.joins(person);
    return person.user.id;
  });
  return { discord, general, people };
}

const worlds = await Promise.all(Array.from({ length: WORLDS }, openWorld));

process.on('message', (order: Order) => {
  run(order).then(
    (outcome) => process.send!(outcome),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
process.send!(worlds.map(({ discord: { url, token } }) => ({ url, token })));

async function run(order: Order): Promise<Outcome> {
  const { discord, general, people } = worlds[order.world]!;
  const { backend } = discord;
  const type =
    order.type === 'command'
      ? InteractionType.ApplicationCommand
      : InteractionType.ApplicationCommandAutocomplete;
  const waiting = new Map<ReturnType<typeof interact>, number>();
  const waitedMs: number[] = [];
  let begun = 0;
  const start = performance.now();
  const begin = (): void => {
    const value = order.typed[begun % order.typed.length]!;
    const focused = order.type === 'autocomplete' ? { focused: true } : {};
    const data = {
      id: '1',
      name: order.command,
      type: ApplicationCommandType.ChatInput,
      options: [{ name: order.option, type: 3, value, ...focused }],
    };
    const user = people[begun % people.length]!;
    begun++;
    const at = performance.now();
    waiting.set(interact({ type, user, channel: general, data }, backend), at);
  };
  await new Promise<void>((resolve) => {
    const stop = backend.onChange(() => {
      for (const [interaction, at] of waiting) {
        const original = backend.state.messages.get(interaction.original ?? '');
        if (interaction.answered === undefined || original?.loading) continue;
        waiting.delete(interaction);
        waitedMs.push(performance.now() - at);
        if (begun < order.count) begin();
      }
      if (waitedMs.length < order.count) return;
      stop();
      resolve();
    });
    while (begun < Math.min(order.count, order.atOnce)) begin();
  });
  const elapsedMs = performance.now() - start;
  const outcome = { elapsedMs, waitedMs, refused: discord.refused(), faults: discord.takeFaults() };
  // What was said is not needed any more, and would only fill the memory.
  backend.state.messages.clear();
  backend.state.interactions.clear();
  backend.state.uploads.clear();
  discord.rest.calls.length = 0;
  return outcome;
}
