import { describe, expect, it } from 'vitest';
import { toMarkdown } from '#document/to-markdown.ts';
import { NOON, openCoach, type TestCoach } from '../support/room.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A score as a quiz would leave it. */
let sources = 0;
const score = (world: TestCoach, who: string, points: number, at = world.now(), place = 'test:g') =>
  world.store.scores.append({
    source: `s${++sources}`,
    person: `test:${who}`,
    place,
    kind: 'quiz',
    slug: 'scale-sqrt-dk',
    topic: 'attention',
    correct: points > 0 ? 1 : 0,
    points,
    at,
  });

describe('/board', () => {
  it('counts today, this week, month, quarter and all time in the group’s zone', async () => {
    const world = await openCoach();
    const group = world.room({ kind: 'group', place: 'g', admins: ['Boss'] });
    await group
      .says('Boss', '/settings group zone Asia/Shanghai')
      .expect(/zone is Asia\/Shanghai for this group/);
    await score(world, 'Ada', 10);
    // 15:30 UTC of the day before is still yesterday in Shanghai, 16:30 is today there.
    await score(world, 'Ada', 100, NOON - DAY + 3.5 * HOUR);
    await score(world, 'Ada', 1000, NOON - DAY + 4.5 * HOUR);
    await group.says('Ada', '/board day').expect(/1\. someone \| +1010 \|/);
    await group.says('Ada', '/board').expect(/this week/, /1110/);
    await score(world, 'Ada', 5, Date.UTC(2026, 9, 2));
    await group.says('Ada', '/board month').expect(/1110/);
    await group.says('Ada', '/board season').expect(/1115/);
    await score(world, 'Ada', 1, Date.UTC(2020, 1, 1));
    await group.says('Ada', '/board all').expect(/1116/);
  });

  it('shows me where I stand, and no name nobody agreed to', async () => {
    const world = await openCoach();
    const group = world.room({ kind: 'group', place: 'g' });
    for (let i = 1; i <= 12; i++) await score(world, `P${i}`, 100 - i);
    await score(world, 'Ada', 3);
    const { text, replies } = await group.says('Ada', '/board');
    expect(text).not.toMatch(/P\d|Ada/u);
    // Which of the nameless rows is hers is nobody else's business.
    expect(replies.map(({ privately = false }) => privately)).toEqual([false, true]);
    expect(toMarkdown(replies[0]!.document)).not.toMatch(/13\.|you/u);
    expect(toMarkdown(replies[1]!.document)).toMatch(/You are number 13 with 3 points/);
    await group.says('Ada', '/settings names group');
    expect((await group.says('Lin', '/board')).replies).toHaveLength(1);
    await world
      .room({ kind: 'group', place: 'other' })
      .says('Lin', '/board')
      .expect(/Nobody has earned/);
    await group.says('Ada', '/board day').expect(/13\. Ada/);
    await group.says('Ada', '/settings names nowhere');
    await group.says('Ada', '/board').expect(/You are number 13/);
    await group.says('Ada', '/board yesterday').expect(/takes day, week, month, season, all/);
  });
});

