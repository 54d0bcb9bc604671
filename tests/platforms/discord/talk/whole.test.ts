import { expect, it } from 'vitest';
import { openBot } from './bot.ts';

it('a whole evening of three people, without one refused or malformed call', async () => {
  const bot = await openBot();
  const { discord, general, readers, pass } = bot;
  const [ada, lin] = [bot.member('Ada'), bot.member('林', { locale: 'zh-CN' })];
  const boss = bot.member('Boss', {}, 'ManageGuild');
  const [a, l, b] = [ada, lin, boss].map((who) => who.in(general)) as [
    ReturnType<typeof ada.in>,
    ReturnType<typeof ada.in>,
    ReturnType<typeof ada.in>,
  ];

  expect((await a.types('/ask', { question: 'why sca' }))[0]!.value).toBe('scale-sqrt-dk');
  expect((await l.types('/提问', { question: '为什么缩放' }))[0]!.value).toBe('scale-sqrt-dk');
  const answer = await a.uses('/ask', { question: 'why scale attention' });
  expect(answer.text).toMatch(/√d/);
  await a.presses(/^Bookmark/, answer.message);
  await a.presses(/^Add to review/, answer.message);
  await l.presses(/^Try d_k = 512/, answer.message);
  await b.picks('What people get wrong');
  await a.presses(/^Not what I meant/, answer.message);
  await l.uses('/演示', { name: 'attention', parameters: 'n:6' });
  await a.uses('/topics');
  await l.uses('/帮助');

  const quiz = await a.uses('/quiz', { count: 2 });
  await a.presses(/^Hint/, quiz.message);
  for (const who of [a, l, b]) await bot.answers(who, quiz.message!);
  await pass(3000);

  await b.uses('/study', { step: 'start', rounds: 1, seconds: 30 });
  const thread = await general.thread(/Study room/);
  const round = await thread.sees(/Question 1 of 1/);
  for (const who of [ada, lin, boss]) await bot.answers(who.in(thread), round);
  await pass(45_000);
  await thread.sees(/The room is over/);

  discord.gateway.drop();
  await a.uses('/review');
  await a.presses(/^Show the answer/);
  await a.presses(/^Good/);
  await l.uses('/统计');
  await a.uses('/board');
  await a.uses('/bookmarks');
  await b.uses('/settings', { name: 'group', value: 'language zh' });
  await a.uses('/settings', { name: 'zone', value: 'Europe/Berlin' });
  await a.uses('/privacy', { step: 'export' });
  await a.uses('/link');
  await a.usesOnMessage('Ask the coach about this', b.writes('what is layer normalisation?'));
  await a.usesOnPerson('Study stats', lin.user);
  a.mentions('why several heads?');
  await a.sees(/多头|head/);

  discord.gateway.reconnect();
  const talk = ada.privately();
  talk.writes('what is a padding mask?');
  await talk.sees(/mask/);
  await talk.uses('/interview', { topic: 'attention', minutes: 10 });
  talk.writes('The scores are divided by the root of the width so that the softmax stays soft.');
  await discord.until(
    'the interviewer answers',
    () => talk.visible().at(-1)!.author !== ada.user.id,
  );
  await talk.presses(/end|finish/i);

  expect(discord.gateway.log).toContain('resume');
  expect(discord.refused()).toEqual([]);
  expect(discord.pings()).toEqual([]);
  expect(bot.errors()).toEqual([]);
  expect(readers.raw.members.size).toBe(5);
});
