import { describe, expect, it } from 'vitest';
import { selectsOf } from '../world/text.ts';
import { openBot } from './bot.ts';

describe('languages', () => {
  it('public answers are in the server’s, private ones in the person’s', async () => {
    const { general, member } = await openBot({ locale: 'zh-CN' });
    const ada = member('Ada').in(general);
    const quiz = await ada.uses('/quiz');
    expect(quiz.privately).toBe(false);
    expect(quiz.text).toMatch(/第 1 题|共 5 题/);
    const stats = await ada.uses('/stats');
    expect(stats.privately).toBe(true);
    expect(stats.text).toMatch(/Your stats/);
    const opened = await member('林', { locale: 'zh-CN' }).in(general).uses('/设置');
    expect(opened.text).toMatch(/你的设置|语言/);
  });

  it('what is added to an answer is in the language of the answer', async () => {
    const { general, member } = await openBot();
    const ada = member('Ada').in(general);
    const { message } = await ada.uses('/ask', { question: '为什么要除以根号 dk' });
    expect(selectsOf(message!)[0]).toMatchObject({ placeholder: '展开阅读……' });
  });

  it('a person’s setting goes before what Discord says', async () => {
    const { general, member } = await openBot();
    const ada = member('Ada');
    await ada.privately().uses('/settings', { name: 'language', value: 'zh' });
    expect((await ada.in(general).uses('/stats')).text).toMatch(/\p{sc=Han}/u);
    expect((await ada.in(general).uses('/quiz')).text).toMatch(/Question 1/);
  });

  it('a server’s is set by those who manage it', async () => {
    const { general, member } = await openBot();
    const [ada, boss] = [member('Ada').in(general), member('Boss', {}, 'ManageGuild').in(general)];
    const change = { name: 'group', value: 'language zh' };
    expect((await ada.uses('/settings', change)).text).toMatch(/Only those who manage/);
    expect((await boss.uses('/settings', change)).text).toMatch(/language/);
    expect((await ada.uses('/quiz')).text).toMatch(/\p{sc=Han}/u);
  });
});

describe('an app of one person', () => {
  it('answers in conversations of others, with what it may send there', async () => {
    const { discord, errors } = await openBot();
    const [ada, lin] = [discord.person('Ada', { installed: true }), discord.person('Lin')];
    const talk = ada.with(lin);
    const answer = await talk.uses('/ask', { question: 'why scale attention' });
    expect(answer.text).toMatch(/√d/);
    expect(answer.message!.body.attachments).toHaveLength(3);
    const pressed = await talk.presses(/^Next: /);
    expect(pressed.message).toBeDefined();
    const stats = await talk.uses('/stats');
    expect(stats.privately).toBe(true);
    expect([discord.refused(), errors()]).toEqual([[], []]);
  });

  it('answers in servers where the coach is no member', async () => {
    const { discord, errors } = await openBot();
    const elsewhere = discord.guild('Elsewhere', { app: false });
    const ada = discord.person('Ada', { installed: true });
    elsewhere.joins(ada);
    const channel = elsewhere.channel('general');
    const answer = await ada.in(channel).uses('/ask', { question: 'why scale attention' });
    expect(answer.text).toMatch(/√d/);
    const quiz = await ada.in(channel).uses('/quiz');
    expect(quiz.text).toMatch(/Question 1/);
    expect([discord.refused(), errors()]).toEqual([[], []]);
  });
});

describe('where the coach is no member', () => {
  it('what it would have to write by itself is refused in plain words', async () => {
    const bot = await openBot();
    const elsewhere = bot.discord.guild('Elsewhere', { app: false });
    const boss = bot.discord.person('Boss', { installed: true });
    elsewhere.joins(boss, 'ManageGuild');
    const there = boss.in(elsewhere.channel('general'));
    await there.uses('/ask', { question: 'why scale attention' });
    const peer = await there.uses('/interview', { topic: 'peer' });
    expect(peer.text).toMatch(/I lack rights here: membership of this server/);
    const daily = await there.uses('/daily', { step: 'set', how: '9am' });
    expect(daily.text).toMatch(/membership of this server/);
    expect(bot.errors()).toEqual([]);
  });
});

describe('a quiz where the coach is no member', () => {
  it('is answered also when nobody can change its message any more', async () => {
    const bot = await openBot();
    const elsewhere = bot.discord.guild('Elsewhere', { app: false });
    const ada = bot.discord.person('Ada', { installed: true });
    elsewhere.joins(ada);
    const there = ada.in(elsewhere.channel('general'));
    const { message } = await there.uses('/quiz');
    await there.uses('/topics');
    bot.discord.clock.pass(16 * 60_000);
    const verdict = await bot.answers(there, message!);
    expect(verdict.text).toMatch(/Right\./);
    expect(verdict.privately).toBe(true);
    expect(bot.errors()).toEqual([]);
  });

  it('and where the coach may not see the channel, too', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').in(bot.general);
    bot.general.denies('ViewChannel');
    const { message } = await ada.uses('/quiz');
    const verdict = await bot.answers(ada, message!);
    expect(verdict.text).toMatch(/Right\./);
    expect(bot.errors()).toEqual([]);
  });
});

describe('menus of people', () => {
  it('show one’s own stats, and of others only what they agreed to', async () => {
    const { general, member } = await openBot();
    const [ada, lin] = [member('Ada'), member('Lin')];
    const own = await ada.in(general).usesOnPerson('Study stats', ada.user);
    expect(own.privately).toBe(true);
    expect(own.text).toMatch(/Your stats/);
    const others = await ada.in(general).usesOnPerson('Study stats', lin.user);
    expect(others.privately).toBe(true);
    expect(others.text).not.toMatch(/answers, /);
  });
});

describe('an interview', () => {
  it('in a server is between the two: answers are written into a form', async () => {
    const { discord, errors, general, member } = await openBot();
    const ada = member('Ada').in(general);
    const begun = await ada.uses('/interview', { topic: 'attention', minutes: 10 });
    expect(begun.privately).toBe(true);
    const form = await ada.presses(/answer/i, begun.message);
    expect(form.modal).toMatchObject({ title: 'Answer', components: [{ label: 'Your answer' }] });
    const heard = await ada.submits(
      'Because the variance of the dot product grows with the width of the head, the softmax saturates.',
    );
    expect(heard.text).not.toBe('');
    expect(heard.privately).toBe(true);
    expect([discord.refused(), errors()]).toEqual([[], []]);
  });

  it('of two members: one has the card, the other has not', async () => {
    const { discord, errors, general, member, pass } = await openBot();
    const [ada, lin] = [member('Ada').in(general), member('Lin').in(general)];
    await ada.uses('/interview', { topic: 'peer' });
    const offer = await general.sees(/Peer interview/);
    await lin.pressesQuietly('I answer', offer);
    await pass(3000);
    await general.sees(/someone/);
    const card = await ada.presses('I ask', offer);
    expect(card.privately).toBe(true);
    await pass(3000);
    expect(lin.transcript()).not.toContain(card.text);
    expect([discord.refused(), errors()]).toEqual([[], []]);
  });

  it('in direct messages is written and answered as one talks', async () => {
    const { discord, member } = await openBot();
    const ada = member('Ada').privately();
    await ada.uses('/interview', { topic: 'attention' });
    const before = ada.visible().length;
    ada.writes('Because the variance of the dot product grows with the width of the head.');
    await discord.until('the coach answers', () => ada.visible().length > before + 1);
    expect(discord.refused()).toEqual([]);
  });
});
