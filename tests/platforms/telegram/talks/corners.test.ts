/** Corners of groups: where polls are forbidden, topics close, admins hide, and settings are for those who manage. */
import { expect, it } from 'vitest';
import { eventually, meet, scored, solutionOf, solveByButtons } from './meeting.ts';

const { world, bot } = await meet();
const [ada, bob] = [await world.person('Ada'), await world.person('Bob')];
const SECOND = 1000;

it('where polls are forbidden, buttons ask; the verdict is private, and the group goes on', async () => {
  const group = await world.group('No polls', {
    members: [ada, bob],
    permissions: { can_send_polls: false },
  });
  await bob.room.listen();
  const { question, right, verdict } = await solveByButtons(bot, ada, group);
  await bot.pass(2 * SECOND);
  await group.sees(/1 .*answered|answered.*1/i);
  expect((await group.messages()).map(({ text }) => text).join('\n')).not.toMatch(/Right\./);
  // A second try changes nothing.
  await ada.presses(right[0] === 'A' ? 'B' : 'A', group, question);
  expect(await scored(bot, [ada])).toBe(1);
  await ada.presses('Next question', ada.room, verdict);
  await group.sees(/Question 2 of 2/);
});

it('a hint in a group is for the one who asked for it', async () => {
  const group = await world.group('Hints', { members: [ada, bob] });
  await ada.says('/quiz attention 1', group);
  await group.sees(/\?/);
  await ada.room.listen();
  const { text, show_alert } = await ada.presses(/Hint/, group);
  if (text === '' || /private/.test(text)) await ada.sees(/\S/);
  else expect(show_alert).toBe(true);
  const said = await group.messages();
  expect(said.filter(({ message }) => message.from?.is_bot)).toHaveLength(1);
});

it('settings of a group are for those who manage it', async () => {
  const forum = await world.group('Managed', { members: [bob], admins: [ada], forum: true });
  const topic = await forum.topic('中文');
  const language = async (place: string) => (await bot.store.settings.of(place)).language;
  await bob.says('/settings group language zh', forum);
  await forum.sees(/Only those who manage this group/);
  expect(await language(`telegram:${forum.chat}`)).toBeUndefined();
  await ada.says('/settings here language zh', topic);
  await topic.sees(/zh/);
  expect(await language(`telegram:${forum.chat}`)).toBeUndefined();
  await bob.says('/ask scale-sqrt-dk', topic);
  await topic.sees(/方差/);
  await bob.says('/ask scale-sqrt-dk', forum);
  await forum.sees(/variance/);
});

it('an admin who hides behind the group is answered', async () => {
  const group = await world.group('Masked', { members: [ada] });
  await world.control('says', {
    person: ada.id,
    chat: group.chat,
    text: '',
    content: {
      text: '/ask why scale attention',
      entities: [{ type: 'bot_command', offset: 0, length: 4 }],
      from: { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' },
      sender_chat: { id: group.chat, type: 'supergroup', title: 'Masked' },
    },
  });
  await group.sees(/variance/);
});

it('a topic that was closed or deleted ends the room, and disturbs nobody', async () => {
  const forum = await world.group('Closing', { members: [ada, bob], forum: true });
  const topic = await forum.topic('Study');
  await ada.says('/study start attention 2 20', topic);
  await topic.sees(/\?/);
  world.telegram.state.chats.get(forum.chat)!.topics.delete(topic.thread!);
  await bot.pass(120 * SECOND);
  await bob.says('/help', forum);
  await forum.sees(/\/quiz/);
  const refusals = (await world.counters()).rejected.filter(({ chat }) => chat === forum.chat);
  expect(refusals.length).toBeLessThan(6);
});

it('begins with /start in a group, too, and with its name behind it', async () => {
  const group = await world.group('Starting', { members: [ada] });
  await ada.says('/start@interview_coach_bot', group);
  await group.sees(/I listen to commands/);
});

it('a text that is too long is refused in a line', async () => {
  await ada.says('why '.repeat(600));
  await ada.sees(/2000/);
});

it('an unknown command names the nearest', async () => {
  await ada.says('/quizz');
  await ada.sees(/quiz/);
});

it('a message somebody deleted is sent anew when it changes', async () => {
  const group = await world.group('Deleting', { members: [ada, bob] });
  await ada.says('/study start attention 1 60', group);
  await group.sees(/\?/);
  const question = (await group.messages()).findLast(({ poll }) => poll)!;
  await bob.votes(await solutionOf(bot, question), group);
  const before = await scored(bot, [ada]);
  await eventually('it counts', async () => (await scored(bot, [bob])) === 1);
  await bot.pass(3 * SECOND);
  const board = await group.sees(/1 answered/);
  world.telegram.state.chats.get(group.chat)!.messages.delete(board.id);
  await ada.votes('A', group);
  await eventually('it counts', async () => (await scored(bot, [ada])) === before + 1);
  await bot.pass(3 * SECOND);
  const again = await group.sees(/2 answered/);
  expect(again.id).toBeGreaterThan(board.id);
});
