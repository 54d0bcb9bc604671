import { expect, it } from 'vitest';
import { openCoach } from '../support/room.ts';

/** A server with two channels, as on Discord. */
async function openServer() {
  const world = await openCoach();
  const channel = (place: string) =>
    world.room({ kind: 'group', place, within: 'server', admins: ['Boss'] });
  return { world, maths: channel('maths'), chat: channel('chat') };
}

it('what is set for the group holds in its channels, what is set here only here', async () => {
  const { maths, chat } = await openServer();
  await maths.says('Boss', '/settings group language zh').expect(/language/u);
  await chat.says('Ada', '/topics').expect(/主题|题目/u);
  await chat.says('Boss', '/settings here language en').expect(/here now/u);
  await chat.says('Ada', '/topics').expect(/questions/u);
  await maths.says('Ada', '/topics').expect(/主题|题目/u);
});

it('a setting that is reset is the group’s again, and then the default', async () => {
  const { maths, chat } = await openServer();
  await maths.says('Boss', '/settings group level expert');
  await chat.says('Boss', '/settings here level core');
  await chat.says('Boss', '/settings here level reset').expect(/level is expert here/u);
  await chat.says('Boss', '/settings group level reset').expect(/level is any for this group/u);
  await chat.says('Ada', '/settings level expert').expect(/level is expert/u);
  await chat.says('Ada', '/settings level reset').expect(/level is any/u);
});

it('points earned in one channel stand on the board of the other', async () => {
  const { world, maths, chat } = await openServer();
  const asked = await maths.says('Ada', '/quiz attention 1');
  const { settle, answers } = asked.replies[0]!.choice!.quiz!;
  await maths.pressesId('Ada', settle + answers.join(''));
  const board = await chat.says('Ada', '/board');
  expect(board.text).toMatch(/1\/1/u);
  await world
    .room({ kind: 'group', place: 'elsewhere' })
    .says('Ada', '/board')
    .expect(/Nobody/u);
});
