import { describe, expect, it } from 'vitest';
import { solutionOf } from '../support/quiz.ts';
import { type Heard, openCoach, type TestCoach } from '../support/room.ts';

const SECOND = 1000;

/** A group with a room of `seconds` a round; what the coach says comes by itself. */
async function openStudy(world: TestCoach, place: string, line = '/study start all 2 20') {
  const group = world.room({ kind: 'group', place, admins: ['Boss'] });
  await group.says('Ada', line);
  const round = group.hears();
  return { group, round };
}

/** Answers right or wrong, all letters at once as a poll does. */
async function answer(
  world: TestCoach,
  group: ReturnType<TestCoach['room']>,
  who: string,
  round: Heard,
  { rightly = true } = {},
): Promise<Heard> {
  const { right, wrong, asked } = await solutionOf(world, round);
  const letters = (rightly ? right : wrong.slice(0, 1)).join('').toLowerCase();
  return group.pressesId(who, `study.settle:${asked.id} ${letters}`);
}

describe('a study room', () => {
  it('asks, takes answers privately, explains, and ends with a podium', async () => {
    const world = await openCoach();
    const { group, round } = await openStudy(world, 'readers');
    expect(round.text).toMatch(/Question 1 of 2/);
    expect(round.text).toMatch(/You have 20 seconds/);
    await world.pass(2 * SECOND);
    const taken = await answer(world, group, 'Ada', round);
    expect(taken.replies[0]!.privately).toBe(true);
    expect(taken.text).toMatch(/You’ll see how it went when the round ends/);
    expect(taken.text).not.toMatch(/Right\.|Not quite/);
    await answer(world, group, 'Lin', round, { rightly: false });
    await world.pass(20 * SECOND);
    const explained = group.hears();
    expect(explained.text).toMatch(/Right: [A-D]/);
    expect(explained.text).toMatch(/someone \| +\d+ \| +1\/1/);
    await world.pass(10 * SECOND);
    const second = group.hears();
    expect(second.text).toMatch(/Question 2 of 2/);
    await answer(world, group, 'Ada', second);
    // Everybody who plays has answered: the round need not wait for the clock.
    await answer(world, group, 'Lin', second);
    const end = group.hears();
    expect(end.text).toMatch(/The room is over/);
    expect(end.text).toMatch(/First place: someone, with \d+ points/);
    expect(end.replies.at(-1)!.document.children.some(({ type }) => type === 'figure')).toBe(true);
    expect(await world.store.activities.open('study', { place: 'test:readers' })).toEqual([]);
  });

  it('names nobody first where nobody was right, and both where two are', async () => {
    const world = await openCoach();
    const { group, round } = await openStudy(world, 'readers', '/study start all 1 20');
    await answer(world, group, 'Ada', round, { rightly: false });
    await world.pass(20 * SECOND);
    expect(group.hears().text).toMatch(/Nobody got a question right/);
    for (const who of ['Ada', 'Lin']) await group.says(who, '/settings names group');
    await group.says('Ada', '/study start all 1 20');
    const again = group.hears();
    await answer(world, group, 'Ada', again);
    await answer(world, group, 'Lin', again);
    await world.pass(20 * SECOND);
    expect(group.hears().text).toMatch(/First place: (?:Ada, Lin|Lin, Ada), with \d+ points/);
  });

  it('the quicker of two right answers earns more, a wrong one nothing', async () => {
    const world = await openCoach();
    const { group, round } = await openStudy(world, 'readers');
    await answer(world, group, 'Quick', round);
    await world.pass(15 * SECOND);
    await answer(world, group, 'Slow', round);
    await answer(world, group, 'Wrong', round, { rightly: false });
    const span = { from: 0, until: world.now() + 1 };
    const [quick, slow, wrong] = await Promise.all(
      ['Quick', 'Slow', 'Wrong'].map((who) => world.store.scores.of(`test:${who}`, span)),
    );
    expect(quick![0]!.points).toBeGreaterThan(slow![0]!.points);
    expect(slow![0]!.points).toBeGreaterThan(0);
    expect(wrong![0]!.points).toBe(0);
  });

  it('shows a name only to those who agreed', async () => {
    const world = await openCoach();
    const { group, round } = await openStudy(world, 'readers');
    const taken = await answer(world, group, 'Ada', round);
    await group.presses('Ada', 'Show my name here', taken).expect(/names is group now/);
    await answer(world, group, 'Lin', round);
    await world.pass(20 * SECOND);
    const { text } = group.hears();
    expect(text).toMatch(/Ada/);
    expect(text).not.toMatch(/Lin/);
  });

  it('the board changes at most every two seconds, and its last state arrives', async () => {
    const world = await openCoach();
    const { group, round } = await openStudy(world, 'readers');
    await world.pass(3 * SECOND);
    group.hears();
    for (const who of ['A', 'B', 'C', 'D', 'E']) await answer(world, group, who, round);
    expect(group.hears().replies).toHaveLength(1);
    await world.pass(2 * SECOND);
    const [board, ...more] = group.hears().replies;
    expect(more).toEqual([]);
    expect(JSON.stringify(board)).toMatch(/5 answered/);
  });

  it('nobody answers twice: one press counts', async () => {
    const world = await openCoach();
    const { group, round } = await openStudy(world, 'readers');
    const presses = await Promise.all([1, 2, 3].map(() => answer(world, group, 'Ada', round)));
    expect(presses.filter(({ text }) => /already/u.test(text))).toHaveLength(2);
    await world.pass(21 * SECOND);
    await answer(world, group, 'Lin', round).then(({ text }) =>
      expect(text).toMatch(/Too late|is over/),
    );
  });

  it('is parked after two silent rounds, and goes on when somebody wants', async () => {
    const world = await openCoach();
    const { group } = await openStudy(world, 'readers', '/study start all 5 20');
    await world.pass(60 * SECOND);
    const parked = group.hears();
    expect(parked.text).toMatch(/the room is parked/);
    await world.pass(3600 * SECOND);
    expect(group.hears().replies).toEqual([]);
    await group.presses('Lin', 'Go on', parked);
    expect(group.hears().text).toMatch(/Question 3 of 5/);
    await group.presses('Lin', 'Go on', parked).expect(/running already/);
  });

  it('is skipped by more than half of the players', async () => {
    const world = await openCoach();
    const { group, round } = await openStudy(world, 'readers', '/study start all 3 60');
    for (const who of ['Ada', 'Lin', 'Sam']) await answer(world, group, who, round);
    await group.presses('Ada', 'Skip', round).expect(/Vote noted \(1 so far\)/);
    await group.presses('Ada', 'Skip', round);
    group.hears();
    await group.presses('Lin', 'Skip', round);
    await world.pass(2 * SECOND);
    expect(group.hears().text).toMatch(/Right: /);
  });

  it('the votes of people who have not played count as people: two of five skip nothing', async () => {
    const world = await openCoach();
    const { group, round } = await openStudy(world, 'readers', '/study start all 3 60');
    for (const who of ['Ada', 'Lin', 'Sam']) await answer(world, group, who, round);
    await group.presses('Xi', 'Skip', round);
    await group.presses('Yu', 'Skip', round).expect(/2 so far/);
    await group.presses('Ada', 'Skip', round);
    await world.pass(2 * SECOND);
    expect(group.hears().text).toMatch(/Right: /);
  });

  it('is stopped by the one who started it, or by an admin', async () => {
    const world = await openCoach();
    const { group } = await openStudy(world, 'readers');
    await group.says('Lin', '/study stop').expect(/Only the one who started/);
    await group.says('Boss', '/study stop');
    await world.pass(2 * SECOND);
    expect(group.hears().text).toMatch(/The room is over/);
    await group.says('Ada', '/study stop').expect(/no study room here/);
  });

  it('survives a restart in mid-round: old buttons work, and the round ends in time', async () => {
    const before = await openCoach();
    const { group, round } = await openStudy(before, 'readers');
    await answer(before, group, 'Ada', round);
    const after = await openCoach(before.store);
    after.sleep(before.now() - after.now());
    const reborn = after.room({ kind: 'group', place: 'readers' });
    await answer(after, reborn, 'Lin', round).then(({ text }) => expect(text).toMatch(/it is/));
    await after.pass(21 * SECOND);
    const { text } = reborn.hears();
    expect(text).toMatch(/Right: /);
    expect(text).toMatch(/2 answered/);
    await after.pass(10 * SECOND);
    expect(reborn.hears().text).toMatch(/Question 2 of 2/);
  });

  it('two processes on one store take each step once', async () => {
    const one = await openCoach();
    const two = await openCoach(one.store);
    const { group } = await openStudy(one, 'readers', '/study start all 3 20');
    two.sleep(one.now() - two.now());
    one.sleep(21 * SECOND);
    two.sleep(21 * SECOND);
    await Promise.all([one.coach.tick(), two.coach.tick()]);
    const other = two.room({ kind: 'group', place: 'readers' });
    const said = [...group.hears().replies, ...other.hears().replies];
    expect(said.filter((reply) => JSON.stringify(reply).includes('Right: '))).toHaveLength(1);
  });

  it('ten rooms at once do not disturb each other', async () => {
    const world = await openCoach();
    const rooms = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        openStudy(world, `channel-${i}`, '/study start all 1 20'),
      ),
    );
    await Promise.all(
      rooms.flatMap(({ group, round }, i) =>
        Array.from({ length: i + 1 }, (_, p) => answer(world, group, `P${p}`, round)),
      ),
    );
    await world.pass(22 * SECOND);
    rooms.forEach(({ group }, i) => {
      const { text } = group.hears();
      expect(text).toMatch(`${i + 1} answered`);
      expect(text).toMatch(/The room is over/);
    });
  });

  it('a clock that is put back lets nobody wait', async () => {
    const world = await openCoach();
    const { group, round } = await openStudy(world, 'readers', '/study start all 3 20');
    await world.pass(5 * SECOND);
    world.sleep(-3600 * SECOND);
    await answer(world, group, 'Ada', round);
    await world.pass(SECOND);
    expect(group.hears().text).toMatch(/Right: /);
    world.sleep(-3600 * SECOND);
    await world.pass(SECOND);
    const second = group.hears();
    expect(second.text).toMatch(/Question 2 of 3/);
    await world.pass(2 * SECOND);
    world.sleep(-3600 * SECOND);
    await answer(world, group, 'Lin', second);
    await answer(world, group, 'Sam', second);
    group.hears();
    await world.pass(3 * SECOND);
    // What had to wait two seconds does not wait an hour.
    expect(group.hears().text).toMatch(/2 answered/);
  });

  it('of two who open a room at the same moment one does', async () => {
    const world = await openCoach();
    const group = world.room({ kind: 'group', place: 'readers' });
    const said = await Promise.all(['Ada', 'Lin'].map((who) => group.says(who, '/study start')));
    expect(said.filter(({ text }) => /a study room here already/u.test(text))).toHaveLength(1);
    expect(group.hears().text.match(/Question 1 of 5/gu)).toHaveLength(1);
  });

  it('a parked room gives way to a new one', async () => {
    const world = await openCoach();
    const { group } = await openStudy(world, 'readers', '/study start all 5 20');
    await world.pass(60 * SECOND);
    const parked = group.hears();
    await group.says('Lin', '/study start masks 2 20');
    expect(group.hears().text).toMatch(/Question 1 of 2/);
    await group.presses('Ada', 'Go on', parked).expect(/no study room here/);
  });

  it('asks nothing twice in a group, not in a second room either, and keeps to its level', async () => {
    const world = await openCoach();
    const { group } = await openStudy(world, 'readers', '/study topics');
    await group.says('Boss', '/settings group level core');
    const asked: string[] = [];
    for (let room = 0; room < 2; room++) {
      await group.says('Boss', '/study start attention 3 20');
      for (let round = 0; round < 3; round++) {
        const { asked: row } = await solutionOf(world, group.hears());
        asked.push(row.quiz);
        expect(row.points).toBe(10);
        await group.says('Boss', '/study skip');
        group.hears();
        await world.pass(10 * SECOND);
      }
    }
    expect(new Set(asked).size).toBe(6);
  });

  it('says how to answer where several letters are right', async () => {
    const world = await openCoach();
    const { group, round: first } = await openStudy(world, 'readers', '/study start all 12 20');
    let round = first;
    for (let number = 1; number <= 12; number++) {
      const { right } = await solutionOf(world, round);
      const several = right.length > 1;
      expect(round.text).toMatch(several ? /Press the letters, then confirm/u : /Press a letter;/u);
      if (several) return;
      await answer(world, group, 'Ada', round);
      do {
        await world.pass(SECOND);
        round = group.hears();
      } while (!/You have 20 seconds/u.test(round.text));
    }
    throw new Error('no such question in twelve rounds');
  });

  it('is for groups, and one at a time', async () => {
    const world = await openCoach();
    await world
      .room()
      .says('Ada', '/study')
      .expect(/for groups/);
    const { group } = await openStudy(world, 'readers');
    await group.says('Lin', '/study').expect(/a study room here already/);
    await group.says('Lin', '/study dance').expect(/takes start, stop, skip, resume, not “dance”/);
  });
});
