/** The bot to compare with: grammY and its runner, and to everybody the same words, those of CONSTANT_REPLY if it is set. */
import { readFileSync } from 'node:fs';
import { run } from '@grammyjs/runner';
import { Bot } from 'grammy';

const { TELEGRAM_TOKEN = '', TELEGRAM_API_ROOT = '', CONSTANT_REPLY } = process.env;
const bot = new Bot(TELEGRAM_TOKEN, { client: { apiRoot: TELEGRAM_API_ROOT } });
const words = 'The scores are divided by the root of d_k to keep their variance at one.';
const answer = CONSTANT_REPLY && JSON.parse(readFileSync(CONSTANT_REPLY, 'utf8'));
bot.on('message', (ctx) =>
  answer ? ctx.api.raw.sendRichMessage({ ...answer, chat_id: ctx.chat.id }) : ctx.reply(words),
);
const runner = run(bot);
process.once('SIGTERM', async () => {
  await runner.stop();
  process.exit(0);
});
