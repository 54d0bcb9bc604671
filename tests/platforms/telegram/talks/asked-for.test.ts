/** Texts the coach asks for: the reply to its message brings them, in groups with privacy mode and after a restart, too. */
import { expect, it } from 'vitest';
import { openBot } from '../../../adapters/telegram/bot.ts';
import type { Person } from '../people/person.ts';
import type { Room } from '../people/room.ts';
import { meet } from './meeting.ts';

/** Opens an answer in a group of a fresh world, and lets somebody press "Report a mistake". */
async function asked() {
  const meeting = await meet();
  const { world } = meeting;
  const [ada, bob] = [await world.person('Ada'), await world.person('Bob')];
  // A member with privacy mode hears commands, mentions and replies to it, and nothing else.
  const group = await world.group('Readers', { members: [ada, bob] });
  await ada.says('/ask why scale attention', group);
  await group.sees(/variance/);
  await ada.presses('Report a mistake', group);
  const asks = await group.sees(/What is wrong\?/);
  return { ...meeting, ada, bob, group, asks };
}

const repliesTo = (person: Person, room: Room, id: number, text: string) =>
  person.says(text, room, id);

it('in a group the one who pressed is named, and only their reply is opened', async () => {
  const { ada, group, asks, world } = await asked();
  expect(asks.text).toBe('Ada: What is wrong?');
  expect(await group.keyboardOf(asks)).toMatchObject({ force_reply: true, selective: true });
  const chatter = await ada.says('nothing, really', group);
  expect(chatter.update).toBeUndefined();
  const { update } = await repliesTo(ada, group, asks.id, 'The second formula lacks a root.');
  expect(update).toBeDefined();
  await group.sees(/Thank you/);
  expect((await world.counters()).rejected).toEqual([]);
});

it('a reply that comes after a restart still brings the text', async () => {
  const { ada, group, asks, bot, world, clock } = await asked();
  await bot.stop();
  await repliesTo(ada, group, asks.id, 'The second formula lacks a root.');
  await openBot(world, { store: bot.store, clock });
  await group.sees(/Thank you/);
});

it('a setting of the group takes the value that was written there', async () => {
  const { world, bot } = await meet();
  const ada = await world.person('Ada');
  const group = await world.group('Readers', { admins: [ada] });
  await ada.says('/settings group zone', group);
  await group.sees(/It is UTC/);
  await ada.presses('Another value', group);
  const asks = await group.sees(/Which value shall zone have\?/);
  await repliesTo(ada, group, asks.id, 'Asia/Tokyo');
  await group.sees(/zone is Asia\/Tokyo for this group now/);
  expect(await bot.store.settings.of(`telegram:${group.chat}`)).toMatchObject({
    zone: 'Asia/Tokyo',
  });
});

it('a command that comes alone, as from the list of commands, is asked for its words', async () => {
  const { world } = await meet();
  const [ada, lin] = [await world.person('Ada'), await world.person('Lin', { language: 'zh' })];
  await ada.says('/ask');
  const inPrivate = await ada.sees(/What would you like to ask\?/);
  expect(await ada.room.keyboardOf(inPrivate)).toMatchObject({ force_reply: true });
  await ada.replies('why scale attention', ada.room, inPrivate);
  await ada.sees(/variance/);
  const group = await world.group('Readers', { members: [ada, lin] });
  const { message } = await lin.says('/ask', group);
  const inGroup = await group.sees(/^Lin: 想问什么？$/);
  expect(inGroup.message.reply_to_message).toMatchObject({ message_id: message.message_id });
  await repliesTo(lin, group, inGroup.id, '为什么要除以根号 d_k');
  await group.sees(/方差/);
});

it('a report that comes alone is told how', async () => {
  const { world } = await meet();
  const ada = await world.person('Ada');
  await ada.says('/report');
  await ada.sees(/Press “Report a mistake” under the answer/);
});
