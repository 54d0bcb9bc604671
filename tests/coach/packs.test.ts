import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readKnowledge } from '../../src/coach-parts.ts';
import { createLog } from '../../src/log.ts';
import { tryBank } from '../support/bank.ts';
import { solutionOf } from '../support/quiz.ts';
import { openCoach } from '../support/room.ts';

/** The bank with a pack of our own beside it: one question, on tea. */
function withTea() {
  const { root, question, spoil } = tryBank();
  spoil('en.md', /^title: .*$/mu, 'title: Why warm the pot before brewing tea?');
  spoil('en.md', /aliases:\n/u, 'aliases:\n  - warm the teapot\n');
  spoil('question.yaml', /^ {2}- \{ id: computed-.*\n/gmu, '');
  const pack = join(root, 'own', 'pack.yaml');
  writeFileSync(pack, readFileSync(pack, 'utf8').replace(/^id: .*$/mu, 'id: tea'));
  renameSync(question, join(root, 'own', 'warm-the-pot'));
  return readKnowledge({ contentDirs: [root] }, createLog('silent'));
}

it('a group chooses its packs; everywhere else all are known', async () => {
  const world = await openCoach(undefined, withTea());
  const group = world.room({ kind: 'group', admins: ['Boss'] });
  await group.says('Ada', '/ask warm the teapot').expect(/Why warm the pot/u);
  await group.says('Ada', '/settings group packs tea').expect(/those who manage/u);
  await group.says('Boss', '/settings group packs coffee').expect(/transformer, tea/u);
  await group.says('Boss', '/settings group packs tea').expect(/packs/u);
  await group.says('Ada', '/ask warm the teapot').expect(/Why warm the pot/u);
  await group.says('Ada', '/ask why residual connections').expect(/in my question bank/u);
  await world
    .room()
    .says('Ada', '/ask why residual connections')
    .expect(/gradient/u);
  await group.says('Boss', '/settings group packs all');
  await group.says('Ada', '/ask why residual connections').expect(/gradient/u);
});

it('a study room keeps to the group’s packs in every round', async () => {
  const world = await openCoach(undefined, withTea());
  const group = world.room({ kind: 'group', admins: ['Boss'] });
  await group.says('Boss', '/settings group packs tea');
  await group.says('Boss', '/study start all 3 20');
  for (let round = 1; round <= 3; round++) {
    const { asked } = await solutionOf(world, group.hears());
    expect(asked.slug).toBe('warm-the-pot');
    await group.says('Boss', '/study skip');
    group.hears();
    await world.pass(10_000);
  }
});

it('a question that leaves the bank in the middle of a round stops nothing', async () => {
  const before = await openCoach(undefined, withTea());
  const group = before.room({ kind: 'group', admins: ['Boss'] });
  await group.says('Boss', '/settings group packs tea');
  await group.says('Boss', '/study start all 2 20');
  const round = group.hears();
  for (const id of ['review.add:warm-the-pot', 'bookmarks.add:warm-the-pot'])
    await before.room().pressesId('Ada', id);

  const after = await openCoach(before.store);
  const reborn = after.room({ kind: 'group' });
  await reborn.presses('Ada', 'A', round).expect(/has left my bank/u);
  await after.pass(20_000);
  expect(reborn.hears().text).toMatch(/Round 1 of 2/u);
  await after.pass(10_000);
  expect(reborn.hears().text).toMatch(/Question 2 of 2/u);

  const room = after.room();
  await room.says('Ada', '/review').expect(/0 due, 5 new today/u);
  await room.pressesId('Ada', 'review.show:warm-the-pot').expect(/no longer in my bank/u);
  await room.pressesId('Ada', 'review.grade:warm-the-pot 3 0').expect(/no longer in my bank/u);
  await room.says('Ada', '/bookmarks').expect(/no bookmarks/u);
});

it('a pack that is gone again leaves all of them', async () => {
  const world = await openCoach(undefined, withTea());
  await world.room().says('Ada', '/settings packs tea');
  const without = await openCoach(world.store);
  const answer = await without.room().says('Ada', 'why residual connections');
  expect(answer.text).toMatch(/gradient/u);
});
