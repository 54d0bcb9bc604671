/** Every answer of the bank goes through the strict server as it is sent, in both languages and both forms. */
import { expect, it } from 'vitest';
import { LANGUAGES } from '#locales/language.ts';
import { openTelegram } from '../../platforms/telegram/people/world.ts';
import { openBot } from './bot.ts';

const world = await openTelegram();
const bot = await openBot(world);

it.each(LANGUAGES.flatMap((language) => [`${language} rich`, `${language} classic`]))(
  'in %s',
  async (form) => {
    const [language = 'en', messages = 'rich'] = form.split(' ');
    const ada = await world.person('Ada', { language });
    await bot.store.settings.set(`telegram:${ada.id}`, 'messages', messages);
    const visit = {
      account: { id: `telegram:${ada.id}`, name: 'Ada' },
      place: { id: `telegram:${ada.id}`, kind: 'private' as const },
      language: language as 'en',
    };
    for (const { slug } of bot.coach.services.bank.questions) {
      const replies = await bot.coach.hear({ kind: 'press', id: `ask:${slug}` }, visit);
      await bot.messenger.post(visit.place.id, replies, 'en');
    }
    const { rejected, malformed } = await world.counters();
    expect(rejected.map(({ method, error }) => ({ method, error }))).toEqual([]);
    expect(malformed.map(({ method, faults }) => ({ method, faults }))).toEqual([]);
    const { length } = await ada.room.messages();
    expect(length).toBeGreaterThanOrEqual(bot.coach.services.bank.questions.length);
  },
);

it('no picture was uploaded twice', async () => {
  const ada = await world.person('Ada');
  const before = (await world.counters()).uploads;
  await ada.says('/ask scale-sqrt-dk');
  await ada.sees(/1000 query and 1000 key vectors/u);
  expect((await world.counters()).uploads).toBe(before);
});

it('many who ask the same at once cause one upload', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, (_, i) => world.person(`P${i}`)));
  const before = (await world.counters()).uploads;
  for (const person of people) await person.says('/demo variance dk:24');
  for (const person of people) await person.sees(/Variance of the dot product/u);
  expect((await world.counters()).uploads).toBe(before + 1);
});
