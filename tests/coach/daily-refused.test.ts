import { describe, expect, it } from 'vitest';
import { type Outlet, PlatformError, type PostOptions } from '#coach/messenger.ts';
import type { Reply } from '#document/reply.ts';
import { solutionOf } from '../support/quiz.ts';
import { openCoach } from '../support/room.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
type Code = PlatformError['code'];

/** A group whose platform answers posts as told, one after the other, then takes them; Ada is its admin. */
async function group(
  refusals: (readonly [Code, { retryAfterMs?: number; movedTo?: string }?])[],
  more: Partial<Outlet> = {},
  how = '13:00',
) {
  const left: (readonly [Code, { retryAfterMs?: number; movedTo?: string }?] | undefined)[] = [
    ...refusals,
  ];
  const options: (PostOptions | undefined)[] = [];
  const posted: Reply[] = [];
  const world = await openCoach(undefined, undefined, {
    platform: (post) => ({
      ...more,
      post: async (place, replies, language, given) => {
        if (place === 'test:room') {
          options.push(given);
          posted.push(...replies);
          const refusal = left.shift();
          if (refusal) throw new PlatformError(refusal[0], `it is ${refusal[0]}`, refusal[1]);
        }
        await post(place, replies, language, given);
      },
    }),
  });
  const room = world.room({ kind: 'group', admins: ['Ada'] });
  await room.says('Ada', `/daily set ${how}`);
  world.sleep(HOUR - MINUTE);
  return { world, room, options, posted, refuse: left, ada: world.room() };
}

