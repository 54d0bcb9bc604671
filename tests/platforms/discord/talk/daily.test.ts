import { describe, expect, it } from 'vitest';
import { openBot } from './bot.ts';

/** What the clock of UTC shows in two minutes, and how long it is until then. */
function soon(now: number) {
  const at = (Math.floor(now / 60_000) + 2) * 60_000;
  return { time: new Date(at).toISOString().slice(11, 16), ms: at - now };
}

describe('a question a day', () => {
  it('is set by those who manage the server, comes once, calls a role, and is answered in place', async () => {
    const bot = await openBot();
    const boss = bot.member('Boss', {}, 'ManageGuild');
    const lin = bot.member('Lin');
    const [role] = bot.readers.raw.members.get(boss.user.id)!.roles;
    const { time, ms } = soon(bot.discord.clock.now());

    // Others are not even offered it; the coach would refuse them, too.
    const tries = () => lin.in(bot.general).uses('/daily', { step: 'set', how: time });
    expect(tries).toThrow(/may not use/);
    const set = await boss
      .in(bot.general)
      .uses('/daily', { step: 'set', how: `${time} UTC <@&${role}>` });
    expect(set.text).toContain(time);

    await bot.pass(ms + 2000);
    const question = await bot.general.sees(/Question of the day/);
    expect(bot.discord.pings()).toEqual([role]);
    const answered = await bot.answers(lin.in(bot.general), question);
    expect(answered.privately).toBe(true);
    expect(answered.text).toMatch(/Right\./);

    await bot.pass(120_000);
    const posts = bot.discord.calls('POST', '/channels/{channel_id}/messages');
    expect(posts).toHaveLength(1);
    expect(posts[0]!.body).toMatchObject({ enforce_nonce: true });
    expect((await boss.in(bot.general).uses('/daily')).text).toMatch(/sent/);
    expect(bot.discord.refused()).toEqual([]);
    expect(bot.errors()).toEqual([]);
  });

  it('after a week tells of it with a figure, and calls the role once', async () => {
    const DAY = 86_400_000;
    const bot = await openBot();
    const boss = bot.member('Boss', {}, 'ManageGuild');
    const lin = bot.member('Lin');
    const [role] = bot.readers.raw.members.get(boss.user.id)!.roles;
    const { time, ms } = soon(bot.discord.clock.now());
    await boss.in(bot.general).uses('/daily', { step: 'set', how: `${time} UTC pin <@&${role}>` });
    await bot.pass(ms + 2000);
    await bot.answers(lin.in(bot.general), await bot.general.sees(/Question of the day/));
    const sent = () => bot.discord.calls('POST', '/channels/{channel_id}/messages');
    const isTold = () => sent().some(({ body }) => JSON.stringify(body).includes('The week'));
    for (let day = 0; !isTold() && day < 8; day++) {
      bot.discord.clock.pass(DAY - 5000);
      await bot.pass(5000);
    }
    const [recap, question] = sent().slice(-2);
    expect(JSON.stringify(recap!.body)).toMatch(/The week/u);
    expect(JSON.stringify(question!.body)).toMatch(/Question of the day/u);
    expect(new Set(sent().map(({ body }) => (body as { nonce: string }).nonce)).size).toBe(
      sent().length,
    );
    expect(recap!.body).toMatchObject({ allowed_mentions: { parse: [] } });
    expect(JSON.stringify(recap!.body)).not.toContain(role);
    expect(question!.body).toMatchObject({ allowed_mentions: { roles: [role] } });
    expect(bot.errors()).toEqual([]);
  });
});
