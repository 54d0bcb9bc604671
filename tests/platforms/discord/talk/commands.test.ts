import { describe, expect, it } from 'vitest';
import { openBot, startBot } from './bot.ts';

const COMMANDS = '/applications/{application_id}/commands';

describe('commands', () => {
  it('are registered once, and not again where they are the same', async () => {
    const bot = await openBot();
    const { discord, store } = bot;
    expect(discord.calls('PUT', COMMANDS)).toHaveLength(1);
    await bot.stop();
    await startBot(discord, store);
    expect(discord.calls('GET', COMMANDS)).toHaveLength(2);
    expect(discord.calls('PUT', COMMANDS)).toHaveLength(1);
  });

  it('are one for each ability, for servers, direct messages and everywhere else', async () => {
    const { discord, coach } = await openBot();
    const commands = [...discord.backend.state.commands.values()].map(({ body }) => body);
    const slash = commands.filter(({ type }) => type === 1).map(({ name }) => name);
    expect(slash.toSorted()).toEqual(coach.abilities.map(({ name }) => name).toSorted());
    const ask = commands.find(({ name }) => name === 'ask')!;
    expect(ask.contexts).toEqual([0, 1, 2]);
    expect(ask.integration_types).toEqual([0, 1]);
    expect(commands.find(({ name }) => name === 'study')!.contexts).toEqual([0]);
  });

  it('have names and help in Chinese, simplified and traditional', async () => {
    const { discord } = await openBot();
    for (const { body } of discord.backend.state.commands.values()) {
      const names = body.name_localizations as Record<string, string>;
      for (const locale of ['zh-CN', 'zh-TW']) expect(names[locale]).toMatch(/\p{sc=Han}/u);
      if (body.type !== 1) continue;
      const help = body.description_localizations as Record<string, string>;
      for (const locale of ['zh-CN', 'zh-TW']) expect(help[locale]).toMatch(/\p{sc=Han}/u);
    }
  });

  it('speak as one speaks in Taiwan', async () => {
    const { discord } = await openBot();
    const commands = JSON.stringify([...discord.backend.state.commands.values()]);
    expect(commands).toMatch(/自己的參數/);
    expect(commands).toMatch(/"zh-TW":"關聯帳號"/);
    expect(commands).not.toMatch(/引數|賬號|程式碼/);
  });

  it('suggest questions while one types, in the language of the person or of the words', async () => {
    const { discord, general, member } = await openBot();
    const ada = member('Ada').in(general);
    const [first] = await ada.types('/ask', { question: 'why sca' });
    expect(first).toEqual({ name: expect.stringMatching(/scale/i), value: 'scale-sqrt-dk' });
    const lin = member('Lin', { locale: 'zh-CN' }).in(general);
    const [chinese] = await lin.types('/提问', { question: '为什么缩放' });
    expect(chinese).toEqual({ name: expect.stringMatching(/\p{sc=Han}/u), value: 'scale-sqrt-dk' });
    expect((await ada.types('/ask', { question: '' })).length).toBeGreaterThan(0);
    expect(discord.refused()).toEqual([]);
  });

  it('suggest what goes with the options that are filled in', async () => {
    const { general, member } = await openBot();
    const ada = member('Ada', {}, 'ManageGuild').in(general);
    const names = async (...typed: Parameters<typeof ada.types>) =>
      (await ada.types(...typed)).map(({ name }) => name);
    expect(await names('/settings', { name: 'theme', value: '' })).toEqual([
      'auto',
      'light',
      'dark',
    ]);
    expect((await names('/settings', { name: 'zone', value: 'tok' }))[0]).toBe('Asia/Tokyo');
    expect(await names('/settings', { name: 'group', value: 'lang' })).toEqual(['language']);
    expect(await names('/settings', { name: 'group', value: 'language z' })).toEqual([
      'language zh',
    ]);
    expect(await names('/demo', { name: 'variance', parameters: '' })).toEqual(['n:1000', 'dk:3']);
    expect(await names('/demo', { name: 'variance', parameters: 'dk:512 ' })).toEqual([
      'dk:512 n:1000',
    ]);
    expect(await names('/daily', { step: 'set', how: '9' })).toContain('09:00 weekdays');
    expect(await names('/daily', { step: 'set', how: '9am ber' })).toContain('9am Europe/Berlin');
    expect(await names('/daily', { step: 'set', how: '9点 北京' })).toEqual(['9点 北京']);
  });

  it('take what was suggested, and what was written instead', async () => {
    const { general, member } = await openBot();
    const ada = member('Ada').in(general);
    expect((await ada.uses('/ask', { question: 'scale-sqrt-dk' })).text).toMatch(/√d/);
    expect((await ada.uses('/ask', { question: 'why several heads' })).text).toMatch(/head/);
    const unknown = await ada.uses('/ask', { question: 'how do I bake bread' });
    expect(unknown.text).toMatch(/isn’t in my question bank/);
  });
});