describe('a platform that refuses the daily question', () => {
  it('a missing right: three tries, then it is kept back, and who set it up is told what is missing', async () => {
    const rights = ['Send messages', 'Embed links'];
    const missing: string[] = [];
    const { world, room, options, ada } = await group(
      [['forbidden'], ['forbidden'], ['forbidden']],
      { missingRights: async () => missing, nameOf: async () => 'Crew' },
    );
    missing.push(...rights);
    await world.pass(MINUTE + 5 * MINUTE);
    expect(options).toHaveLength(3);
    expect(room.hears().replies).toEqual([]);
    expect(ada.hears('Ada').text).toMatch(
      /^\*\*The daily question of Crew can’t be sent any more, so I have suspended it\.\*\*\n\nI lack these rights there: Send messages, Embed links\.\n\n.*\/daily resume there/u,
    );
    await room
      .says('Ada', '/daily')
      .expect(/It is suspended \(it is forbidden\)/, /Tue, Nov 24: kept back/);
    world.sleep(DAY);
    await world.pass(MINUTE);
    expect(options).toHaveLength(3);
    // What is missing is told again, and is no reason not to try.
    await room.says('Ada', '/daily resume').expect(/It goes on/, /I lack these rights here/);
    await room.says('Ada', '/daily pause');
    missing.length = 0;
    await room.says('Ada', '/daily resume').expect(/It goes on: 13:00, UTC, every day/);
    world.sleep(DAY - 10 * MINUTE);
    await world.pass(10 * MINUTE);
    expect(room.hears().text).toMatch(/Thu, Nov 26/);
  });

  it('resumed within six hours, the day is caught up', async () => {
    const { world, room } = await group([['forbidden'], ['forbidden'], ['forbidden']]);
    await world.pass(MINUTE + 5 * MINUTE);
    await room.says('Ada', '/daily resume').expect(/comes in a moment/);
    await world.pass(2000);
    expect(room.hears().text).toMatch(/Question of the day · Tue, Nov 24/);
  });

  it('blocked or gone: it is suspended at once, and nobody else is held up', async () => {
    for (const [code, why] of [
      ['blocked', 'I was blocked or removed'],
      ['gone', 'the place is gone'],
    ] as const) {
      const { world, room, options } = await group([[code]]);
      const other = world.room({ kind: 'group', place: 'other', admins: ['Bob'] });
      await other.says('Bob', '/daily set 13:00');
      await world.pass(MINUTE + 5 * MINUTE);
      expect(options).toHaveLength(1);
      expect(other.hears().replies).toHaveLength(1);
      expect(await world.store.places.lost('test:room')).toBe(code);
      await room.says('Ada', '/daily').expect(new RegExp(`suspended \\(${why}\\)`, 'u'));
      await room.says('Ada', '/daily resume');
      await world.pass(2000);
      expect(room.hears().text).toMatch(/Question of the day/);
    }
  });

  it('busy: it waits as long as it was told to, and asks the same question', async () => {
    const { world, room, options } = await group([['busy', { retryAfterMs: 90_000 }], ['failed']]);
    await world.pass(MINUTE + 80_000);
    expect(options).toHaveLength(1);
    await world.pass(2 * MINUTE);
    expect(options.map((one) => one?.once)).toEqual(new Array(3).fill(options[0]!.once));
    expect(options[0]!.once!.length).toBeLessThanOrEqual(25);
    expect(room.hears().replies).toHaveLength(1);
  });

  it('moved: everything goes along, and the question comes at the new place', async () => {
    const { world, room } = await group([['moved', { movedTo: 'test:hall' }]]);
    await world.pass(MINUTE + 2000);
    expect(room.hears().replies).toEqual([]);
    const hall = world.room({ kind: 'group', place: 'hall', admins: ['Ada'] });
    expect(hall.hears().replies).toHaveLength(1);
    await hall.says('Ada', '/daily').expect(/13:00, UTC/, /Tue, Nov 24: sent at 13:00/);
    await room.says('Ada', '/daily').expect(/no daily question here yet/);
  });

  it('unsure: it is not repeated, is named in the status, and can be sent again by hand', async () => {
    const { world, room, options } = await group([['unsure']]);
    await world.pass(20 * MINUTE);
    expect(options).toHaveLength(1);
    await room
      .says('Ada', '/daily')
      .expect(/Tue, Nov 24: unsure \(it is unsure\)/, /was not repeated/);
    await room.says('Ada', '/daily now').expect(/in a moment/);
    await world.pass(2000);
    expect(room.hears().replies).toHaveLength(1);
  });

  it('unsure where the platform takes a mark once: it is tried again under the same mark', async () => {
    const { world, room, options } = await group([['unsure'], ['unsure']], { onceMs: 120_000 });
    await world.pass(MINUTE + 2 * MINUTE);
    expect(options).toHaveLength(3);
    expect(new Set(options.map((one) => one?.once)).size).toBe(1);
    expect(room.hears().replies).toHaveLength(1);
  });

  it('unsure until the platform forgets the mark: then nobody tries again', async () => {
    const { world, room, options } = await group(new Array<readonly [Code]>(20).fill(['unsure']), {
      onceMs: 120_000,
    });
    await world.pass(MINUTE + 10 * MINUTE);
    // After 0, 5, 15, 35 and 75 s; the next would have been after 155.
    expect(options).toHaveLength(5);
    await room.says('Ada', '/daily').expect(/Tue, Nov 24: unsure/);
  });

  it('a week’s figure that has arrived is not sent again when the question has to be', async () => {
    const { world, room, options, posted, refuse } = await group(
      [],
      { offers: ['silent', 'pin', 'calls'] },
      '13:00 silent pin <@&42>',
    );
    await world.pass(MINUTE + 2000);
    const { asked, right } = await solutionOf(world, room.hears());
    await room.pressesId('Ada', `daily.settle:${asked.id} ${right.join('')}`);
    world.sleep(6 * DAY - 10 * MINUTE);
    await world.pass(5 * MINUTE);
    room.hears();
    options.length = 0;
    posted.length = 0;
    refuse.push(undefined, ['failed']);
    await world.pass(6 * MINUTE);
    const [recap, , again, question] = posted;
    expect(posted).toHaveLength(4);
    expect(recap!.key).toMatch(/^recap-/u);
    expect(again!.key).toBe(recap!.key);
    expect(question!.key).toMatch(/^daily-/u);
    expect(options.map((one) => one?.once)).toEqual([
      options[0]!.once,
      options[1]!.once,
      options[0]!.once,
      options[1]!.once,
    ]);
    expect(options[0]!.once).not.toBe(options[1]!.once);
    // The role is called once, for the question, and it is the question that is pinned.
    expect(options[0]).toMatchObject({ silent: true });
    expect(options[0]!.pin ?? false).toBe(false);
    expect(options[0]!.calls).toBeUndefined();
    expect(options[1]).toMatchObject({ pin: true, calls: '42' });
  });

  it('several topics of one group: who has to wait for it holds nobody else up', async () => {
    const sent: string[] = [];
    const world = await openCoach(undefined, undefined, {
      platform: () => ({
        pace: {
          overall: [],
          perPlace: (place) => ({
            of: place.split('/')[0]!,
            limits: [{ count: 1, withinMs: 60_000 }],
          }),
        },
        post: async (place, _replies, _language, { pass } = {}) => {
          (await pass!())(true);
          sent.push(place);
        },
      }),
    });
    for (const place of ['forum/1', 'forum/2', 'forum/3', 'hall']) {
      const within = place.startsWith('forum') ? { within: 'forum' } : {};
      await world
        .room({ kind: 'group', place, admins: ['Ada'], ...within })
        .says('Ada', '/daily set 13:00');
    }
    world.sleep(HOUR - MINUTE);
    await world.pass(MINUTE + 3000);
    expect(sent.toSorted()).toEqual([expect.stringMatching(/^test:forum/u), 'test:hall']);
    const { pending } = await world.store.deliveries.states();
    expect(pending).toBe(2);
  });

  it('that the count can’t be brought up to date keeps nobody’s verdict back', async () => {
    const { world, room, refuse } = await group([]);
    await world.pass(MINUTE);
    const { asked, right } = await solutionOf(world, room.hears());
    world.sleep(MINUTE);
    refuse.push(['forbidden']);
    await room
      .pressesId('Ada', `daily.settle:${asked.id} ${right.join('')}`)
      .expect(/Right\. \d+ points/);
    expect(refuse).toEqual([]);
  });

  it('what the platform can do besides is asked of it: silent, pinned, calling a role', async () => {
    const { world, room, options } = await group(
      [],
      { offers: ['silent', 'pin', 'calls'] },
      '13:00 silent pin <@&42>',
    );
    await world.pass(MINUTE + 2000);
    expect(options[0]).toMatchObject({ silent: true, pin: true, calls: '42' });
    await room.says('Ada', '/daily set no-pin no-role').expect(/silent/);
    world.sleep(DAY - 2 * MINUTE);
    await world.pass(3 * MINUTE);
    expect(options[1]).toMatchObject({ silent: true, pin: false });
    expect(options[1]!.calls).toBeUndefined();
  });

  it('a person who deletes everything leaves the group’s question, without their account', async () => {
    const { world, room } = await group([]);
    expect((await world.store.personalData.of('test:Ada')).schedules).toHaveLength(1);
    await world.store.atomically((store) => store.personalData.remove('test:Ada'));
    expect((await world.store.personalData.of('test:Ada')).schedules).toEqual([]);
    await world.pass(MINUTE + 2000);
    expect(room.hears().replies).toHaveLength(1);
  });
});