describe('the streak', () => {
  const streak = async (world: TestCoach) =>
    (await world.room().says('Ada', '/stats')).text.match(/Streak: \d+ days?|No streak/u)?.[0];

  it('counts days in the person’s zone', async () => {
    const world = await openCoach();
    expect(await streak(world)).toBe('No streak');
    // 20:00 UTC on Sunday and 02:00 UTC on Monday are two days in London, one in Shanghai.
    await score(world, 'Ada', 1, NOON - 2 * DAY + 8 * HOUR);
    await score(world, 'Ada', 1, NOON - 2 * DAY + 14 * HOUR);
    await score(world, 'Ada', 1);
    expect(await streak(world)).toBe('Streak: 3 days');
    await world.room().says('Ada', '/settings zone Asia/Shanghai');
    expect(await streak(world)).toBe('Streak: 2 days');
  });

  it('a day may begin at four in the morning', async () => {
    const world = await openCoach();
    await score(world, 'Ada', 1, NOON - 10 * HOUR);
    await score(world, 'Ada', 1, NOON - 2 * DAY);
    expect(await streak(world)).toBe('Streak: 1 day');
    await world.room().says('Ada', '/settings day-start 4');
    // Two at night belongs to yesterday: yesterday and the day before, today still open.
    expect(await streak(world)).toBe('Streak: 2 days');
  });

  it('is kept by reviewing alone', async () => {
    const world = await openCoach();
    const room = world.room();
    for (let day = 0; day < 2; day++) {
      await room.says('Ada', '/review');
      await room.presses('Ada', 'Show the answer');
      await room.presses('Ada', /^Good/u);
      if (day === 0) world.sleep(DAY);
    }
    expect(await streak(world)).toBe('Streak: 2 days');
    await room.says('Ada', '/stats').expect(/0 answers/, /Today: 1 of 5/);
  });

  it('a day missed ends it, a day the coach was down does not', async () => {
    const run = async (hoursUp: (hour: number) => boolean): Promise<string> => {
      const world = await openCoach();
      const first = NOON - 5 * DAY;
      for (let at = first; at <= NOON; at += HOUR)
        if (hoursUp(at)) await world.store.uptime.beat(at);
      await score(world, 'Ada', 1, NOON - 3 * DAY);
      await score(world, 'Ada', 1, NOON - 2 * DAY);
      await score(world, 'Ada', 1);
      return (await world.room().says('Ada', '/stats')).text;
    };
    expect(await run(() => true)).toMatch(/Streak: 1 day\.(?!.*I was down)/su);
    const yesterday = Date.UTC(2026, 10, 23);
    expect(await run((at) => at < yesterday || at >= yesterday + DAY)).toMatch(
      /Streak: 3 days\..*I was down on one of the days in between/su,
    );
  });

  it('stats tell the week, the goal, accuracy and what is due, with figures', async () => {
    const world = await openCoach();
    const room = world.room();
    await score(world, 'Ada', 10);
    await score(world, 'Ada', 0);
    await room.pressesId('Ada', 'review.add:scale-sqrt-dk');
    const { text, replies } = await room
      .says('Ada', '/stats')
      .expect(/2 answers, 1 right, 10 points/, /Today: 2 of 5/, /Cards: 1, due now: 1/);
    expect(text).toMatch(/Right answers by topic/);
    expect(replies[0]!.document.children.filter(({ type }) => type === 'figure')).toHaveLength(3);
    expect(replies[0]!.privately).toBe(true);
  });
});

describe('/settings', () => {
  it('explains, checks and changes each', async () => {
    const room = (await openCoach()).room();
    await room.says('Ada', '/settings').expect(/`zone` UTC — the time zone/);
    await room.says('Ada', '/settings zone').expect(/It is UTC\. It can be: /);
    await room.says('Ada', '/settings zone asia/shanghai').expect(/zone is Asia\/Shanghai now/);
    await room.says('Ada', '/settings zone 北京').expect(/zone is Asia\/Shanghai now/);
    await room.says('Ada', '/settings zone new york').expect(/zone is America\/New_York now/);
    await room.says('Ada', '/settings zone +08:00').expect(/doesn’t fit the setting zone/);
    await room.says('Ada', '/settings zone Moon/Crater').expect(/“Moon\/Crater” doesn’t fit/);
    await room.says('Ada', '/settings goal 0').expect(/It can be: 1–200/);
    await room.says('Ada', '/settings reminder 9:05').expect(/reminder is 09:05 now/);
    await room.says('Ada', '/settings colour red').expect(/no setting “colour”/);
  });

  it('a chosen language holds everywhere, the group’s in the group', async () => {
    const world = await openCoach();
    const room = world.room();
    await room.says('Ada', '/settings language zh').expect(/language 已设为 zh/);
    await room.says('Ada', 'why scale attention').expect(/方差/);
    const group = world.room({ kind: 'group', place: 'g', admins: ['Boss'] });
    await group.says('Ada', '/topics').expect(/I have \d+ questions/);
    await group.says('Ada', '/settings group language zh').expect(/只有管理员可以修改/);
    await group.says('Boss', '/settings group language zh');
    await group.says('Lin', '/topics').expect(/道题/);
    const own = await group.says('Boss', '/settings group language').expect(/It is zh/);
    expect(own.actions.map(({ id }) => id)).toContain('settings:group language en');
    await group.says('Lin', '/settings language').expect(/It is auto/);
    await group.says('Boss', '/settings group goal 3').expect(/can’t be set for a group/);
    await room.says('Lin', '/settings group zone UTC').expect(/for groups/);
  });

  it('of a group are shown where only the group is named', async () => {
    const group = (await openCoach()).room({ kind: 'group', place: 'g' });
    const shown = await group.says('Ada', '/settings group').expect(/Settings of this group/);
    expect(shown.text).not.toMatch(/Your settings|day-start/);
    expect(shown.actions.map(({ id }) => id)).toContain('settings:group language zh');
  });
});

