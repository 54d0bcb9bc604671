import { expect, it } from 'vitest';
import { openBot } from '../../platforms/discord/talk/bot.ts';

it('what is typed is answered below, also where the message it belongs to stands above', async () => {
  const bot = await openBot();
  const ada = bot.member('Ada').privately();
  ada.writes('/review');
  const first = await ada.sees(/Say the answer aloud/);
  ada.writes('/review');
  await bot.discord.until('there is a second one', () => {
    return ada.visible().filter(({ author }) => author === first.author).length === 2;
  });
  const back = await ada.presses('Show the answer');
  expect(back.text).toMatch(/listens for/);
  // The newer of the two turned, the older one is left alone.
  expect(ada.visible().filter(({ author }) => author === first.author)).toHaveLength(2);
});

it('is answered in the language of the person’s app, once it has been heard of', async () => {
  const bot = await openBot();
  const lin = bot.member('Lin', { locale: 'zh-CN' }).privately();
  await lin.uses('/帮助');
  lin.writes('/topics');
  await lin.sees(/题/);
});

it('what was written and the keys to answer it stay out of the log, whatever goes wrong', async () => {
  const bot = await openBot();
  const ada = bot.member('Ada').in(bot.general);
  let broken = 0;
  bot.discord.rest.interrupt((_method, path) =>
    path.endsWith('/callback') && ++broken === 1
      ? { status: 400, body: { message: 'Invalid Form Body', code: 50035 } }
      : undefined,
  );
  const told = await ada.uses('/ask', { question: 'my secret zebra question' });
  expect(told.text).toMatch(/went wrong on my side/);
  expect(bot.errors()).toHaveLength(1);
  const log = bot.lines.join();
  expect(log).toContain('Invalid Form Body');
  expect(log).not.toMatch(/zebra/);
  expect(log).not.toContain(told.interaction.token);
});
