import { describe, expect, it } from 'vitest';
import { quizItems } from '#coach/quiz/items.ts';
import { solutionOf } from '../support/quiz.ts';
import { type Heard, openCoach } from '../support/room.ts';

const world = await openCoach();
const room = world.room();

/** Presses every right letter, and confirms where there are several. */
async function solve(who: string, asked: Heard, where = room): Promise<Heard> {
  const { right } = await solutionOf(world, asked);
  let heard = asked;
  for (const letter of right) {
    heard = await where.presses(who, new RegExp(`^(☑ )?${letter}$`, 'u'), asked);
  }
  return right.length > 1 ? where.presses(who, 'Confirm', heard) : heard;
}

async function fail(who: string, asked: Heard, where = room): Promise<Heard> {
  const { right, wrong } = await solutionOf(world, asked);
  const heard = await where.presses(who, wrong[0]!, asked);
  return right.length > 1 ? where.presses(who, 'Confirm', heard) : heard;
}

/** Asks until a quiz with one right answer (or with several) comes. */
async function quizWith(
  several: boolean,
  who: string,
  where = room,
  line = '/quiz',
): Promise<Heard> {
  for (let i = 0; i < 60; i++) {
    const asked = await where.says(who, line);
    if ((await solutionOf(world, asked)).right.length > 1 === several) return asked;
  }
  throw new Error('no such quiz came');
}