it('a value that is on no button is asked for', async () => {
  const world = await openCoach();
  const room = world.room();
  const zone = await room.says('Ada', '/settings zone');
  await room
    .writes('Ada', 'Another value', ' Asia/Kathmandu ', zone)
    .expect(/zone is Asia\/Kathmandu now/);
  await room.writes('Ada', 'Another value', '东京', zone).expect(/zone is Asia\/Tokyo now/);
  await room.says('Ada', '/settings zone new york').expect(/zone is America\/New_York now/);
  await room.says('Ada', '/settings goal').expect(/1–200/);
  await room.writes('Ada', 'Another value', '12').expect(/goal is 12 now/);
  const language = await room.says('Ada', '/settings language');
  expect(language.actions.map(({ label }) => label)).not.toContain('Another value');
  const group = world.room({ kind: 'group', place: 'g', admins: ['Boss'] });
  const asked = await group.says('Boss', '/settings group zone');
  await group
    .writes('Boss', 'Another value', 'nowhere', asked)
    .expect(/doesn’t fit the setting zone/);
  await group
    .writes('Boss', 'Another value', 'Asia/Tokyo', asked)
    .expect(/Asia\/Tokyo for this group/);
  // Where a button can ask for nothing.
  await group.presses('Boss', 'Another value', asked).expect(/Type \/settings group zone and/);
});

it('a setting is found by how it begins, and by a value of its own; a new language holds for the button, too', async () => {
  const room = (await openCoach()).room();
  await room.says('Ada', '/settings lang zh').expect(/Did you mean language\?/);
  await room.says('Ada', '/settings classic').expect(/messages is classic now/);
  await room.says('Ada', '/settings Rich').expect(/messages is rich now/);
  // Two settings can be `auto`.
  await room.says('Ada', '/settings auto').expect(/There is no setting “auto”/);
  const set = await room.says('Ada', '/settings language zh');
  expect(set.actions.map(({ label }) => label)).toEqual(['全部设置']);
});

describe('/settings names', () => {
  it('said in private, tells where it has to be said', async () => {
    const room = (await openCoach()).room();
    await room.says('Ada', '/settings names group').expect(/once in each group/);
  });
});

