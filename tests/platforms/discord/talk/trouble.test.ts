import { describe, expect, it } from 'vitest';
import { createGate, openBot, startBot } from './bot.ts';

describe('an answer that takes long', () => {
  it('is announced in time, to the right readers, and comes', async () => {
    const gate = createGate();
    const bot = await openBot({ before: () => gate.opened });
    const ada = bot.member('Ada').in(bot.general);
    const asked = ada.begins('/ask', { question: 'why scale attention' });
    const stats = ada.begins('/stats');
    await bot.discord.until('both are announced', () =>
      [asked, stats].every((i) => i.answered === 5),
    );
    const announced = (interaction: typeof asked) =>
      bot.discord.backend.state.messages.get(interaction.original!)!;
    expect(announced(asked).viewer).toBeUndefined();
    expect(announced(stats).viewer).toBe(ada.user.id);
    bot.discord.clock.pass(60_000);
    gate.open();
    await ada.sees(/√d/, /Your stats/);
    expect(bot.discord.refused()).toEqual([]);
  });

  it('for one reader alone, though announced to all, is seen by nobody else', async () => {
    const gate = createGate();
    const bot = await openBot({ before: () => gate.opened });
    const ada = bot.member('Ada').in(bot.general);
    const asked = ada.begins('/topics', { topic: 'nonsense' });
    await bot.discord.until('it is announced', () => asked.answered === 5);
    gate.open();
    const told = await ada.sees(/There is no topic/);
    expect(told.viewer).toBe(ada.user.id);
    expect(bot.general.reads()).toEqual([]);
    expect(bot.discord.refused()).toEqual([]);
  });

  it('to a button leaves the message as it is until then', async () => {
    const gates = [createGate()];
    gates[0]!.open();
    const bot = await openBot({ before: () => gates.at(-1)!.opened });
    const ada = bot.member('Ada').privately();
    const { message } = await ada.uses('/quiz');
    gates.push(createGate());
    const pressing = ada.presses('A', message);
    await bot.discord.until('it is taken', () =>
      [...bot.discord.backend.state.interactions.values()].some((i) => i.answered === 6),
    );
    gates.at(-1)!.open();
    await pressing;
    await ada.sees(/Right\.|Not quite|Confirm/);
    expect(bot.discord.refused()).toEqual([]);
  });

  it('and comes too late harms nothing', async () => {
    const gate = createGate();
    const bot = await openBot({ before: () => gate.opened });
    const ada = bot.member('Ada').in(bot.general);
    ada.begins('/ask', { question: 'why scale attention' });
    bot.discord.clock.pass(4000);
    gate.open();
    await bot.discord.until('it was refused', () => bot.discord.refused().length > 0);
    expect(bot.discord.refused().every((line) => line.endsWith('404 10062'))).toBe(true);
    expect((await ada.uses('/ask', { question: 'why several heads' })).text).toMatch(/head/);
    expect(bot.errors()).toEqual([]);
  });
});

