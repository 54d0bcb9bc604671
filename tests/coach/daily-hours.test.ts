/** The daily question around its hour: what is set, paused and sent by hand just before and just after it. */
import { describe, expect, it } from 'vitest';
import { type Outlet, PlatformError } from '#coach/messenger.ts';
import { solutionOf } from '../support/quiz.ts';
import { openCoach } from '../support/room.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

async function group(platform?: (post: Outlet['post']) => Outlet) {
  const world = await openCoach(undefined, undefined, platform ? { platform } : {});
  const room = world.room({ kind: 'group', admins: ['Ada'] });
  /** How many have come since it was last asked. */
  const came = () => room.hears().replies.filter(({ key }) => key?.startsWith('daily-')).length;
  return { world, room, came };
}

describe('set', () => {
  it('a second before its hour: it comes in a second', async () => {
    const { world, room, came } = await group();
    world.sleep(HOUR - SECOND);
    await room.says('Ada', '/daily set 13:00').expect(/on Tue, Nov 24, 13:00/);
    await world.pass(2 * SECOND);
    expect(came()).toBe(1);
  });

  it('at its hour and a second after it: it comes tomorrow, and says so', async () => {
    for (const late of [0, SECOND]) {
      const { world, room, came } = await group();
      world.sleep(HOUR + late);
      await room.says('Ada', '/daily set 13:00').expect(/on Wed, Nov 25, 13:00/);
      await world.pass(5 * SECOND);
      expect(came()).toBe(0);
      world.sleep(DAY - 6 * SECOND);
      await world.pass(10 * SECOND);
      expect(came()).toBe(1);
    }
  });

  it('twice a day, later and earlier: what is still to come comes once', async () => {
    const { world, room, came } = await group();
    await room.says('Ada', '/daily set 13:00');
    await room.says('Ada', '/daily set 15:00').expect(/Tue, Nov 24, 15:00/);
    world.sleep(HOUR);
    await world.pass(MINUTE);
    expect(came()).toBe(0);
    // An hour that is over today is tomorrow's.
    await room.says('Ada', '/daily set 9:00').expect(/Wed, Nov 25, 09:00/);
    await room.says('Ada', '/daily set 14:00').expect(/Tue, Nov 24, 14:00/);
    world.sleep(HOUR - 2 * MINUTE);
    await world.pass(2 * MINUTE);
    expect(came()).toBe(1);
    await room.says('Ada', '/daily set 16:00').expect(/Wed, Nov 25, 16:00/);
    // There it is tomorrow already, and tomorrow's has not come yet.
    await room.says('Ada', '/daily set Pacific/Kiritimati').expect(/Wed, Nov 25, 16:00/);
    await world.pass(5 * MINUTE);
    expect(came()).toBe(0);
  });

  it('after it could not be sent: the place gets another chance', async () => {
    let isBlocked = true;
    const { world, room, came } = await group((post) => ({
      post: async (...all) => {
        if (isBlocked) throw new PlatformError('blocked', 'no');
        await post(...all);
      },
    }));
    await room.says('Ada', '/daily set 13:00');
    world.sleep(HOUR - MINUTE);
    await world.pass(2 * MINUTE);
    await room.says('Ada', '/daily').expect(/suspended/);
    isBlocked = false;
    await room.says('Ada', '/daily set 13:00').expect(/Wed, Nov 25, 13:00/);
    world.sleep(DAY - 2 * MINUTE);
    await world.pass(3 * MINUTE);
    expect(came()).toBe(1);
  });
});

describe('pause and resume', () => {
  it('before the hour nothing is lost; over it the day is left out, and can be had by hand', async () => {
    const { world, room, came } = await group();
    await room.says('Ada', '/daily set 13:00');
    await room.says('Ada', '/daily pause');
    world.sleep(HOUR - MINUTE);
    await room.says('Ada', '/daily resume').expect(/Tue, Nov 24, 13:00/);
    await room.says('Ada', '/daily pause');
    world.sleep(2 * MINUTE);
    await world.pass(2 * SECOND);
    await room.says('Ada', '/daily resume').expect(/Wed, Nov 25, 13:00/);
    await world.pass(MINUTE);
    expect(came()).toBe(0);
    await room.says('Ada', '/daily now').expect(/in a moment/);
    await room.says('Ada', '/daily now').expect(/there already, or on its way/);
    await world.pass(5 * SECOND);
    expect(came()).toBe(1);
    await room.says('Ada', '/daily now').expect(/there already, or on its way/);
  });

  it('what waits for another try is not sent once it is paused', async () => {
    const { world, room, came } = await group((post) => {
      let tries = 0;
      return {
        post: async (...all) => {
          if (++tries === 1) throw new PlatformError('busy', 'wait', { retryAfterMs: 5 * MINUTE });
          await post(...all);
        },
      };
    });
    await room.says('Ada', '/daily set 13:00');
    world.sleep(HOUR - MINUTE);
    await world.pass(2 * MINUTE);
    await room.says('Ada', '/daily pause');
    await world.pass(6 * MINUTE);
    expect(came()).toBe(0);
    await room.says('Ada', '/daily').expect(/Tue, Nov 24: skipped \(paused\)/);
  });
});

