/** The bot to compare with: grammY and its runner, and the same words to everybody. */
import { run } from '@grammyjs/runner';
import { Bot } from 'grammy';

const { TELEGRAM_TOKEN = '', TELEGRAM_API_ROOT = '' } = process.env;
const bot = new Bot(TELEGRAM_TOKEN, { client: { apiRoot: TELEGRAM_API_ROOT } });
const words = 'The scores are divided by the root of d_k to keep their variance at one.';
bot.on('message', (ctx) => ctx.reply(words));
const runner = run(bot);
process.once('SIGTERM', async () => {
  await runner.stop();
  process.exit(0);
});
