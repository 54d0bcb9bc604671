import { describe, expect, it } from 'vitest';
import { discordForTest } from '../fixture.ts';
import { rawGateway } from './raw.ts';

/** A server with a channel and Ada in it. */
async function community(options: Parameters<typeof discordForTest>[0] = {}) {
  const discord = await discordForTest(options);
  const readers = discord.guild('Readers');
  const ada = discord.person('Ada');
  readers.joins(ada);
  const general = readers.channel('general');
  return { discord, readers, ada, general };
}

describe('the gateway lets in', () => {
  it('those who identify, and tells them of their servers', async () => {
    const { discord, readers } = await community();
    const shard = await rawGateway(discord);
    shard.identify();
    const { d } = await shard.hears('READY');
    expect(d.guilds).toEqual([{ id: readers.id, unavailable: true }]);
    const guild = await shard.hears('GUILD_CREATE');
    expect(guild.d.channels).toHaveLength(1);
    expect(guild.s).toBe(2);
  });

  it('no wrong token, no unknown or unallowed intent, no impossible shard', async () => {
    const { discord } = await community({ privileged: 0 });
    const refused = async (more: object): Promise<number> => {
      const shard = await rawGateway(discord);
      shard.identify({ ...more });
      return shard.closing;
    };
    expect(await refused({ token: 'wrong' })).toBe(4004);
    expect(await refused({ intents: 1 << 30 })).toBe(4013);
    expect(await refused({ intents: 1 | (1 << 15) })).toBe(4014);
    expect(await refused({ shard: [2, 2] })).toBe(4010);
  });

  it('nobody who speaks before, twice, or nonsense', async () => {
    const { discord } = await community();
    const early = await rawGateway(discord);
    early.says(3, {});
    expect(await early.closing).toBe(4003);
    const twice = await rawGateway(discord);
    twice.identify();
    await twice.hears('READY');
    twice.identify();
    expect(await twice.closing).toBe(4005);
    const babble = await rawGateway(discord);
    babble.raw('not json');
    expect(await babble.closing).toBe(4002);
    const odd = await rawGateway(discord);
    odd.identify();
    odd.says(99, {});
    expect(await odd.closing).toBe(4001);
  });

  it('a heartbeat is answered, until it is frozen', async () => {
    const { discord } = await community();
    const shard = await rawGateway(discord);
    shard.says(1, null);
    await shard.hears(11);
    discord.gateway.freeze();
    shard.says(1, null);
    await discord.until('two heartbeats', () => discord.gateway.log.length === 2);
    expect(shard.heard.filter(({ op }) => op === 11)).toHaveLength(1);
  });

  it('too many payloads close the connection', async () => {
    const { discord } = await community();
    const shard = await rawGateway(discord);
    for (let i = 0; i <= 120; i++) shard.says(1, null);
    expect(await shard.closing).toBe(4008);
  });
});

describe('a session', () => {
  it('hears what it subscribed to, and nothing else', async () => {
    const { discord, ada, general } = await community();
    const deaf = await rawGateway(discord);
    deaf.identify({ intents: 1 });
    const keen = await rawGateway(discord);
    keen.identify();
    await Promise.all([deaf.hears('READY'), keen.hears('READY')]);
    ada.in(general).writes('hello');
    await keen.hears('MESSAGE_CREATE');
    expect(deaf.events()).not.toContain('MESSAGE_CREATE');
  });

  it('reads contents only with the intent, in direct messages, or where it is named', async () => {
    const { discord, ada, general } = await community();
    const plain = await rawGateway(discord);
    plain.identify();
    const privileged = await rawGateway(discord);
    privileged.identify({ intents: 1 | 512 | 4096 | 32768 });
    await Promise.all([plain.hears('READY'), privileged.hears('READY')]);
    ada.in(general).writes('in passing');
    ada.in(general).mentions('to you');
    ada.privately().writes('between us');
    const contents = (shard: typeof plain) =>
      shard.heard.filter(({ t }) => t === 'MESSAGE_CREATE').map(({ d }) => d.content);
    await Promise.all([plain, privileged].map((shard) => shard.hears('MESSAGE_CREATE', 3)));
    expect(contents(plain)).toEqual(['', expect.stringMatching(/<@\d+> to you/), 'between us']);
    expect(contents(privileged)[0]).toBe('in passing');
  });

  it('hears nothing of channels the app does not see', async () => {
    const { discord, readers, ada, general } = await community();
    const hidden = readers.channel('hidden', 'ViewChannel');
    const shard = await rawGateway(discord);
    shard.identify();
    await shard.hears('READY');
    ada.in(hidden).writes('secret');
    ada.in(general).writes('open');
    const { d } = await shard.hears('MESSAGE_CREATE');
    expect(d.channel_id).toBe(general.id);
  });

  it('resumes after a lost connection, and is told what it missed, once', async () => {
    const { discord, ada, general } = await community();
    const before = await rawGateway(discord);
    before.identify();
    const ready = await before.hears('READY');
    await before.hears('GUILD_CREATE');
    before.drop();
    await discord.until('the connection is lost', () => discord.gateway.connected() === 0);
    ada.in(general).writes('while you were away');
    const after = await rawGateway(discord);
    after.says(6, { token: discord.token, session_id: ready.d.session_id, seq: 2 });
    await after.hears('RESUMED');
    expect(after.events()).toEqual(['MESSAGE_CREATE', 'RESUMED']);
  });

  it('does not resume what is unknown, ended, or from the future', async () => {
    const { discord } = await community();
    const stranger = await rawGateway(discord);
    stranger.says(6, { token: discord.token, session_id: 'nobody', seq: 0 });
    expect((await stranger.hears(9)).d).toBe(false);
    const known = await rawGateway(discord);
    known.identify();
    const { d } = await known.hears('READY');
    const early = await rawGateway(discord);
    early.says(6, { token: discord.token, session_id: d.session_id, seq: 99 });
    expect(await early.closing).toBe(4007);
    const thief = await rawGateway(discord);
    thief.says(6, { token: 'wrong', session_id: d.session_id, seq: 1 });
    expect(await thief.closing).toBe(4004);
  });

  it('of a shard hears of its own servers; direct messages come to the first', async () => {
    const { discord, ada } = await community({ shards: 2 });
    const first = await rawGateway(discord);
    first.identify({ shard: [0, 2] });
    const second = await rawGateway(discord);
    second.identify({ shard: [1, 2] });
    const [a, b] = await Promise.all([first.hears('READY'), second.hears('READY')]);
    expect([...a.d.guilds, ...b.d.guilds]).toHaveLength(1);
    ada.privately().writes('hello');
    await first.hears('MESSAGE_CREATE');
    expect(second.events()).not.toContain('MESSAGE_CREATE');
  });
});
