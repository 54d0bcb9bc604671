import { expect, it } from 'vitest';
import { openCoach } from '../support/room.ts';

/** A group of three who have all answered; whoever stands in `gone` has left it since. */
async function openGroup() {
  const gone = new Set<string>();
  const world = await openCoach(undefined, undefined, {
    platform: (post) => ({
      post,
      absent: async (_group, accounts) => new Set(accounts.filter((account) => gone.has(account))),
    }),
  });
  const group = world.room({ kind: 'group', place: 'g' });
  for (const person of ['Ada', 'Eve', 'Cy']) {
    await group.says(person, '/settings names everywhere');
    const asked = await group.says(person, '/quiz attention 1');
    const { settle, answers } = asked.replies[0]!.choice!.quiz!;
    await group.pressesId(person, settle + answers.join(''));
  }
  return { world, group, gone };
}

it('whoever has left the group stands on its board no more, until they return', async () => {
  const { group, gone } = await openGroup();
  await group.says('Ada', '/board').expect(/Ada/u, /Eve/u, /Cy/u);
  gone.add('test:Eve');
  const board = await group.says('Ada', '/board');
  expect(board.text).toMatch(/Ada/u);
  expect(board.text).not.toMatch(/Eve/u);
  expect(board.text).toMatch(/2\. Cy/u);
  gone.clear();
  await group.says('Ada', '/board').expect(/Eve/u);
});

it('whoever is there by another account of theirs has not left', async () => {
  const { world, group, gone } = await openGroup();
  await world.store.links.link('test:Eve2', 'test:Eve', world.now());
  gone.add('test:Eve');
  await group.says('Ada', '/board').expect(/Eve/u);
  gone.add('test:Eve2');
  expect((await group.says('Ada', '/board')).text).not.toMatch(/Eve/u);
});