describe('what goes wrong', () => {
  it('in the coach is told with an id, and logged under it', async () => {
    const bot = await openBot({
      before: async () => {
        throw new Error('boom');
      },
    });
    const ada = bot.member('Ada').in(bot.general);
    const { text, privately } = await ada.uses('/ask', { question: 'why' });
    const id = /error id is (\w+)/u.exec(text)![1]!;
    expect(privately).toBe(true);
    expect(bot.errors().join()).toContain(id);
    expect(bot.lines.join()).not.toContain(bot.discord.token);
  });

  it('on the way out is logged without what was written, and without the key to answer it', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').in(bot.general);
    bot.discord.rest.interrupt((_, path) =>
      path.includes('/callback')
        ? { status: 400, body: { message: 'Invalid Form Body', code: 50035, errors: {} } }
        : undefined,
    );
    const { token } = ada.begins('/ask', { question: 'a secret of mine about attention' });
    await expect.poll(() => bot.errors().length).toBeGreaterThan(0);
    expect(bot.lines.join()).not.toMatch(/a secret of mine/);
    expect(bot.lines.join()).not.toContain(token);
    bot.discord.rest.interrupt();
    expect((await ada.uses('/topics')).text).toMatch(/questions/);
  });

  it('after it was announced is told all the same', async () => {
    const gate = createGate();
    const bot = await openBot({
      before: async () => {
        await gate.opened;
        throw new Error('boom');
      },
    });
    const ada = bot.member('Ada').in(bot.general);
    const asked = ada.begins('/ask', { question: 'why' });
    await bot.discord.until('it is announced', () => asked.answered === 5);
    gate.open();
    await ada.sees(/error id is/);
    expect(bot.discord.refused()).toEqual([]);
  });

  it('an interaction that is told twice is answered once', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').in(bot.general);
    await ada.uses('/quiz');
    bot.discord.gateway.repeat('INTERACTION_CREATE');
    await ada.uses('/topics');
    expect(bot.general.reads().filter((text) => text.includes('Question 1'))).toHaveLength(1);
    expect(bot.discord.refused()).toEqual([]);
  });

  it('two processes on one store answer each interaction once', async () => {
    const first = await openBot();
    await startBot(first.discord, first.store);
    const ada = first.member('Ada').in(first.general);
    await ada.uses('/quiz');
    await ada.uses('/topics');
    ada.mentions('why scale attention');
    await ada.sees(/√d/);
    expect(first.general.reads()).toHaveLength(4);
    expect(first.discord.refused()).toEqual([]);
  });

  it('a dropped connection is resumed, and what was asked meanwhile is answered', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').in(bot.general);
    bot.discord.gateway.drop();
    expect((await ada.uses('/ask', { question: 'why scale attention' })).text).toMatch(/√d/);
    expect(bot.discord.gateway.log).toContain('resume');
    bot.discord.gateway.reconnect();
    expect((await ada.uses('/topics')).text).toMatch(/questions/);
    expect(bot.discord.refused()).toEqual([]);
  });
});

describe('rights', () => {
  it('to write that are missing are named to whoever asked', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada');
    bot.general.denies('SendMessages');
    ada.in(bot.general).mentions('why scale attention');
    const told = await ada.privately().sees(/Send Messages/);
    expect(told.viewer).toBeUndefined();
  });

  it('of a thread, by their own name', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada');
    await ada.in(bot.general).uses('/study', { step: 'start', rounds: 1 });
    const thread = await bot.general.thread(/Study room/);
    bot.general.denies('SendMessagesInThreads');
    ada.in(thread).mentions('why scale attention');
    await ada.privately().sees(/I lack rights here: Send Messages in Threads\./);
  });

  it('that a study room needs are named before it begins', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').in(bot.general);
    bot.general.denies('SendMessages', 'CreatePublicThreads');
    const told = await ada.uses('/study', { step: 'start', rounds: 1 });
    expect(told.privately).toBe(true);
    expect(told.text).toMatch(/Send Messages/);
    bot.general.denies();
    await ada.uses('/study', { step: 'start', rounds: 1 });
    const thread = await bot.general.thread(/Study room/);
    await thread.sees(/Question 1/);
    expect(bot.errors()).toEqual([]);
  });

  it('to embed and to attach are not needed for an answer in words', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').in(bot.general);
    bot.general.denies('EmbedLinks', 'AttachFiles');
    ada.mentions('why scale attention');
    const told = await ada.sees(/√d/);
    expect(told.body.attachments).toEqual([]);
    const { message } = await ada.uses('/demo', { name: 'variance' });
    expect(message!.body.attachments).toEqual([]);
    expect(bot.discord.refused()).toEqual([]);
  });

  it('to attach alone: the rest keeps its form', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').in(bot.general);
    bot.general.denies('AttachFiles');
    const { message } = await ada.uses('/ask', { question: 'why scale attention' });
    expect(message!.body.attachments).toEqual([]);
    expect(message!.body.flags).toBe(1 << 15);
  });
});

describe('a wrong token', () => {
  it('is one line that says what to do, without the token', async () => {
    const bot = await openBot();
    const { lines } = await startBot(bot.discord, bot.store, { token: 'not-a-token' });
    expect(lines.join()).toMatch(/DISCORD_TOKEN is not a valid token/);
    expect(lines.join()).not.toMatch(/not-a-token/);
  });
});
