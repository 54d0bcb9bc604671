/** A group in which two languages are spoken: what all read stays in one, what one person reads is in theirs. */
import { expect, it } from 'vitest';
import { solutionOf } from '../support/quiz.ts';
import { openCoach } from '../support/room.ts';

const HAN = /\p{Script=Han}/u;

async function mixed() {
  const world = await openCoach();
  const english = world.room({ kind: 'group', admins: ['Ada'] });
  const chinese = world.room({ kind: 'group', language: 'zh' });
  return { world, english, chinese };
}

it('a quiz stays in the language it was asked in, whoever answers; the verdict is in one’s own', async () => {
  const { world, english, chinese } = await mixed();
  const asked = await english.says('Ada', '/quiz attention 3');
  const { right, wrong } = await solutionOf(world, asked);
  english.hears();
  let told = await chinese.presses('小林', wrong[0]!, asked);
  if (right.length > 1) told = await chinese.presses('小林', '提交', told);
  // All of it: the options with their reasons, too.
  const lines = told.text.split('\n').filter((line) => /^- \*\*/u.test(line));
  expect(lines.length).toBeGreaterThanOrEqual(3);
  for (const line of [told.text.split('\n')[0]!, ...lines]) expect(line).toMatch(HAN);
  await world.pass(3000);
  const shown = english.hears();
  expect(shown.text).toMatch(/Question 1 of 3[\s\S]*1 answered/u);
  expect(shown.text).not.toMatch(HAN);
  const next = await chinese.presses('小林', '下一题', told);
  expect(next.text).toMatch(/Question 2 of 3/u);
  expect(next.text).not.toMatch(HAN);
});

it('a hint is in the language of the one who asked for it', async () => {
  const { english, chinese } = await mixed();
  const asked = await english.says('Ada', '/quiz attention 1');
  const hint = await chinese.presses('小林', /Hint/u, asked);
  expect(hint.text).toMatch(/提示：.*\p{Script=Han}/u);
  english.hears();
  await english.says('Ada', '/study start attention 1 30');
  const room = english.hears();
  const other = await chinese.presses('小林', /Hint/u, room);
  expect(other.text).toMatch(/提示：.*\p{Script=Han}/u);
  expect((await chinese.presses('小林', 'A', room)).text).toMatch(HAN);
});

it('the question of the day, too', async () => {
  const { world, english, chinese } = await mixed();
  await english.says('Ada', '/daily set 12:01');
  await world.pass(120_000);
  const asked = english.hears();
  const { right } = await solutionOf(world, asked);
  let told = await chinese.presses('小林', right[0]!, asked);
  if (right.length > 1) told = await chinese.presses('小林', '提交', told);
  const lines = told.text.split('\n').filter((line) => /^- \*\*/u.test(line));
  for (const line of lines) expect(line).toMatch(HAN);
  await world.pass(3000);
  const shown = english.hears();
  expect(shown.text).toMatch(/1 answered/u);
  expect(shown.text).not.toMatch(HAN);
});