describe('/bookmarks and /report', () => {
  it('marks, lists and unmarks', async () => {
    const room = (await openCoach()).room();
    await room.says('Ada', '/bookmarks').expect(/no bookmarks yet/);
    await room.says('Ada', 'why scale attention');
    const added = await room.presses('Ada', 'Bookmark');
    await room.says('Ada', '/bookmarks').expect(/Your bookmarks \(1\)/, /√d_k/);
    await room.presses('Ada', 'Remove it', added);
    await room.says('Ada', '/bookmarks').expect(/no bookmarks yet/);
  });

  it('files what is wrong, without saying who found it', async () => {
    const world = await openCoach();
    const room = world.room();
    await room
      .says('Ada', '/report scale-sqrt-dk the 22.03 is from another table')
      .expect(/will read it/);
    expect(world.reports).toEqual([
      { slug: 'scale-sqrt-dk', words: 'the 22.03 is from another table', language: 'en', at: NOON },
    ]);
    await room.pressesId('Ada', 'report.write:scale-sqrt-dk').expect(/Type \/report scale-sqrt-dk/);
    await room.says('Ada', '/report nothing else').expect(/don’t know the question “nothing”/);
  });

  it('“not what I meant” is counted under a hash, the words only with consent', async () => {
    const world = await openCoach();
    const room = world.room();
    const asked = await room.says('Ada', 'why scale attention');
    await room.presses('Ada', 'Not what I meant', asked).expect(/as a hash and without your name/);
    await room.says('Ada', '/settings share-words yes');
    await room.presses('Ada', 'Not what I meant', await room.says('Ada', 'scale attention why'));
    await room.presses('Lin', 'Not what I meant', asked);
    const misses = await world.store.misses.all(10);
    expect(misses.map(({ words, times, answered }) => [words, times, answered])).toEqual([
      [null, 2, 'scale-sqrt-dk'],
      ['scale attention why', 1, 'scale-sqrt-dk'],
    ]);
    expect(JSON.stringify(misses)).not.toMatch(/Ada|Lin/u);
  });
});

describe('/privacy and /link', () => {
  it('gives everything as a file, and deletes at a typed word only', async () => {
    const world = await openCoach();
    const room = world.room();
    const group = world.room({ kind: 'group', place: 'g' });
    await score(world, 'Ada', 10);
    await group.says('Ada', '/settings names everywhere');
    await room.pressesId('Ada', 'bookmarks.add:multi-head');
    const { replies } = await room.says('Ada', '/privacy export');
    const data = JSON.parse(replies[0]!.files![0]!.content) as Record<string, unknown[]>;
    expect(data.score_log).toHaveLength(1);
    expect(data.bookmarks).toMatchObject([{ slug: 'multi-head' }]);
    await room
      .says('Ada', '/privacy delete')
      .expect(/type exactly:/, /`\/privacy delete delete everything`/);
    await room.says('Ada', '/privacy delete yes').expect(/type exactly:/);
    expect(await world.store.bookmarks.of('test:Ada')).toHaveLength(1);
    await room.says('Ada', '/privacy delete delete everything').expect(/Nothing of you is left/);
    const after = await world.store.personalData.of('test:Ada');
    expect(Object.values(after).flat()).toEqual([]);
    await group.says('Lin', '/board all').expect(/left 10 points/);
  });

  it('leaves nobody’s id in a room that is still on', async () => {
    const world = await openCoach();
    const group = world.room({ kind: 'group', place: 'g' });
    await group.says('Ada', '/study start');
    await group.says('Ada', '/privacy delete delete everything');
    const [room] = await world.store.activities.open('study', { place: 'test:g' });
    expect(JSON.stringify(room)).not.toMatch(/test:Ada/u);
  });

  it('joins two accounts by a code, once', async () => {
    const world = await openCoach();
    const room = world.room();
    await room.pressesId('Phone', 'bookmarks.add:multi-head');
    await room.pressesId('Desk', 'bookmarks.add:scale-sqrt-dk');
    const { text } = await room.says('Desk', '/link');
    const code = /\/link ([0-9A-Z]+)/u.exec(text)![1]!;
    await room.says('Desk', `/link ${code}`).expect(/linked already/);
    const again = /\/link ([0-9A-Z]+)/u.exec((await room.says('Desk', '/link')).text)![1]!;
    await room.says('Phone', `/link ${again.toLowerCase()}`).expect(/Linked/);
    await room.says('Other', `/link ${again}`).expect(/wrong or too old/);
    await room.says('Phone', '/bookmarks').expect(/Your bookmarks \(2\)/);
    await room.says('Desk', '/bookmarks').expect(/Your bookmarks \(2\)/);
    const late = /\/link ([0-9A-Z]+)/u.exec((await room.says('Desk', '/link')).text)![1]!;
    world.sleep(11 * 60_000);
    await room.says('Third', `/link ${late}`).expect(/wrong or too old/);
  });
});
