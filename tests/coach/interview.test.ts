import { describe, expect, it } from 'vitest';
import { openCoach, openRoom } from '../support/room.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const RIGHT = {
  en: 'The components are independent with mean 0 and variance 1, so the dot product of q and k has variance d_k. Large scores push the softmax to saturation, nearly one-hot. Then almost no gradient reaches the projections. Dividing by the square root of d_k brings the variance back to 1.',
  zh: 'q 和 k 的各分量独立、均值 0、方差 1，点积的方差等于 d_k。分数太大会让 softmax 饱和，几乎变成 one-hot，梯度就传不回去。除以根号 d_k 之后方差回到 1。',
};

/** An interview whose first question is the one of the scaling. */
async function aboutScaling(language: 'en' | 'zh' = 'en') {
  const world = await openCoach();
  const room = world.room({ language });
  // A card that was missed is a weak spot, and weak spots are asked first.
  await world.store.cards.put({
    person: 'test:Ada',
    slug: 'scale-sqrt-dk',
    due_at: 0,
    card: '{}',
    missed: 1,
    created_at: 0,
    changed_at: 0,
  });
  const first = await room.says('Ada', '/interview attention 20');
  return { world, room, first };
}

describe('/interview', () => {
  it('opens with a weak spot and tells how it goes', async () => {
    const { first } = await aboutScaling();
    expect(first.text).toMatch(/mock interview of 20 minutes/u);
    expect(first.text).toMatch(/Question 1 · 20 min left/u);
    expect(first.text).toMatch(/√d/u);
    expect(first.replies.every(({ privately }) => privately)).toBe(true);
  });

  it('hears the key points, and asks after what was left out, at most twice', async () => {
    const { room, world } = await aboutScaling();
    const reaction = await room.says(
      'Ada',
      'The dot product has variance d_k when q and k are independent.',
    );
    expect(reaction.text).toMatch(/“The dot product has variance d_k/u);
    expect(reaction.text).toMatch(/\?/u);
    expect(reaction.text).not.toMatch(/Question 2/u);
    await world.pass(20_000);
    const second = await room.says('Ada', 'I like cheese.');
    expect(second.text).not.toMatch(/Question 2/u);
    await world.pass(20_000);
    await room.says('Ada', 'I like bread.').expect(/Question 2/u);
  });

  it('a whole answer leads on along the chain of the bank', async () => {
    const { room, world } = await aboutScaling();
    await room.says('Ada', RIGHT.en);
    const [open] = await world.store.activities.open('interview', { person: 'test:Ada' });
    const { exchanges } = open!.state as {
      exchanges: { grading: { covered: { id: string }[]; contradicted: unknown[] } }[];
    };
    expect(exchanges[0]!.grading.contradicted).toEqual([]);
    expect(exchanges[0]!.grading.covered.length).toBeGreaterThanOrEqual(3);
  });

  it('the other way round is no praise', async () => {
    const { room } = await aboutScaling();
    await room
      .says('Ada', 'We multiply the scores by root d_k, because the softmax would be too uniform.')
      .expect(/Careful with/u);
  });

  it('two messages in one breath are one answer', async () => {
    const { room, world } = await aboutScaling();
    await room.says('Ada', 'The variance of the dot product is d_k.');
    await room.says('Ada', 'So the softmax saturates, nearly one-hot.');
    await room.says('Ada', 'And then the gradient vanishes.');
    const [open] = await world.store.activities.open('interview', { person: 'test:Ada' });
    const { exchanges } = open!.state as { exchanges: { said: string[]; followedUp: string[] }[] };
    expect(exchanges[0]!.said).toHaveLength(3);
    expect(exchanges[0]!.followedUp).toHaveLength(1);
  });

  it('a hint after a follow-up says more than the follow-up; what comes next is a new answer', async () => {
    const { room, world } = await aboutScaling();
    const asked = await room.says('Ada', 'The dot product has variance d_k.');
    const hint = await room.says('Ada', 'hint');
    expect(hint.text).toMatch(/Hint:\*\* one might begin “.+ …”/u);
    expect(asked.text).not.toContain(hint.text);
    await room.says('Ada', 'I like cheese.').expect(/\?/u);
    const [open] = await world.store.activities.open('interview', { person: 'test:Ada' });
    const { exchanges } = open!.state as { exchanges: { followedUp: string[] }[] };
    expect(exchanges[0]!.followedUp).toHaveLength(2);
  });

  it('asks after the decisive points first', async () => {
    const { room, world } = await aboutScaling();
    await room.says(
      'Ada',
      'You divide by eight, as a head is 64 wide, it is the width of one head.',
    );
    const [open] = await world.store.activities.open('interview', { person: 'test:Ada' });
    const { exchanges } = open!.state as { exchanges: { followedUp: string[] }[] };
    expect(['variance-grows', 'unit-variance', 'saturation', 'small-gradients']).toContain(
      exchanges[0]!.followedUp[0],
    );
  });

  it('“hint”, “I don’t know”, “skip” and “end” are no answers', async () => {
    const { room } = await aboutScaling();
    await room.says('Ada', 'hint').expect(/Hint:/u);
    await room.says('Ada', 'I don’t know').expect(/In one sentence, for next time/u, /Question 2/u);
    await room.says('Ada', 'skip').expect(/Question 3/u);
    const report = await room.says('Ada', 'end');
    expect(report.text).toMatch(/Your interview/u);
    expect(report.text).toMatch(/not known/u);
    expect(report.text).toMatch(/hints: 1/u);
    expect(report.text).toMatch(/This is practice/u);
  });

  it('in Chinese too', async () => {
    const { room } = await aboutScaling('zh');
    await room.says('Ada', RIGHT.zh);
    await room.says('Ada', '提示').expect(/提示：/u);
    await room.says('Ada', '结束').expect(/面试报告/u, /讲到了/u, /这只是练习/u);
  });

  it('pauses for a week, through a restart, with the time it had', async () => {
    const { room, world } = await aboutScaling();
    await world.pass(5 * MINUTE);
    await room.says('Ada', 'pause').expect(/Paused/u);
    world.sleep(7 * DAY);
    const later = (await openCoach(world.store)).room();
    await later.says('Ada', 'why scale attention').expect(/variance/u);
    await later.says('Ada', '/interview').expect(/Where we were/u, /15 min left/u, /√d/u);
  });

  it('pauses by itself where somebody has gone, and says so once', async () => {
    const { room, world } = await aboutScaling();
    await room.says('Ada', 'The variance is d_k.');
    await world.pass(25 * MINUTE);
    const heard = room.hears('Ada');
    expect(heard.text.match(/I have paused the interview/gu)).toHaveLength(1);
  });

  it('says when the time is up, and the next answer is the last', async () => {
    const { room, world } = await aboutScaling();
    await world.pass(18 * MINUTE);
    await room.says('Ada', 'The variance of the dot product is d_k.');
    await world.pass(2 * MINUTE + 1000);
    expect(room.hears('Ada').text).toMatch(/The time is up/u);
    await room.says('Ada', 'The softmax saturates.').expect(/Your interview/u);
  });

  it('there is one interview a person; a press on an old question does nothing', async () => {
    const { room, first } = await aboutScaling();
    await room.says('Ada', '/interview masks').expect(/Where we were/u, /Question 1/u);
    await room.presses('Ada', 'Skip', first).expect(/Question 2/u);
    await room.presses('Ada', 'Skip', first).expect(/has moved on/u);
  });

  it('what went badly goes into the review, and the statistics keep it', async () => {
    const { room, world } = await aboutScaling();
    await room.says('Ada', 'I have no clue about this one.');
    await room.says('Ada', 'end').expect(/is in your review now/u);
    const cards = await world.store.cards.all('test:Ada');
    expect(cards.map(({ slug, missed }) => [slug, missed])).toEqual([['scale-sqrt-dk', 1]]);
    await room.says('Ada', '/stats').expect(/interview/iu);
  });

  it.each([
    ['en', /2026-11-24 · Attention · \d+ of 100 · one question/u, /Your interviews/u],
    ['zh', /2026-11-24 · \S+ · \d+ \/ 100 · 1 题/u, /历次模拟面试/u],
  ] as const)(
    'the statistics show the interviews there were, and their trend: %s',
    async (language, line, title) => {
      const { room, world } = await aboutScaling(language);
      await room.says('Ada', RIGHT[language]);
      await room.says('Ada', language === 'zh' ? '结束' : 'end');
      await room.says('Ada', '/stats').expect(line, title);
      world.sleep(2 * DAY);
      await room.says('Ada', '/interview');
      await room.says('Ada', 'The variance of the dot product is d_k.');
      await room.says('Ada', 'end');
      const twice = await room.says('Ada', '/stats').expect(line, title, /2026-11-26/u);
      expect(JSON.stringify(twice.replies)).toMatch(/"categories":\["11-24","11-26"\]/u);
    },
  );

  it('“I did say that” shows the model phrasing, and the report says who counted it', async () => {
    const { room } = await aboutScaling();
    await room.says('Ada', 'The dot product has variance d_k.');
    const report = await room.says('Ada', 'end');
    const before = Number(/Score: (\d+)/u.exec(report.text)![1]);
    const contest = await room.presses('Ada', 'I did say that', report);
    expect(contest.text).toMatch(/Somebody might say: “/u);
    const counted = await room.presses('Ada', 'I said 1', contest);
    expect(counted.text).toMatch(/some points counted by yourself/u);
    expect(counted.text).toMatch(/\(counted by yourself\)/u);
    expect(Number(/Score: (\d+)/u.exec(counted.text)![1])).toBeGreaterThan(before);
  });

  it('the picture to share holds none of the words', async () => {
    const { room } = await aboutScaling();
    await room.says('Ada', 'My secret employer told me the variance is d_k.');
    const report = await room.says('Ada', 'end');
    const shared = await room.presses('Ada', 'Picture to share', report);
    expect(JSON.stringify(shared.replies)).not.toMatch(/secret employer/u);
    expect(JSON.stringify(shared.replies)).toMatch(/Mock interview: \d+ of 100/u);
  });

  it('in a group nothing typed is an answer; the button asks for one', async () => {
    const world = await openCoach();
    const group = world.room({ kind: 'group' });
    const first = await group.says('Ada', '/interview attention 20');
    expect(first.replies.every(({ privately }) => privately)).toBe(true);
    const answer = first.actions.find(({ label }) => label === 'Answer')!;
    expect(answer).toHaveProperty('asks', 'Your answer');
    await group.writes('Ada', 'Answer', 'The variance of the dot product is d_k.', first);
    await world.pass(25 * MINUTE);
    expect(group.hears().replies, 'nobody else hears of it').toEqual([]);
    const resumed = await group.presses('Ada', 'Skip', first);
    expect(resumed.text).toMatch(/Where we were/u);
    expect(resumed.replies.every(({ privately }) => privately)).toBe(true);
  });

  it('refuses what it does not know, in a line', async () => {
    const room = await openRoom();
    await room.says('Ada', '/interview attention 20 hard').expect(/A level is one of any, core/u);
    await room.says('Ada', '/interview attention 900').expect(/minutes/u);
    await room.says('Ada', '/interview cooking').expect(/cooking/u);
  });
});
