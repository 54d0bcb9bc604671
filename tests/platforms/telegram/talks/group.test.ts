/** What a group and the coach say to each other. */
import { expect, it } from 'vitest';
import type { Person } from '../people/person.ts';
import type { Room } from '../people/room.ts';
import type { Poll } from '../server/state.ts';
import { eventually, meet, scored, solutionOf } from './meeting.ts';

const { world, bot } = await meet();
const [ada, bob, lin] = await Promise.all(['Ada', 'Bob', 'Lin'].map((name) => world.person(name)));
const people = [ada!, bob!, lin!];
const SECOND = 1000;

/** A letter that is wrong, whatever is right. */
const wrongBeside = (right: string): string => ['A', 'B', 'C'].find((l) => !right.includes(l))!;

/** Everybody answers the question that stands there: those named in `rightly` as they should. */
async function answer(room: Room, rightly: readonly Person[]) {
  const question = (await room.messages()).findLast(
    ({ poll, buttons }) =>
      (poll && !poll.is_closed) ||
      buttons.some(({ callback_data }) => /\.answer:/.test(callback_data ?? '')),
  )!;
  const right = await solutionOf(bot, question);
  const before = await scored(bot, people);
  for (const person of people) {
    const letters = rightly.includes(person) ? right : wrongBeside(right);
    if (question.poll) await person.votes(letters, room);
    else for (const letter of letters) await person.presses(letter, room, question);
  }
  await eventually(
    'all three have answered',
    async () => (await scored(bot, people)) === before + 3,
  );
  return question;
}

it('introduces itself where it is let in', async () => {
  const group = await world.group('Hello', { members: people, bot: 'left' });
  await world.botBecomes(group, 'member', ada!);
  await group.sees(/I listen to commands/);
});

it('listens to commands, replies and mentions only', async () => {
  const group = await world.group('Readers', { members: people });
  // As an administrator it hears everything, and still answers only what is meant for it.
  await world.botBecomes(group, 'administrator', ada!);
  await ada!.says('why do we scale attention?', group);
  await ada!.says('/ask@other_bot why scale attention', group);
  await ada!.says('@interview_coach_bot why scale attention', group);
  const answer = await group.sees(/variance/);
  expect((await group.messages()).filter(({ message }) => message.from?.is_bot)).toHaveLength(1);
  expect(answer.message.reply_to_message).toBeDefined();
  await bob!.replies('and why several heads?', group, answer);
  await group.sees(/head/);
});

it('asks a quiz as a poll; three vote, and the board shows who', async () => {
  const group = await world.group('Quizzers', { members: people });
  for (const person of people) {
    await person.says('/settings names group', group);
    await group.sees(/./);
  }
  for (let i = 0; i < 12; i++) {
    await ada!.says('/quiz attention 1', group);
    await group.sees(/Question 1 of 1|\?/);
    const question = await answer(group, [ada!, bob!]);
    if (question.poll) {
      expect(question.poll.is_anonymous).toBe(false);
      expect(question.poll.type).toBe('quiz');
      break;
    }
  }
  expect(Object.keys((await world.counters()).methods)).toContain('sendPoll');
  await lin!.says('/board', group);
  const board = await group.sees(/Ada/, /Bob/);
  // Who has earned nothing yet stands below.
  expect(board.text).not.toMatch(/Lin[\s\S]*Ada/);
});

it('shows nobody on the board who has left', async () => {
  const room = await world.group('Leavers', { members: people });
  for (const person of [ada!, bob!]) {
    await person.says('/settings names everywhere', room);
    await room.sees(/./);
  }
  await ada!.says('/quiz attention 1', room);
  await room.sees(/Question 1 of 1|\?/);
  await answer(room, [ada!, bob!]);
  await world.leaves(room, bob!);
  await ada!.says('/board', room);
  const board = await room.sees(/Board/, /Ada/);
  expect(board.text).not.toMatch(/Bob/);
});

/** Goes through quizzes until a poll is what is looked for; a group is asked everything before anything comes again. */
async function pollOf(topic: string, is: (poll: Poll) => boolean): Promise<Room> {
  const group = await world.group(topic, { members: people });
  for (let quiz = 0; quiz < 5; quiz++) {
    await ada!.says(`/quiz ${topic} 20`, group);
    for (let number = 1; number <= 20; number++) {
      const { poll } = await group.sees(/\S/);
      if (poll && is(poll)) return group;
      await ada!.presses(number < 20 ? 'Next question' : 'Finish', group);
    }
  }
  throw new Error(`no such poll in a hundred questions of ${topic}`);
}

