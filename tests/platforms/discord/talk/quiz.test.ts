import { describe, expect, it } from 'vitest';
import { openBot, startBot } from './bot.ts';

describe('a quiz', () => {
  it('in a server is seen by all, and each answer by nobody else', async () => {
    const bot = await openBot();
    const [ada, lin] = [bot.member('Ada').in(bot.general), bot.member('Lin').in(bot.general)];
    const { message, privately } = await ada.uses('/quiz', { count: 2 });
    expect(privately).toBe(false);
    const taken = await bot.answers(ada, message!);
    expect(taken.privately).toBe(true);
    expect(taken.text).toMatch(/Right\./);
    const missed = await bot.answers(lin, message!, { rightly: false });
    expect(missed.text).toMatch(/Not quite/);
    expect(lin.transcript()).not.toMatch(/Right\. \d/);
    await bot.pass(3000);
    await bot.general.sees(/2 answered/);
    expect(bot.discord.refused()).toEqual([]);
  });

  it('in private turns into its explanation, one question after the other', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').privately();
    const { message } = await ada.uses('/quiz', { count: 2 });
    await bot.answers(ada, message!);
    await ada.sees(/Right\./);
    const next = await ada.presses('Next question');
    expect(next.text).toMatch(/Question 2 of 2/);
    expect(bot.discord.refused()).toEqual([]);
    expect(bot.errors()).toEqual([]);
  });

  it('says so where it has gone on already', async () => {
    const bot = await openBot();
    const [ada, lin] = [bot.member('Ada').in(bot.general), bot.member('Lin').in(bot.general)];
    const { message } = await ada.uses('/quiz', { count: 3 });
    await ada.presses('Next question', message);
    const late = await lin.presses('Next question', message);
    expect(late.privately).toBe(true);
    expect(late.text).toMatch(/gone on already/);
    expect(bot.general.reads()).toHaveLength(2);
  });

  it('gives a hint to the one who asks for it', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').in(bot.general);
    await ada.uses('/quiz');
    const hint = await ada.presses(/^Hint/);
    expect(hint.privately).toBe(true);
    expect(hint.text).toMatch(/Hint:/);
  });

  it('goes on after a restart: the buttons on it still work', async () => {
    const before = await openBot();
    const ada = before.member('Ada').in(before.general);
    const { message } = await ada.uses('/quiz');
    await before.stop();
    const after = await startBot(before.discord, before.store);
    expect((await after.answers(ada, message!)).text).toMatch(/Right\./);
    expect(before.discord.refused()).toEqual([]);
  });

  it('is reviewed when it was missed, and counted in stats and board', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').in(bot.general);
    const { message } = await ada.uses('/quiz');
    await bot.answers(ada, message!, { rightly: false });
    const review = await ada.uses('/review');
    expect(review.privately).toBe(true);
    expect(review.text).toMatch(/due/);
    const stats = await ada.uses('/stats');
    expect(stats.privately).toBe(true);
    expect(stats.text).toMatch(/One answer, 0 right/);
    const board = await ada.uses('/board');
    expect(board.privately).toBe(false);
    expect(bot.discord.refused()).toEqual([]);
  });

  it('shows nobody on the board who has left', async () => {
    const bot = await openBot();
    const [ada, lin] = ['Ada', 'Lin'].map((name) => bot.member(name));
    for (const who of [ada!, lin!])
      await who.in(bot.general).uses('/settings', { name: 'names', value: 'everywhere' });
    const { message } = await ada!.in(bot.general).uses('/quiz');
    for (const who of [ada!, lin!]) await bot.answers(who.in(bot.general), message!);
    bot.readers.loses(lin!);
    const board = await ada!.in(bot.general).uses('/board');
    expect(board.text).toMatch(/Ada/);
    expect(board.text).not.toMatch(/Lin/);
  });
});

describe('a study room', () => {
  it('is played by three in a thread, answers unseen, the board kept up to date', async () => {
    const bot = await openBot();
    const [ada, lin, sam] = ['Ada', 'Lin', 'Sam'].map((name) => bot.member(name));
    const opened = await ada!
      .in(bot.general)
      .uses('/study', { step: 'start', rounds: 2, seconds: 20 });
    expect(opened.text).toMatch(/room is open/);
    const thread = await bot.general.thread(/Study room/);
    expect(opened.text).toContain(`https://discord.com/channels/${bot.readers.id}/${thread.id}`);
    const round = await thread.sees(/Question 1 of 2/);
    expect(JSON.stringify(round.body.components)).toMatch(/<t:\d+:R>/);
    const inThread = [ada!, lin!, sam!].map((who) => who.in(thread));
    await bot.pass(3000);
    for (const who of inThread.slice(0, 2)) {
      const taken = await bot.answers(who, round);
      expect(taken.privately).toBe(true);
      expect(taken.text).toMatch(/see how it went when the round ends/);
    }
    await bot.answers(inThread[2]!, round, { rightly: false });
    await bot.pass(25_000);
    await thread.sees(/Right: [A-D]/);
    await thread.sees(/someone/);
    await bot.pass(15_000);
    const second = await thread.sees(/Question 2 of 2/);
    for (const who of inThread) await bot.answers(who, second);
    await bot.pass(25_000);
    await thread.sees(/The room is over/);
    expect(bot.discord.refused()).toEqual([]);
    expect(bot.errors()).toEqual([]);
  });

  it('stays where it was opened when the coach may open no thread', async () => {
    const bot = await openBot();
    bot.general.denies('CreatePublicThreads');
    const ada = bot.member('Ada').in(bot.general);
    await ada.uses('/study', { step: 'start', rounds: 1, seconds: 20 });
    await bot.general.sees(/Question 1 of 1/);
  });

  it('leaves no empty thread behind where it may not write in one', async () => {
    const bot = await openBot();
    bot.general.denies('SendMessagesInThreads');
    const ada = bot.member('Ada').in(bot.general);
    await ada.uses('/study', { step: 'start', rounds: 1, seconds: 20 });
    await bot.general.sees(/Question 1 of 1/);
    expect(bot.discord.calls('POST', '/channels/{channel_id}/threads')).toEqual([]);
    expect(bot.discord.refused()).toEqual([]);
  });

  it('goes on in mid-round after a restart', async () => {
    const before = await openBot();
    const ada = before.member('Ada');
    await ada.in(before.general).uses('/study', { step: 'start', rounds: 1, seconds: 60 });
    const thread = await before.general.thread(/Study room/);
    const round = await thread.sees(/Question 1/);
    await before.stop();
    before.discord.clock.pass(5000);
    const after = await startBot(before.discord, before.store);
    expect((await after.answers(ada.in(thread), round)).text).toMatch(/it is/);
    await after.pass(65_000);
    await thread.sees(/Right: /);
    await thread.sees(/The room is over/);
    expect(before.discord.refused()).toEqual([]);
  });

  it('is for servers only', async () => {
    const bot = await openBot();
    expect(() => bot.member('Ada').privately().begins('/study')).toThrow(/not offered here/);
  });
});
