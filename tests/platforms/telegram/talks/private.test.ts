/** What one person and the coach say to each other. */
import { expect, it } from 'vitest';
import { meet, solutionOf } from './meeting.ts';

const { world, bot } = await meet();

it('greets with /start, and offers what to ask', async () => {
  const ada = await world.person('Ada');
  await ada.says('/start');
  const welcome = await ada.sees(/coach for Transformer/);
  expect(welcome.buttons.length).toBeGreaterThan(0);
  const [example] = welcome.buttons;
  await ada.presses(String(example!.text));
  await ada.sees(/\S{20}/);
});

it.each([
  ['en', '/ask why scale attention by sqrt(d_k)', /variance/],
  ['en', 'why do we scale the dot product?', /variance/],
  ['zh', '/ask 为什么要除以根号 d_k', /方差/],
  ['zh', '注意力为什么要缩放？', /方差/],
])('answers in %s: %s', async (language, text, answer) => {
  const someone = await world.person('Ada', { language });
  await someone.says(text);
  const seen = await someone.sees(answer);
  expect(seen.message.rich_message).toBeDefined();
  expect(seen.photos.length).toBeGreaterThan(0);
});

it('answers in the language of the question', async () => {
  const ada = await world.person('Ada', { language: 'en' });
  await ada.says('为什么要除以根号 d_k');
  await ada.sees(/方差/);
});

it('runs a demo on the numbers it is given, and again by a button', async () => {
  const ada = await world.person('Ada');
  await ada.says('/demo variance dk=64');
  const seen = await ada.sees(/64/);
  expect(seen.photos).toHaveLength(1);
  const other = seen.buttons.find(({ callback_data }) => callback_data?.startsWith('demo:'));
  await ada.presses(String(other!.text));
  expect((await ada.sees(/./)).id).not.toBe(seen.id);
  await ada.says('/demo variance dk=many');
  await ada.sees(/dk/);
});

it('asks quizzes with buttons: the question turns into its explanation', async () => {
  const ada = await world.person('Ada');
  await ada.says('/quiz attention 1');
  const question = await ada.sees(/Question 1 of 1/);
  const right = await solutionOf(bot, question);
  for (const letter of right) {
    await ada.presses(letter);
    if (right.length > 1) await ada.sees(/./);
  }
  if (right.length > 1) await ada.presses('Confirm');
  const verdict = await ada.sees(/Right\./);
  expect(verdict.id).toBe(question.id);
  await ada.presses('Finish');
  await ada.sees(/1 of 1 right/);
});

it('changes its language, and its form', async () => {
  const ada = await world.person('Ada');
  await ada.says('/settings language zh');
  await ada.sees(/zh/);
  await ada.says('/help');
  await ada.sees(/提问|问题/);
  await ada.says('/settings messages classic');
  await ada.sees(/classic/);
  await ada.says('/ask scale-sqrt-dk');
  const seen = await ada.sees(/方差/);
  expect(seen.message.rich_message).toBeUndefined();
  expect(seen.message.text ?? seen.message.caption).toMatch(/方差/);
});

it('the classic form brings formulas and figures as pictures, and cuts nothing', async () => {
  const ada = await world.person('Ada');
  await bot.store.settings.set(`telegram:${ada.id}`, 'messages', 'classic');
  await ada.says('/ask scale-sqrt-dk');
  await ada.sees(/./);
  await ada.says('/help');
  await ada.sees(/\/quiz/);
  const all = (await ada.room.messages()).filter(({ message }) => message.from?.is_bot);
  expect(all.some(({ photos }) => photos.length > 0)).toBe(true);
  expect(all.every(({ message }) => message.rich_message === undefined)).toBe(true);
});

it('tells what it keeps, gives it out as a file, and deletes it', async () => {
  const ada = await world.person('Ada');
  await ada.says('/settings level core');
  await ada.sees(/core/);
  await ada.says('/privacy export');
  const file = await ada.sees(/interview-coach-data\.json/);
  expect(file.message.document).toBeDefined();
  await ada.says('/privacy');
  await ada.presses('Delete my data');
  await ada.sees(/type exactly/, /\/privacy delete delete everything/);
  await ada.says('/privacy delete delete everything');
  await ada.sees(/Nothing of you is left/);
  expect(await bot.store.settings.of(`telegram:${ada.id}`)).toEqual({});
});

it('asks for the text that a button needs, and takes the reply', async () => {
  const ada = await world.person('Ada');
  await ada.says('/quiz attention 1');
  const question = await ada.sees(/Question 1 of 1/);
  await ada.presses('A');
  if ((await solutionOf(bot, question)).length > 1) await ada.presses('Confirm');
  await ada.sees(/Right\.|Not quite/);
  await ada.presses('Report a mistake');
  const asks = await ada.sees(/./);
  expect(await ada.room.keyboardOf(asks)).toMatchObject({ force_reply: true });
  await ada.replies('The second formula lacks a root.', ada.room, asks);
  await ada.sees(/[Tt]hank/);
});

