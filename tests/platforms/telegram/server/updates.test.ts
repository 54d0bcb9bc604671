/** What the server sends is what Telegram would: every update and every result has the declared form. */
import { Api, InputFile } from 'grammy';
import { expect, it } from 'vitest';
import { png } from '../people/png.ts';
import { openTelegram } from '../people/world.ts';
import { readDeclarations } from '../wire/declarations.ts';
import { faultsOf, type Schema } from '../wire/shapes.ts';
import { readSpecification } from '../wire/specification.ts';

const schemas: readonly Schema[] = [readDeclarations(), readSpecification()].filter(
  (schema) => schema !== undefined,
);

it('has the declared form', async () => {
  const world = await openTelegram();
  const api = new Api(world.token, { apiRoot: world.url });
  const ada = await world.person('Ada');
  const bob = await world.person('Bob');
  const group = await world.group('Readers', { members: [ada, bob], type: 'group' });
  const forum = await world.group('Forum', { members: [ada], forum: true, bot: 'administrator' });
  const reply_markup = { inline_keyboard: [[{ text: 'a', callback_data: 'a' }]] };
  const results: unknown[] = [];
  const message = await api.sendMessage(ada.id, 'hello', { reply_markup });
  results.push(message);
  await ada.replies('/start x @somebody https://t.me');
  void ada.presses('a').catch(() => undefined);
  results.push(await api.sendPhoto(group.chat, new InputFile(png(640, 320))));
  results.push(
    await api.sendPoll(group.chat, 'q', [{ text: 'a' }, { text: 'b' }], {
      type: 'quiz',
      correct_option_ids: [0],
      is_anonymous: false,
      explanation: 'so',
      open_period: 60,
    }),
  );
  await bob.votes('A', group);
  const media = new InputFile(png(640, 320));
  const blocks = [
    { type: 'list', items: [{ blocks: [{ type: 'paragraph', text: 'a' }] }] },
    { type: 'photo', photo: { type: 'photo', media } },
  ];
  results.push(
    await api.raw.sendRichMessage({ chat_id: ada.id, rich_message: { blocks: blocks as never } }),
  );
  const topic = await api.createForumTopic(forum.chat, 'Study');
  results.push(
    await api.sendMessage(forum.chat, 'a', { message_thread_id: topic.message_thread_id }),
  );
  void ada.types('@bot why').catch(() => undefined);
  await world.botBecomes(group, 'administrator', ada);
  await ada.blocks();
  await world.migrated(group);
  const updates = await api.getUpdates();
  const kinds = new Set(updates.flatMap((update) => Object.keys(update)));
  expect([...kinds].toSorted()).toEqual([
    'callback_query',
    'inline_query',
    'message',
    'my_chat_member',
    'poll',
    'poll_answer',
    'update_id',
  ]);
  for (const schema of schemas) {
    const faults = [
      ...updates.flatMap((u) => faultsOf(u, { kind: 'named', name: 'Update' }, schema, 'update')),
      ...results.flatMap((r) => faultsOf(r, { kind: 'named', name: 'Message' }, schema, 'result')),
    ];
    expect(faults).toEqual([]);
  }
});
