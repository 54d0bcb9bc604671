import { describe, expect, it } from 'vitest';
import { document, paragraph } from '#document/build.ts';
import type { Json } from '../flaws.ts';
import { openBot, startBot } from './bot.ts';

describe('Discord', () => {
  it('in trouble is asked again, and nothing comes twice', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').in(bot.general);
    const troubled = new Set<string>();
    bot.discord.rest.interrupt((method, path) => {
      const route = `${method} ${path.replace(/\/\d.*/u, '')}`;
      if (troubled.has(route)) return undefined;
      troubled.add(route);
      return { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
    });
    ada.mentions('why scale attention');
    await ada.sees(/√d/);
    expect((await ada.uses('/topics')).text).toMatch(/questions/);
    expect(bot.general.reads().filter((text) => text.startsWith('## Why scale'))).toHaveLength(1);
    expect(bot.errors()).toEqual([]);
  });

  it('that sets narrow limits gets everything in the end, and once', async () => {
    const bot = await openBot({ perBucket: 2, windowMs: 20 });
    const ada = bot.member('Ada').in(bot.general);
    const said = () => ada.visible().filter(({ author }) => author !== ada.user.id);
    for (let i = 0; i < 5; i++) ada.mentions('/topics');
    await expect
      .poll(
        () => {
          bot.discord.clock.pass(20);
          return said().length;
        },
        { timeout: 20_000 },
      )
      .toBe(5);
    const answered = said().map(({ body }) => (body.message_reference as Json).message_id);
    const asked = ada.visible().filter(({ author }) => author === ada.user.id);
    expect(answered.toSorted()).toEqual(asked.map(({ id }) => id).toSorted());
    expect(bot.errors()).toEqual([]);
  });

  it('that no longer answers heartbeats is left and resumed', async () => {
    const bot = await openBot({ heartbeatMs: 100 });
    bot.discord.gateway.freeze();
    await bot.discord.until('it is noticed', () => bot.discord.gateway.log.includes('resume'));
    bot.discord.gateway.thaw();
    const ada = bot.member('Ada').in(bot.general);
    expect((await ada.uses('/topics')).text).toMatch(/questions/);
  });

  it('that takes the token back is told of in the log', async () => {
    const bot = await openBot();
    bot.discord.gateway.closeAll(4004);
    await expect.poll(() => bot.lines.join()).toMatch(/discord: disconnected/);
    expect(bot.discord.gateway.connected()).toBe(0);
  });

  it('of several processes is shared by their shards', async () => {
    const bot = await openBot({ shards: 2 });
    await bot.stop();
    const { discord, store } = bot;
    const [first, second] = [
      await startBot(discord, store, { shards: { ids: [0], of: 2 } }),
      await startBot(discord, store, { shards: { ids: [1], of: 2 } }),
    ];
    await discord.until('both are there', () => discord.gateway.connected() === 2);
    const ada = bot.member('Ada');
    expect((await ada.in(bot.general).uses('/topics')).text).toMatch(/questions/);
    expect((await ada.privately().uses('/topics')).text).toMatch(/questions/);
    // Either may speak where the other listens.
    const place = `discord:${bot.readers.id}/${bot.general.id}`;
    for (const { coach } of [first, second]) await coach.services.post(place, [daily], 'en');
    expect(bot.general.reads().filter((text) => text === 'Daily')).toHaveLength(2);
    expect(discord.refused()).toEqual([]);
  });
});

const daily = { document: document(paragraph('Daily')), actions: [] };

describe('servers', () => {
  it('that add the coach while it runs are answered at once', async () => {
    const bot = await openBot();
    const fresh = bot.discord.guild('Fresh');
    const ada = bot.discord.person('Ada');
    fresh.joins(ada);
    const channel = fresh.channel('general');
    ada.in(channel).mentions('why scale attention');
    await ada.in(channel).sees(/√d/);
  });

  it('that go down and come back are answered again', async () => {
    const bot = await openBot();
    bot.readers.failsAndReturns();
    const ada = bot.member('Ada').in(bot.general);
    ada.mentions('why scale attention');
    await ada.sees(/√d/);
  });

  it('that expel the coach in the middle of a room harm nothing', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').in(bot.general);
    await ada.uses('/study', { step: 'start', rounds: 2, seconds: 20 });
    await bot.general.thread(/Study room/);
    bot.readers.expels();
    await bot.pass(120_000);
    const lin = bot.discord.person('Lin', { installed: true });
    expect((await lin.privately().uses('/topics')).text).toMatch(/questions/);
    expect(bot.discord.refused().length).toBeLessThan(20);
  });
});

describe('messages that are kept up to date', () => {
  it('are written anew where they were deleted', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').in(bot.general);
    await ada.uses('/study', { step: 'start', rounds: 1, seconds: 20 });
    const thread = await bot.general.thread(/Study room/);
    const round = await thread.sees(/Question 1 of 1/);
    thread.deletes(round);
    await bot.pass(40_000);
    await thread.sees(/Right: [A-D]/);
    expect(bot.errors()).toEqual([]);
  });

  it('are written anew where their thread was put away', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').in(bot.general);
    await ada.uses('/study', { step: 'start', rounds: 1, seconds: 20 });
    const thread = await bot.general.thread(/Study room/);
    await thread.sees(/Question 1 of 1/);
    thread.archives();
    await bot.pass(40_000);
    await thread.sees(/Right: [A-D]/);
    expect(bot.errors()).toEqual([]);
  });
});

describe('private answers to a mention', () => {
  it('go to the person', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada');
    ada.in(bot.general).mentions('/stats');
    await ada.privately().sees(/Your stats/);
    expect(bot.general.reads()).toHaveLength(1);
  });

  it('are told of where the person takes no messages', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada', { closed: true });
    ada.in(bot.general).mentions('/stats');
    const told = await ada.in(bot.general).sees(/privately|direct messages/iu);
    expect(told.viewer).toBeUndefined();
    expect(bot.general.reads().join()).not.toMatch(/Your stats/);
  });
});

describe('old clients', () => {
  it('get embeds where somebody chose them, with everything in them', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').privately();
    await ada.uses('/settings', { name: 'messages', value: 'classic' });
    const { message, text } = await ada.uses('/ask', { question: 'why scale attention' });
    expect(message!.body.embeds).not.toEqual([]);
    expect(Number(message!.body.flags) & (1 << 15)).toBe(0);
    expect(text).toMatch(/√d/);
    const quiz = await ada.uses('/quiz');
    await ada.presses('A', quiz.message);
    await ada.presses(/^(?:Hint|Confirm|Next question|Finish)/);
    expect(bot.discord.refused()).toEqual([]);
  });
});