describe('/quiz', () => {
  it('explains at once, counts points, goes on and sums up', async () => {
    const first = await room
      .says('Ada', '/quiz attention 2')
      .expect(/Question 1 of 2 · Attention/, /\nA .*\n\n?B /su);
    const told = await solve('Ada', first);
    expect(told.text).toMatch(/Right\. \d+ points\./);
    // Every option with its reason, in the same message.
    expect(told.replies[0]!.key).toBe(first.replies[0]!.key);
    expect(told.text.match(/^- \*\*(?:✓ )?[A-E]\*\*/gmu)!.length).toBeGreaterThanOrEqual(3);
    const second = await room.presses('Ada', 'Next question', told);
    expect(second.text).toMatch(/Question 2 of 2/);
    const missed = await fail('Ada', second);
    expect(missed.text).toMatch(
      /Not quite: you picked .*; the answer is .*It goes into your review/,
    );
    await room
      .presses('Ada', 'Finish', missed)
      .then(({ text }) => expect(text).toMatch(/1 of 2 right, \d+ points/));
    await room.says('Ada', '/review missed').expect(/1 due/);
  });

  it('asks nothing twice until the topic is used up', async () => {
    // Computed quizzes of one template are one, whatever question they stand under.
    const alike = new Map(
      quizItems(world.coach.services.bank)
        .filter(({ topic }) => topic === 'masks')
        .map((item) => [item.ref, item.alike]),
    );
    const total = new Set(alike.values()).size;
    const ask = async () => {
      const heard = await room.says('Mira', '/quiz masks 1');
      return alike.get((await solutionOf(world, heard)).asked.quiz);
    };
    const asked: (string | undefined)[] = [];
    for (let i = 0; i < total; i++) asked.push(await ask());
    expect(new Set(asked).size).toBe(total);
    expect(asked).toContain(await ask());
  });

  it('a hint stands in the question and halves the points', async () => {
    const asked = await quizWith(false, 'Lin');
    const { asked: row } = await solutionOf(world, asked);
    const hinted = await room.presses('Lin', /^Hint/u, asked);
    expect(hinted.text).toMatch(/\*\*Hint:\*\*/);
    const told = await solve('Lin', hinted);
    expect(told.text).toMatch(`Right, with a hint. ${Math.ceil(row.points / 2)} points.`);
  });

  it('several right answers are picked one by one and confirmed', async () => {
    const asked = await quizWith(true, 'Sam');
    const { right } = await solutionOf(world, asked);
    const one = await room.presses('Sam', right[0]!, asked);
    expect(one.text).toMatch(`☑ ${right[0]!}`);
    const none = await room.presses('Sam', right[0]!, one);
    expect(none.text).not.toMatch(/☑/);
    await room.presses('Sam', 'Confirm', none).expect(/Pick at least one letter/);
    expect((await solve('Sam', none)).text).toMatch(/Right\./);
  });

  it('“why?” opens the answer of its question', async () => {
    const asked = await quizWith(false, 'Ada');
    const told = await solve('Ada', asked);
    await room.presses('Ada', /^Why\?/u, told).expect(/^## /u);
  });

  it('five questions of everything, in the language of the person', async () => {
    const chinese = world.room({ language: 'zh' });
    await chinese.says('小林', '/quiz 5').expect(/第 1 题，共 5 题/);
    await chinese.says('小林', '/quiz 掩码').expect(/掩码/);
  });

  it('says clearly what it can’t do', async () => {
    await room
      .says('Ada', '/quiz cooking')
      .expect(/There is no topic “cooking”\. The topics are: /);
    await room.says('Ada', '/quiz masks 100').expect(/count is a whole number from 1 to 20/);
  });
});

describe('presses that come at the wrong time', () => {
  it('a double press counts once, and says so', async () => {
    const asked = await quizWith(false, 'Dora');
    const { right, wrong } = await solutionOf(world, asked);
    const presses = await Promise.all([
      room.presses('Dora', right[0]!, asked),
      room.presses('Dora', wrong[0]!, asked),
      room.presses('Dora', wrong[0]!, asked),
    ]);
    expect(presses.filter(({ text }) => /answered .* already/u.test(text))).toHaveLength(2);
    const scores = await world.store.scores.of('test:Dora', { from: 0, until: world.now() + 1 });
    expect(scores).toHaveLength(1);
  });

  it('“next” pressed twice asks one question', async () => {
    const told = await fail('Eve', await quizWith(false, 'Eve'));
    const [one, two] = [
      await room.presses('Eve', 'Next question', told),
      await room.presses('Eve', 'Next question', told),
    ];
    expect(one.text).toMatch(/Question 2/);
    expect(two.replies).toEqual([]);
  });

  it('“next” pressed twice at the same moment asks one question too', async () => {
    const told = await fail('Gil', await quizWith(false, 'Gil'));
    const both = await Promise.all([1, 2].map(() => room.presses('Gil', 'Next question', told)));
    expect(both.flatMap(({ replies }) => replies)).toHaveLength(1);
    // The one that came too late has not used a question up either.
    const seen = await world.store.quizzes.timesSeen('test:Gil');
    const shown = await world.store.activities.open('quiz', { person: 'test:Gil' });
    const asked = shown.flatMap(({ state }) => (state as { asked: string[] }).asked);
    expect([...seen.values()].reduce((sum, times) => sum + times, 0)).toBe(asked.length);
  });

  it('the result can be looked at again', async () => {
    const told = await fail('Ida', await room.says('Ida', '/quiz masks 1'));
    await room.presses('Ida', 'Finish', told);
    const { text } = await room.presses('Ida', 'Finish', told);
    expect(text).toMatch(/0 of 1 right, 0 points/);
  });

  it('nobody answers somebody else’s quiz, nor one that is gone', async () => {
    const asked = await quizWith(false, 'Ada');
    await room.presses('Lin', 'A', asked).expect(/somebody else’s/);
    await room.pressesId('Ada', 'quiz.answer:nothing a').expect(/no longer there/);
    await room.pressesId('Ada', 'quiz.nonsense:x').expect(/a version of me that is no more/);
  });

  it('a quiz of a question that has left the bank is nobody’s fault', async () => {
    await world.store.quizzes.ask({
      id: 'old',
      quiz: 'gone-question/first',
      slug: 'gone-question',
      topic: 'masks',
      seed: 1,
      place: 'test:Ada',
      person: 'test:Ada',
      activity: null,
      language: 'en',
      points: 10,
      asked_at: 0,
      closes_at: null,
    });
    await room.pressesId('Ada', 'quiz.answer:old a').expect(/has left my bank/);
  });

  it('a clock that goes back loses nothing', async () => {
    const asked = await quizWith(false, 'Fay');
    world.sleep(-3_600_000);
    expect((await solve('Fay', asked)).text).toMatch(/Right\./);
    world.sleep(3_600_000);
  });
});

describe('in a group', () => {
  const group = world.room({ kind: 'group', place: 'readers' });

  it('everybody answers, hears privately how it went, and the group sees only how many', async () => {
    const asked = await quizWith(false, 'Ada', group, '/quiz attention');
    expect(asked.replies[0]!.privately).toBeUndefined();
    expect(asked.replies[0]!.choice!.quiz!.answers).toHaveLength(1);
    group.hears();
    const mine = await solve('Ada', asked, group);
    expect(mine.replies[0]!.privately).toBe(true);
    expect(group.hears().text).toMatch(/1 answered/);
    const theirs = await fail('Lin', asked, group);
    expect(theirs.text).toMatch(/Not quite/);
    // The count may change every two seconds only.
    expect(group.hears().replies).toEqual([]);
    await world.pass(3000);
    expect(group.hears().text).toMatch(/2 answered/);
  });

  it('who answers late is told where the question stood, and leads nobody past the next one', async () => {
    const asked = await group.says('Ada', '/quiz attention 3');
    const told = await solve('Ada', asked, group);
    await group.presses('Ada', 'Next question', told);
    group.hears();
    await world.pass(3000);
    const late = await solve('Lin', asked, group);
    expect(late.actions.map(({ label }) => label)).not.toContain('Next question');
    expect(group.hears().text).toMatch(/Question 1 of 3/);
  });

  it('each hears their own result', async () => {
    const asked = await group.says('Ada', '/quiz attention 1');
    const [ada, lin] = [await solve('Ada', asked, group), await fail('Lin', asked, group)];
    const first = await group.presses('Ada', 'Finish', ada);
    expect(first.replies[0]!.privately).toBe(true);
    expect(first.text).toMatch(/1 of 1 right/);
    expect((await group.presses('Lin', 'Finish', lin)).text).toMatch(/0 of 1 right/);
  });

  it('a poll sends all letters at once', async () => {
    const asked = await quizWith(true, 'Ada', group);
    const { right } = await solutionOf(world, asked);
    const { settle } = asked.replies[0]!.choice!.quiz!;
    await group.pressesId('Sam', settle + right.join('').toLowerCase()).expect(/Right\./);
  });

  it('picks of several stay private', async () => {
    const asked = await quizWith(true, 'Ada', group);
    const { right } = await solutionOf(world, asked);
    const picked = await group.presses('Lin', right[0]!, asked);
    expect(picked.replies[0]!.privately).toBe(true);
    expect(picked.text).toMatch(`Picked so far: ${right[0]!}`);
    // What is picked more, and the verdict, come in the stead of it.
    const more = await group.presses('Lin', right[1]!, asked);
    const told = await group.presses('Lin', 'Confirm', more);
    expect(new Set([picked, more, told].map(({ replies }) => replies[0]!.key)).size).toBe(1);
  });

  it('asks computed quizzes among the written ones, never the same numbers twice, with pictures', async () => {
    const world = await openCoach();
    const room = world.room();
    const told: string[] = [];
    let pictures = 0;
    for (let run = 0; run < 3; run++) {
      let heard = await room.says('Ada', '/quiz masks 20');
      for (let number = 1; number <= 20; number++) {
        told.push(heard.text);
        pictures += heard.replies
          .flatMap(({ choice }) => choice?.options ?? [])
          .filter(({ figure }) => figure).length;
        heard = await room.presses('Ada', 'A', heard);
        if (heard.actions.some(({ label }) => label === 'Confirm'))
          heard = await room.presses('Ada', 'Confirm', heard);
        heard = await room.presses('Ada', /Next question|Finish/u, heard);
      }
    }
    const seen = [...(await world.store.quizzes.timesSeen('test:Ada')).keys()];
    expect(seen.filter((quiz) => quiz.includes('computed-')).length).toBeGreaterThanOrEqual(3);
    expect(pictures).toBeGreaterThanOrEqual(4);
    const visible = told.filter((text) => text.includes('Which two of these keys'));
    expect(visible.length).toBeGreaterThan(1);
    expect(new Set(visible).size).toBe(visible.length);
  });
});
