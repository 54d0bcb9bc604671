/** In which chat an answer stands: the group's, or that of the one who wrote or pressed. */
import { expect, it } from 'vitest';
import type { Seen } from '../people/seen.ts';
import { meet, ofBot, solutionOf, solveByButtons } from './meeting.ts';

const { world, bot } = await meet();
const [ada, bob] = [await world.person('Ada'), await world.person('Bob')];

it('a mistake is told where it was made, in one line', async () => {
  const group = await world.group('Mistakes', { members: [ada] });
  await ada.room.listen();
  await ada.says('/demo variance dk=many', group);
  const told = await group.sees(/dk must be a whole number/);
  expect(told.message.reply_to_message).toBeDefined();
  expect(await ofBot(group)).toHaveLength(1);
  expect(await ada.room.said()).toEqual([]);
});

it('an admin who hides behind the group hears of a mistake, too', async () => {
  const group = await world.group('Masked', { members: [ada] });
  await world.control('says', {
    person: ada.id,
    chat: group.chat,
    text: '',
    content: {
      text: '/quiz attention 99',
      from: { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' },
      sender_chat: { id: group.chat, type: 'supergroup', title: 'Masked' },
    },
  });
  await group.sees(/count is a whole number/);
});

it('what somebody means instead is offered with its buttons, and answered where it is pressed', async () => {
  const group = await world.group('Misunderstood', { members: [ada] });
  await ada.says('/ask why several heads', group);
  await group.sees(/heads/);
  await ada.room.listen();
  const { text } = await ada.presses('Not what I meant', group);
  expect(text).toMatch(/told you in private/);
  const offer = await ada.sees(/Perhaps it is one of these/);
  const before = await ofBot(group);
  await ada.room.listen();
  await ada.presses(String(offer.buttons[0]!.text), ada.room, offer);
  await ada.sees(/Derivation and details/);
  expect(await ofBot(group)).toHaveLength(before.length);
});

it('what is read at a glance passes by itself, what is longer waits', async () => {
  const group = await world.group('Notices', { members: [ada] });
  await ada.says('/ask why several heads', group);
  const answer = await group.sees(/heads/);
  const short = await ada.presses('Bookmark', group, answer);
  expect(short).toMatchObject({ text: '“Why several heads” is bookmarked.', show_alert: false });
  await ada.says('/interview peer', group);
  const opened = await group.sees(/Who does what/);
  await ada.presses('I ask', group, opened);
  const long = await ada.presses('I answer', group, opened);
  expect(long.text).toMatch(/You can’t take both parts/);
  expect(long.show_alert).toBe(true);
});

it('the next question stands in the group, and whoever pressed in private is told so', async () => {
  const group = await world.group('Far away', {
    members: [ada, bob],
    permissions: { can_send_polls: false },
  });
  const { verdict } = await solveByButtons(bot, ada, group);
  await ada.presses('Why? The whole answer', ada.room, verdict);
  await ada.sees(/Derivation and details/);
  expect((await ofBot(group)).map((one) => one.text).join('\n')).not.toMatch(/Derivation/);
  const { text } = await ada.presses('Next question', ada.room, verdict);
  expect(text).toBe('It stands in the group now.');
  await group.sees(/Question 2 of 2/);
});

it('a daily question is set up in the open, and what is lacking for it is told', async () => {
  const group = await world.group('Mornings', { members: [bob], admins: [ada] });
  await ada.room.listen();
  await ada.says('/daily set 9am pin', group);
  await group.sees(/I lack these rights here: pin messages/);
  await ada.says('/daily', group);
  await group.sees(/The next one comes on/);
  expect(await ada.room.said()).toEqual([]);
  await ada.presses('Preview', group);
  await ada.sees(/nobody has seen it yet/);
});

it('what belongs to a group somebody has left says so', async () => {
  const group = await world.group('Left', {
    members: [ada, bob],
    permissions: { can_send_polls: false },
  });
  await bob.says('/quiz attention 2', group);
  const question = await group.sees(/Question 1 of 2/);
  await bob.room.listen();
  for (const letter of await solutionOf(bot, question)) await bob.presses(letter, group, question);
  const told = await bob.sees(/Right\.|Picked so far/);
  await world.leaves(group, bob);
  await bot.pass(61_000);
  await bob.presses(/Next question|Confirm/, bob.room, told);
  await bob.sees(/group in which you are no longer/);
});

it('a board somebody asked for is not announced beside itself', async () => {
  const shy = await world.person('Shy', { started: false });
  const group = await world.group('Hidden', {
    members: [bob, shy],
    permissions: { can_send_polls: false },
  });
  await bob.says('/quiz attention 1', group);
  const question = await group.sees(/Question 1 of 1/);
  const right = await solutionOf(bot, question);
  const id = `quiz.settle:${idOf(question)} ${right.toLowerCase()}`;
  for (const person of [bob, shy]) {
    const account = { id: `telegram:${person.id}`, name: person.name };
    const place = { id: `telegram:${group.chat}`, kind: 'group' } as const;
    await bot.coach.hear({ kind: 'press', id }, { account, place, language: 'en' });
  }
  await bob.room.listen();
  for (const person of [bob, shy]) {
    await person.says('/board', group);
    await group.sees(/Board/);
  }
  await bob.sees(/You are number/);
  const said = (await ofBot(group)).map(({ text }) => text).join('\n');
  expect(said).not.toMatch(/told you in private|for you alone/);
});

/** The quiz behind the buttons of a message. */
const idOf = ({ buttons }: Seen): string =>
  buttons
    .map(({ callback_data = '' }) => /\.answer:(\S+) /.exec(callback_data)?.[1])
    .find(Boolean)!;