it('what a person writes takes no effect as markup', async () => {
  const ada = await world.person('Ada');
  await ada.says('/demo <b>x</b> @durov *y* /start');
  const { message } = await ada.sees(/./);
  const entities = JSON.stringify(message.entities ?? message.rich_message ?? []);
  expect(entities).not.toMatch(/mention|"bold"/);
});

it('says that it reads text only', async () => {
  const ada = await world.person('Ada');
  await world.control('says', {
    person: ada.id,
    chat: ada.id,
    text: '',
    content: { sticker: { file_id: 's' } },
  });
  await ada.sees(/text only/);
});

it('opens a question by its link', async () => {
  const ada = await world.person('Ada');
  await ada.says('/start q_scale-sqrt-dk');
  await ada.sees(/variance/);
  await ada.says('/start r_0000');
  await ada.sees(/too old/);
  // The button over inline results brings `inline`; other payloads are somebody else's.
  for (const payload of ['../../x', 'inline', 'ref_friend', 'start_quiz']) {
    await ada.says(`/start ${payload}`);
    await ada.sees(/coach for Transformer/);
  }
});

it('greets in the language somebody has chosen, whatever their client speaks', async () => {
  const ada = await world.person('Ada', { language: 'en' });
  await ada.says('/settings language zh');
  await ada.sees(/zh/);
  await ada.says('/start');
  await ada.sees(/面试教练/);
});

it('reads what stands under a picture', async () => {
  const ada = await world.person('Ada');
  const photo = [{ file_id: 'p', file_unique_id: 'p', width: 1, height: 1 }];
  const sends = (chat: number, caption: string, caption_entities: object[] = []) =>
    world.control('says', {
      person: ada.id,
      chat,
      text: '',
      content: { photo, caption, caption_entities },
    });
  await sends(ada.id, 'why scale attention?');
  await ada.sees(/variance/);
  const group = await world.group('Pictures', { members: [ada] });
  await sends(group.chat, 'why scale attention?');
  await sends(group.chat, '@interview_coach_bot why scale attention?', [
    { type: 'mention', offset: 0, length: 20 },
  ]);
  await group.sees(/variance/);
  const said = (await group.messages()).filter(({ message }) => message.from?.is_bot);
  expect(said).toHaveLength(1);
});

it('is found inline in any chat, with formulas', async () => {
  const ada = await world.person('Ada');
  const { query, results } = await ada.types('@interview_coach_bot why scale');
  expect(results.length).toBeGreaterThan(1);
  expect(results.length).toBeLessThanOrEqual(10);
  expect(results[0]!.title).toMatch(/scale/i);
  const bob = await world.person('Bob');
  const chat = await world.group('Friends', { members: [ada, bob], bot: 'left' });
  const message = await ada.picks(query, results[0]!, chat);
  expect(message.text).toMatch(/variance/);
  expect(message.buttons[0]!.url).toMatch(/start=q_scale-sqrt-dk/);
  await bob.follows(/./, chat);
  await bob.sees(/variance/);
  const empty = await bob.types('@interview_coach_bot ');
  expect(empty.results).toHaveLength(1);
  expect(empty.results[0]!.title).toMatch(/Question of the day/);
  const none = await bob.types('@interview_coach_bot xyzzy qwrtp');
  expect(none.results).toEqual([]);
  expect(none.button).toMatchObject({ text: expect.stringMatching(/Not in my bank/) });
});

it('interviews, question by question', async () => {
  const ada = await world.person('Ada');
  await ada.says('/interview attention 20 core');
  await ada.sees(/\?/);
  await ada.says('The dot product has variance d_k, so large scores saturate the softmax.');
  const next = await ada.sees(/./);
  expect(next.buttons.map(({ text }) => text)).toContain('End');
  await ada.presses('End');
  await ada.sees(/Your interview/);
});

it('sets its commands and texts once, in both languages', async () => {
  await world.until(
    'the texts of the bot',
    () => 0,
    (entries) => entries.find((e) => e.kind === 'call' && /ChatMenuButton|MyShort/.test(e.method)),
  );
  const settings = await world.settings();
  const commands = Object.keys(settings).filter((key) => key.startsWith('commands'));
  expect(commands.some((key) => key.endsWith(' zh'))).toBe(true);
  expect(commands.some((key) => key.includes('all_group_chats'))).toBe(true);
});

it('not one call was refused', async () => {
  const { rejected } = await world.counters();
  expect(rejected.map(({ method, error }) => ({ method, error }))).toEqual([]);
});
