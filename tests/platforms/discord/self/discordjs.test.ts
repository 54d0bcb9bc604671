import {
  Client,
  ContainerBuilder,
  Events,
  GatewayIntentBits,
  MessageFlags,
  TextDisplayBuilder,
} from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { discordForTest, type TestDiscord } from '../fixture.ts';

/** The real library, logged in. */
async function login(
  discord: TestDiscord,
  intents: number[] = [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
  ],
) {
  const client = new Client({ intents, rest: { api: discord.url } });
  onTestFinished(() => client.destroy());
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  return client;
}

describe('the real discord.js', () => {
  it('logs in, registers a command, answers it, and is understood', async () => {
    const discord = await discordForTest();
    const readers = discord.guild('Readers');
    const ada = discord.person('Ada');
    readers.joins(ada);
    const general = readers.channel('general');
    const client = await login(discord);
    await client.application!.commands.set([{ name: 'hello', description: 'Says hello' }]);
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const container = new ContainerBuilder().addTextDisplayComponents(
        new TextDisplayBuilder().setContent('Hello'),
      );
      await interaction.editReply({ components: [container], flags: MessageFlags.IsComponentsV2 });
    });
    const answer = await ada.in(general).uses('/hello');
    expect(answer.text).toBe('Hello');
    expect(answer.privately).toBe(true);
    expect(discord.refused()).toEqual([]);
  });
});