describe('what is asked', () => {
  const PROMPT = /\n\n(?!Days|Tue|Mon)(.+)\n/u;

  it('is what the preview showed, also after a change of language, level or topics, and on other days', async () => {
    const { world, room } = await group();
    await room.says('Ada', '/daily set 13:00 weekdays');
    world.sleep(HOUR - MINUTE);
    for (const change of ['zh', 'en expert', 'attention', 'all core masks', 'all any']) {
      await room.says('Ada', `/daily set ${change}`);
      const preview = await room.says('Ada', '/daily preview');
      await world.pass(2 * MINUTE);
      const heard = room.hears();
      const prompt = PROMPT.exec(preview.text.split('\n').slice(2).join('\n'))?.[1];
      expect(prompt, change).toBeDefined();
      expect(heard.text).toContain(prompt!);
      world.sleep((change === 'all core masks' ? 3 : 1) * DAY - 2 * MINUTE);
    }
  });

  it('one whose answer nobody knows, everybody knows, or one got wrong, is told of the day after', async () => {
    const { world, room } = await group();
    await room.says('Ada', '/daily set 13:00');
    world.sleep(HOUR - MINUTE);
    await world.pass(2 * MINUTE);
    const nextDay = async () => {
      world.sleep(DAY - 2 * MINUTE);
      await world.pass(2 * MINUTE);
      return room.hears();
    };
    room.hears();
    const second = await nextDay();
    expect(second.text).toMatch(/Tue, Nov 24, “.+”: nobody answered\. It was [A-F, ]+\./u);
    const { asked, wrong } = await solutionOf(world, second);
    await room.pressesId('Bob', `daily.settle:${asked.id} ${wrong[0]}`);
    room.hears();
    const third = await nextDay();
    expect(third.text).toMatch(/Wed, Nov 25, “.+”: one answer, 0 % right\. It was/u);
    for (const person of ['Ada', 'Bob', 'Cy']) {
      const { asked, right } = await solutionOf(world, third);
      await room.pressesId(person, `daily.settle:${asked.id} ${right.join('')}`);
    }
    room.hears();
    const fourth = await nextDay();
    expect(fourth.text).toMatch(/3 answers, 100 % right/u);
    // Nobody agreed to be named.
    expect(fourth.text).toMatch(/Longest row: 2 days\./u);
  });

  it('a row of more than a month is told in full, and who has left is not among the best of the week', async () => {
    const gone = new Set<string>();
    const { world, room } = await group((post) => ({ post, absent: async () => gone }));
    for (const person of ['Ada', 'Bob']) await room.says(person, '/settings names group');
    await room.says('Ada', '/daily set 13:00');
    world.sleep(HOUR - 2 * SECOND);
    let heard = room.hears();
    for (let day = 0; day < 41; day++) {
      await world.pass(4 * SECOND);
      heard = room.hears();
      if (day === 40) break;
      const { asked, right, wrong } = await solutionOf(world, heard);
      await room.pressesId('Ada', `daily.settle:${asked.id} ${wrong[0]}`);
      if (day !== 20) await room.pressesId('Bob', `daily.settle:${asked.id} ${right.join('')}`);
      await world.pass(4 * SECOND);
      room.hears();
      world.sleep(DAY - 8 * SECOND);
      if (day === 38) gone.add('test:Bob');
    }
    expect(heard.text).toMatch(/Days in a row: Ada \(40\), Bob \(19\)\./u);
    world.sleep(DAY - 4 * SECOND);
    await world.pass(4 * SECOND);
    for (let day = 0; day < 6 && !/The week/u.test(heard.text); day++) {
      world.sleep(DAY - 4 * SECOND);
      await world.pass(4 * SECOND);
      heard = room.hears();
    }
    expect(heard.text).toMatch(/The week/u);
    expect(heard.text).not.toMatch(/Most points: .*Bob/u);
  });
});
