import { describe, expect, it } from 'vitest';
import { openBot } from './bot.ts';

describe('on Discord', () => {
  it('/ask answers with components, pictures and computed numbers', async () => {
    const bot = await openBot();
    const ada = bot.discord.person('Ada');
    bot.readers.joins(ada);
    const answer = await ada.in(bot.general).uses('/ask', { question: 'why scale attention' });
    console.log(ada.in(bot.general).transcript());
    expect(answer.text).toMatch(/√d/);
    expect(bot.discord.refused()).toEqual([]);
    expect(bot.errors()).toEqual([]);
  });
});