it('shows matrices as pictures on the options', async () => {
  const group = await pollOf('masks', ({ options }) => options.every(({ media }) => media));
  await answer(group, [ada!]);
});

it('takes several right answers where there are several', async () => {
  const group = await pollOf('all', (poll) => poll.allows_multiple_answers);
  await answer(group, [ada!, bob!]);
});

it('holds a study room in a topic of its own', async () => {
  const forum = await world.group('Forum', { members: people, forum: true, bot: 'administrator' });
  await ada!.says('/study start attention 2 20', forum);
  const created = await world.until(
    'a topic',
    () => 0,
    (entries) => entries.find((e) => e.kind === 'call' && e.method === 'createForumTopic'),
  );
  expect(created.kind === 'call' && created.error).toBeUndefined();
  const [made] = await forum.topics();
  const topic = await forum.topic(made!.name);
  await topic.sees(/./);
  const { message } = await forum.sees(/The room is open/);
  const url = `https://t.me/c/${-forum.chat - 1_000_000_000_000}/${topic.thread}`;
  expect(message.entities).toMatchObject([{ type: 'text_link', url }]);
  await answer(topic, [ada!]);
  await bot.pass(40 * SECOND);
  await answer(topic, [ada!, lin!]);
  await bot.pass(40 * SECOND);
  await topic.sees(/The room is over|wins with/);
  const all = (await forum.messages()).filter(({ message }) => message.from?.is_bot);
  const rounds = all.filter(({ poll }) => poll);
  expect(rounds.every(({ poll }) => poll!.is_closed)).toBe(true);
  // Nothing of it stands outside of the topic, save the way to it.
  const outside = all.filter(
    ({ message }) => message.message_thread_id !== made!.message_thread_id,
  );
  expect(outside.map(({ text }) => text).join('\n')).not.toMatch(/Question 1/);
});

it('opens no topic beside a topic: whoever starts a room there means that one', async () => {
  const forum = await world.group('Rooms', { members: people, forum: true, bot: 'administrator' });
  const topic = await forum.topic('Evenings');
  await ada!.says('/study start attention 1 20', topic);
  await topic.sees(/\?/);
  expect(await forum.topics()).toHaveLength(1);
  await ada!.says('/study stop', topic);
  await topic.sees(/The room is over/);
});

it('stays in the topic it was asked in', async () => {
  const forum = await world.group('Threads', { members: people, forum: true });
  const topic = await forum.topic('Attention');
  await ada!.says('/ask why scale attention', topic);
  const { message } = await topic.sees(/variance/);
  expect(message.message_thread_id).toBe(topic.thread);
});

it('interviews in private, by a link from the group', async () => {
  const group = await world.group('Candidates', { members: people });
  await ada!.says('/interview attention 20 core', group);
  await group.sees(/for you alone/);
  await ada!.follows(/private/, group);
  await ada!.sees(/\?/);
  await ada!.presses('End');
  await ada!.sees(/interview is over/);
});

it('tells in private what is for one alone, and shows the way where there is no private chat', async () => {
  const shy = await world.person('Shy', { started: false });
  const group = await world.group('Shy ones', { members: [shy, ada!] });
  await ada!.says('/stats', group);
  await ada!.room.sees(/./);
  await shy.says('/stats', group);
  const lead = await group.sees(/for you alone/);
  expect(JSON.stringify(await group.messages())).not.toMatch(/streak/);
  await shy.opens(lead.buttons[0]!.url);
  await shy.sees(/./);
});

it('asks for a text in the group, of the one who pressed', async () => {
  const group = await world.group('Reporters', { members: people });
  await ada!.says('/report scale-sqrt-dk the second formula lacks a root', group);
  await world.until(
    'thanks',
    () => 0,
    (entries) => entries.findLast((e) => e.kind === 'call' && /hank/.test(JSON.stringify(e))),
  );
});

it('moves with a group that becomes a supergroup', async () => {
  const old = await world.group('Small', { members: people, type: 'group' });
  await ada!.says('/quiz attention 1', old);
  await old.sees(/./);
  await answer(old, [ada!]);
  const fresh = await world.migrated(old);
  await ada!.says('/settings names group', fresh);
  await ada!.says('/board', fresh);
  await fresh.sees(/1\/1|100|points|Points/);
});

it('not one call was refused', async () => {
  const { rejected } = await world.counters();
  expect(
    rejected
      .filter(({ error }) => !/can't initiate/.test(error?.description ?? ''))
      .map(({ method, error }) => ({ method, error })),
  ).toEqual([]);
});
