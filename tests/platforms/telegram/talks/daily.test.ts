/** The daily question on Telegram: its hour, its pin, its week, and what becomes of it where the chat changes. */
import { expect, it } from 'vitest';
import type { Room } from '../people/room.ts';
import type { NewGroup } from '../people/world.ts';
import { eventually, meet, scored, solutionOf } from './meeting.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface How extends Pick<NewGroup, 'rights' | 'forum' | 'type'> {
  readonly how?: string;
}

/** A group of Ada, who manages it, and Bob, whose question comes at one; it is shortly before that. */
async function group({ rights = {}, how = '', forum = false, type = 'supergroup' }: How = {}) {
  const { world, bot, clock } = await meet();
  const [ada, bob] = [await world.person('Ada'), await world.person('Bob')];
  const room = await world.group('Crew', {
    members: [bob],
    admins: [ada],
    bot: 'administrator',
    rights,
    forum,
    type,
  });
  const here = forum ? await room.topic('Daily') : room;
  await ada.says(`/daily set 13:00 ${how}`, here);
  await here.sees(/Set: 13:00, UTC/);
  await room.listen();
  clock.pass(HOUR - MINUTE);
  return { world, bot, clock, ada, bob, room, here };
}

/** In a group it is a poll, with its heading above it. */
const questionsIn = async (room: Room) =>
  (await room.messages()).filter(({ text, poll }) =>
    /Question of the day/u.test(`${poll?.description ?? ''} ${text}`),
  );

it('comes once, without a sound, is pinned, and is answered in place', async () => {
  const { world, bot, bob, room } = await group({
    rights: { can_pin_messages: true },
    how: 'silent pin',
  });
  await bot.pass(3 * MINUTE);
  const asked = await questionsIn(room);
  expect(asked).toHaveLength(1);
  expect(await room.pinned()).toEqual([asked[0]!.id]);
  const [send] = await world.calls('sendPoll');
  expect(send!.parameters).toMatchObject({ disable_notification: true });
  const poll = (await room.messages()).findLast((seen) => seen.poll);
  await bob.votes(await solutionOf(bot, poll!), room);
  await eventually('it counts', async () => (await scored(bot, [bob])) === 1);
  expect(await bot.store.scores.byTopic(`telegram:${bob.id}`)).toMatchObject([{ correct: 1 }]);
});

it('one that can’t be pinned has still been sent', async () => {
  const { world, bot, ada, room } = await group({
    rights: { can_pin_messages: true },
    how: 'pin',
  });
  await world.fault({ kind: 'error', status: 500, method: '^pinChatMessage' });
  await bot.pass(3 * MINUTE);
  expect(await questionsIn(room)).toHaveLength(1);
  await ada.says('/daily', room);
  await room.sees(/Tue, Nov 24: sent at 13:00/);
});

it('tells of the week with a figure, and does not again where the question has to be repeated', async () => {
  const { world, bot, bob, room, clock } = await group();
  await bot.pass(2 * MINUTE);
  const [first] = await questionsIn(room);
  await bob.votes(await solutionOf(bot, first!), room);
  await eventually('it counts', async () => (await scored(bot, [bob])) === 1);
  clock.pass(6 * DAY - MINUTE);
  await world.fault({ kind: 'error', status: 429, retryAfter: 20, method: '^sendPoll' });
  await eventually('the question of Monday is there', async () => {
    await bot.pass(SECOND);
    return (await questionsIn(room)).length === 2;
  });
  expect((await world.counters()).struck).toMatchObject({ error: 1 });
  const weeks = (await room.messages()).filter(({ text }) => /The week/u.test(text));
  expect(weeks).toHaveLength(1);
});

it('a topic that was deleted: it is kept back, and resumes by one command where it is wanted', async () => {
  const { world, bot, ada, room, here } = await group({ forum: true });
  world.telegram.state.chats.get(room.chat)!.topics.delete(here.thread!);
  await bot.pass(3 * MINUTE);
  expect(await questionsIn(room)).toHaveLength(0);
  const place = `telegram:${room.chat}/${here.thread}`;
  expect(await bot.store.schedules.at({ place, kind: 'daily' })).toMatchObject({
    state: 'suspended',
  });
  await ada.says('/daily set 14:00', room);
  await room.sees(/Set: 14:00/);
});

it('a group that became a supergroup takes it along', async () => {
  const { world, bot, ada, room } = await group({ type: 'group' });
  const fresh = await world.migrated(room, true);
  await bot.pass(3 * MINUTE);
  expect(await questionsIn(fresh)).toHaveLength(1);
  await ada.says('/daily', fresh);
  await fresh.sees(/Tue, Nov 24: sent at 13:00/);
});

it('rights that are taken away: three tries, a word to who set it up, and on by one command', async () => {
  const { world, bot, ada, room } = await group();
  const chat = world.telegram.state.chats.get(room.chat)!;
  await world.botBecomes(room, 'member', ada);
  const may = chat.permissions;
  chat.permissions = { can_send_messages: false, can_send_photos: false, can_send_polls: false };
  const place = `telegram:${room.chat}`;
  await eventually('it is suspended', async () => {
    await bot.pass(SECOND);
    return (await bot.store.schedules.at({ place, kind: 'daily' }))?.state === 'suspended';
  });
  expect(await questionsIn(room)).toHaveLength(0);
  await ada.sees(/question of Crew can’t be sent[\s\S]*\/daily resume/);
  chat.permissions = may;
  await ada.says('/daily resume', room);
  await room.sees(/It goes on/);
  await eventually('it is caught up', async () => {
    await bot.pass(SECOND);
    return (await questionsIn(room)).length === 1;
  });
});

it('a person who blocks the bot holds nobody up, and resumes when they are back', async () => {
  const { world, bot, ada, bob, clock } = await group();
  for (const person of [ada, bob]) {
    await person.says('/daily set 13:00');
    await person.sees(/Set: 13:00/);
  }
  await bob.blocks();
  const isAsked = async (room: Room) => {
    await bot.pass(SECOND);
    return (await questionsIn(room)).length === 1;
  };
  await eventually('Ada is asked', () => isAsked(ada.room));
  expect(await questionsIn(bob.room)).toHaveLength(0);
  clock.pass(DAY);
  await bob.blocks(false);
  await bob.says('/daily resume');
  await bob.sees(/It goes on/);
  clock.pass(DAY);
  await eventually('Bob is asked', () => isAsked(bob.room));
  expect((await world.counters()).refusedByRate).toBe(0);
});
