import { describe, expect, it } from 'vitest';
import { solutionOf } from '../support/quiz.ts';
import { openCoach } from '../support/room.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A group with Ada as its admin, whose daily question comes at one o'clock; it is noon. */
async function group(how = '13:00') {
  const world = await openCoach();
  const room = world.room({ kind: 'group', admins: ['Ada'] });
  await room.says('Ada', `/daily set ${how}`).expect(/Set: 13:00, UTC/);
  return { world, room };
}

/** Sleeps until shortly before one o'clock of the next day, and wakes for two minutes. */
async function nextDay(world: Awaited<ReturnType<typeof openCoach>>) {
  world.sleep(DAY - 120_000);
  await world.pass(120_000);
}

/** Answers rightly or wrongly, all letters at once, as a native poll does. */
async function answers(
  { world, room }: Awaited<ReturnType<typeof group>>,
  person: string,
  how: 'right' | 'wrong',
  heard: ReturnType<typeof room.hears>,
) {
  const solution = await solutionOf(world, heard);
  const letters = how === 'right' ? solution.right : solution.wrong.slice(0, 1);
  const heardBack = await room.pressesId(
    person,
    `daily.settle:${solution.asked.id} ${letters.join('')}`,
  );
  // The message that counts the answers is not what comes next.
  await world.pass(3000);
  room.hears();
  return heardBack;
}

