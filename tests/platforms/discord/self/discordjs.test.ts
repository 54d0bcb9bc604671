import {
  Client,
  Events,
  GatewayIntentBits as Intent,
  type Interaction,
  MessageFlags,
} from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDiscord } from '../discord.ts';
import { discordForTest } from '../fixture.ts';

const INTENTS = [Intent.Guilds, Intent.GuildMessages, Intent.DirectMessages];

/** The real library, logged in, with everything it is told. */
async function login(url: string, token: string, intents = INTENTS) {
  const client = new Client({ intents, rest: { api: url } });
  onTestFinished(() => client.destroy());
  const said: string[] = [];
  client.on(Events.MessageCreate, ({ content }) => said.push(content));
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
  return { client, said };
}

async function community() {
  const discord = await discordForTest();
  const readers = discord.guild('Readers');
  const ada = discord.person('Ada');
  readers.joins(ada);
  const general = readers.channel('general');
  return { discord, readers, ada: ada.in(general), general };
}

/** Whether one thing was noted at the gateway after another. */
const noted = (log: readonly string[], ...lines: readonly string[]): boolean =>
  lines.every((line) => log.includes(line));

describe('the real discord.js', () => {
  it('logs in, registers a command, answers it, and is understood', async () => {
    const { discord, ada } = await community();
    const { client } = await login(discord.url, discord.token);
    await client.application!.commands.set([{ name: 'hello', description: 'Says hello' }]);
    const respond = async (interaction: Interaction): Promise<void> => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({
        components: [{ type: 17, components: [{ type: 10, content: 'Hello' }] }],
        files: [],
        flags: MessageFlags.IsComponentsV2,
      });
      await interaction.followUp('Hello, everybody');
    };
    client.on(Events.InteractionCreate, (interaction) => void respond(interaction));
    const answer = await ada.uses('/hello');
    expect(answer.text).toBe('Hello');
    expect(answer.privately).toBe(true);
    await ada.sees('Hello, everybody');
    expect(discord.refused()).toEqual([]);
  });

  it('presses, picks and fills in forms reach it', async () => {
    const { discord, ada, general } = await community();
    const { client } = await login(discord.url, discord.token);
    const respond = async (interaction: Interaction): Promise<void> => {
      if (interaction.isButton()) {
        await interaction.showModal({
          custom_id: 'form',
          title: 'Your answer',
          components: [
            {
              type: 18,
              label: 'Answer',
              component: { type: 4, custom_id: 'text', style: 2, min_length: 3 },
            },
          ],
        });
      } else if (interaction.isStringSelectMenu()) {
        await interaction.update({ content: interaction.values.join(), components: [] });
      } else if (interaction.isModalSubmit()) {
        await interaction.reply(interaction.fields.getTextInputValue('text'));
      }
    };
    client.on(Events.InteractionCreate, (interaction) => void respond(interaction));
    const channel = await client.channels.fetch(general.id);
    if (!channel?.isSendable()) throw new Error('no channel');
    const option = (value: string) => ({ label: value.toUpperCase(), value });
    await channel.send({
      content: 'Well?',
      components: [
        { type: 1, components: [{ type: 2, style: 1, label: 'Why', custom_id: 'why' }] },
        {
          type: 1,
          components: [{ type: 3, custom_id: 's', max_values: 2, options: ['a', 'b'].map(option) }],
        },
      ],
    });
    const opened = await ada.presses('Why');
    expect(opened.modal).toMatchObject({ title: 'Your answer' });
    expect(() => ada.submits('no')).toThrow(/3 to 4000/);
    await ada.presses('Why');
    expect((await ada.submits('because')).text).toBe('because');
    expect((await ada.picks('A', 'B')).text).toBe('a,b');
  });

  it('resumes when its connection drops, and misses nothing', async () => {
    const { discord, ada } = await community();
    const { said } = await login(discord.url, discord.token);
    discord.gateway.drop();
    ada.mentions('while you were away');
    await discord.until('it resumes', () => noted(discord.gateway.log, 'resume'));
    ada.mentions('now that you are back');
    await expect.poll(() => said.length).toBe(2);
  });

  it('reconnects when it is asked to, and identifies anew when its session is gone', async () => {
    const { discord, ada } = await community();
    const { client, said } = await login(discord.url, discord.token);
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    discord.gateway.reconnect();
    await resumed;
    const anew = new Promise((resolve) => client.once(Events.ShardReady, resolve));
    discord.gateway.invalidate(false);
    await anew;
    expect(discord.gateway.log.filter((line) => line.startsWith('identify'))).toHaveLength(2);
    ada.mentions('hello');
    await expect.poll(() => said.length).toBe(1);
  });

  it('is told of a wrong token, and of intents it may not have', async () => {
    const discord = await discordForTest({ privileged: 0 });
    await expect(login(discord.url, 'wrong')).rejects.toThrow(/invalid token/);
    await expect(
      login(discord.url, discord.token, [...INTENTS, Intent.MessageContent]),
    ).rejects.toThrow(/disallowed intents/);
  });

  it('waits where it is told to, and then goes on', async () => {
    const discord = await openDiscord({ perBucket: 1, windowMs: 50 });
    onTestFinished(() => discord.close());
    const readers = discord.guild('Readers');
    const general = readers.channel('general');
    const { client } = await login(discord.url, discord.token);
    const channel = await client.channels.fetch(general.id);
    if (!channel?.isSendable()) throw new Error('no channel');
    await Promise.all(['1', '2', '3'].map((content) => channel.send(content)));
    expect(general.reads()).toEqual(['1', '2', '3']);
  });

  it('runs several shards', async () => {
    const discord = await discordForTest({ shards: 3 });
    const client = new Client({ intents: INTENTS, shards: 'auto', rest: { api: discord.url } });
    onTestFinished(() => client.destroy());
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(discord.token);
    await ready;
    expect(discord.gateway.connected()).toBe(3);
  });
});