describe('a group’s daily question', () => {
  it('comes at its hour, once, and everybody can answer', async () => {
    const { world, room } = await group();
    world.sleep(HOUR - 120_000);
    await world.pass(60_000);
    expect(room.hears().replies).toEqual([]);
    await world.pass(120_000);
    const asked = room.hears();
    expect(asked.replies).toHaveLength(1);
    expect(asked.text).toMatch(/^\*Question of the day · Tue, Nov 24 · /u);
    const here = { world, room };
    expect((await answers(here, 'Ada', 'right', asked)).text).toMatch(/^\*\*Right\. \d+ points/u);
    expect((await answers(here, 'Bob', 'wrong', asked)).text).toMatch(/Not quite/u);
    expect((await answers(here, 'Bob', 'right', asked)).text).toMatch(
      /You have answered . already/u,
    );
    await room.presses('Cy', asked.actions[0]!.label, asked);
    await world.pass(3000);
    expect(room.hears().text).toMatch(/Question of the day[\s\S]+\d answered\.\n/u);
    await room.says('Ada', '/board day').expect(/You are number 1/);
    await world.pass(HOUR + 120_000);
    expect(room.hears().replies).toEqual([]);
  });

  it('tells how the last one went, and who has answered days in a row', async () => {
    const here = await group();
    const { world, room } = here;
    await room.says('Ada', '/settings names group');
    world.sleep(HOUR - 60_000);
    await world.pass(61_000);
    for (let day = 0; day < 2; day++) {
      const asked = room.hears();
      await answers(here, 'Ada', 'right', asked);
      await answers(here, 'Bob', 'wrong', asked);
      await nextDay(world);
    }
    expect(room.hears().text).toMatch(
      /Wed, Nov 25, “.+”: 2 answers, 50 % right\. It was [A-F, ]+\.\n\nDays in a row: Ada \(2\)\.\n/u,
    );
  });

  it('tells of the week on its first day, with a figure', async () => {
    const here = await group();
    const { world, room } = here;
    world.sleep(HOUR - 60_000);
    await world.pass(61_000);
    await answers(here, 'Ada', 'right', room.hears());
    for (let day = 0; day < 6; day++) await nextDay(world);
    const heard = room.hears();
    const recaps = heard.replies.filter(({ document }) =>
      document.children.some(({ type }) => type === 'figure'),
    );
    expect(recaps).toHaveLength(1);
    expect(heard.text).toMatch(/## The week\n\nOne answer, 100 % right\./u);
    expect(heard.text).toMatch(/Most points: someone 1 \(\d+\)\./u);
  });

  it('is changed only by those who manage the group', async () => {
    const { room } = await group();
    for (const step of ['set 9am', 'pause', 'off', 'now', 'preview'])
      await room.says('Bob', `/daily ${step}`).expect(/Only those who manage this group/);
    await room.says('Bob', '/daily').expect(/13:00, UTC, every day · all topics/);
  });

  it('can be seen before it comes, and sent at once, but comes once a day', async () => {
    const { world, room } = await group();
    const preview = await room.says('Ada', '/daily preview').expect(/nobody has seen it yet/);
    expect(preview.actions).toEqual([]);
    await room.says('Ada', '/daily now').expect(/in a moment/);
    await room.says('Ada', '/daily now').expect(/there already, or on its way/);
    await world.pass(HOUR + 120_000);
    const heard = room.hears();
    expect(heard.replies).toHaveLength(1);
    const prompt = /Tue, Nov 24.*\n\n(.+)\n/u;
    expect(prompt.exec(heard.text)?.[1]).toBe(prompt.exec(preview.text)?.[1]);
    await room
      .says('Ada', '/daily')
      .expect(/next one comes on Wed, Nov 25, 13:00/, /Tue, Nov 24: sent at 12:00/);
  });

  it('pauses, goes on, ends, and is taken up again', async () => {
    const { world, room } = await group();
    await room.says('Ada', '/daily pause').expect(/paused/);
    await world.pass(HOUR + 120_000);
    expect(room.hears().replies).toEqual([]);
    await room.presses('Ada', 'Resume').expect(/It goes on: 13:00/, /Wed, Nov 25, 13:00/);
    await room.says('Ada', '/daily off').expect(/It is off/);
    await room.says('Ada', '/daily').expect(/no daily question here yet/);
    await nextDay(world);
    expect(room.hears().replies).toEqual([]);
    await room.says('Ada', '/daily resume').expect(/It goes on: 13:00/);
  });

  it('comes once a day whatever is set, also after its end', async () => {
    const { world, room } = await group();
    world.sleep(HOUR - 60_000);
    await world.pass(61_000);
    expect(room.hears().replies).toHaveLength(1);
    await room.says('Ada', '/daily set 14:00').expect(/Wed, Nov 25, 14:00/);
    await room.says('Ada', '/daily off');
    await room.says('Ada', '/daily set 15:00').expect(/Wed, Nov 25, 15:00/);
    await world.pass(2 * HOUR + 60_000);
    expect(room.hears().replies).toEqual([]);
  });
});

describe('a daily question of one’s own', () => {
  it('belongs to the person, in their zone, and turns into its explanation', async () => {
    const world = await openCoach();
    const room = world.room({ language: 'zh' });
    await room.says('Ada', '/settings zone Asia/Kathmandu');
    await room
      .says('Ada', '/daily set 下午6点半 工作日 注意力')
      .expect(/18:30，Asia\/Kathmandu，周一至周五 · 注意力/);
    world.sleep(HOUR - 60_000);
    await world.pass(61_000);
    const asked = room.hears('Ada');
    expect(asked.text).toMatch(/^\*每日一题 · 11月24日周二 · 注意力/u);
    await room.presses('Ada', '提示（得分减半）', asked).expect(/提示：/);
    const { right } = await solutionOf(world, asked);
    for (const letter of right) await room.presses('Ada', letter, asked);
    if (right.length > 1) await room.presses('Ada', '提交', asked);
    await room.presses('Ada', right[0]!, asked).expect(/你已经答过/);
    expect(await world.store.scores.byTopic('test:Ada')).toMatchObject([
      { topic: 'attention', correct: 1 },
    ]);
  });

  it('is in the export, and gone after deleting', async () => {
    const world = await openCoach();
    const room = world.room();
    await room.says('Ada', '/daily set 13:00');
    world.sleep(HOUR - 60_000);
    await world.pass(61_000);
    expect(room.hears('Ada').replies).toHaveLength(1);
    const kept = await world.store.personalData.of('test:Ada');
    expect(kept.schedules).toMatchObject([{ time: '13:00', place: 'test:Ada' }]);
    expect(kept.deliveries).toMatchObject([{ state: 'sent', date: '2026-11-24' }]);
    await world.store.atomically((store) => store.personalData.remove('test:Ada'));
    await nextDay(world);
    expect(room.hears('Ada').replies).toEqual([]);
  });
});

describe('what people type', () => {
  it.each([
    ['9am', '09:00, UTC, every day · all topics'],
    ['mon-fri 9:30pm Europe/Berlin', '21:30, Europe/Berlin, Mon–Fri'],
    ['every day at 12 am in new york', '00:00, America/New_York, every day'],
    [
      '20:30 asia/SHANGHAI attention masks core zh',
      '20:30, Asia/Shanghai, every day · Attention, Masks and training targets · up to core · 中文',
    ],
    ['每天早上9点 北京', '09:00, Asia/Shanghai, every day'],
    ['工作日晚上8点半 东京', '20:30, Asia/Tokyo, Mon–Fri'],
    ['sat sun 10', '10:00, UTC, Sat, Sun'],
    ['wednesday, friday 07：15', '07:15, UTC, Wed, Fri'],
    ['fri-mon 8', '08:00, UTC, Mon, Fri, Sat, Sun'],
    ['masks and training targets noon', '12:00, UTC, every day · Masks and training targets'],
    ['9:00 lord_howe', '09:00, Australia/Lord_Howe, every day'],
  ])('%s', async (typed, said) => {
    const world = await openCoach();
    const reply = await world.room().says('Ada', `/daily set ${typed}`);
    expect(reply.text).toContain(`Set: ${said}`);
  });

  it.each([
    ['set', /At which hour/],
    ['set 25:00', /don’t understand “25:00”/],
    ['set 9 berlni', /don’t understand “berlni”. Did you mean Berlin/],
    ['set 9 EST', /don’t understand “EST”/],
    ['stauts', /\/daily takes set, status/],
    ['set 9 silent', /can’t be sent without a sound here/],
    ['set 9 <@&42>', /no roles to call here/],
  ])('/daily %s', async (typed, said) => {
    const world = await openCoach();
    await world.room().says('Ada', `/daily ${typed}`).expect(said);
  });

  it('is completed: zones by any part of their name, topics, days', async () => {
    const { coach } = await openCoach();
    const { suggest } = coach.abilities.find(({ name }) => name === 'daily')!.options[1]!;
    const values = (typed: string) =>
      suggest!(typed, { language: 'en' }, coach.services, {}).map(({ value }) => value);
    expect(values('09:00 ber')).toContain('09:00 Europe/Berlin');
    expect(values('09:00 Europe/Berlin att')[0]).toBe('09:00 Europe/Berlin attention');
    expect(values('09:00 week')).toEqual(['09:00 weekdays', '09:00 weekend']);
    expect(values('')).toContain('09:00');
  });
});
