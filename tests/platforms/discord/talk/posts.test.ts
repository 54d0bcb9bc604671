import { describe, expect, it } from 'vitest';
import { document, paragraph } from '#document/build.ts';
import { openBot } from './bot.ts';

const line = (text: string) => ({ document: document(paragraph(text)), actions: [] });

describe('a post', () => {
  it('that is tried twice arrives once', async () => {
    const bot = await openBot();
    const place = `discord:${bot.readers.id}/${bot.general.id}`;
    for (const _ of [1, 2]) {
      await bot.coach.services.post(place, [line('Daily')], 'en', { once: 'daily-2026-11-24' });
    }
    expect(bot.general.reads()).toEqual(['Daily']);
  });

  it('is silent, pinned, and calls the one role it was told to call', async () => {
    const bot = await openBot();
    const place = `discord:${bot.readers.id}/${bot.general.id}`;
    bot.member('Ada', {}, 'AddReactions');
    const role = [...bot.readers.raw.roles.keys()].at(-1)!;
    const options = { silent: true, pin: true, calls: role };
    await bot.coach.services.post(place, [line('Daily @everyone')], 'en', options);
    const sent = await bot.general.sees(/Daily/);
    expect(Number(sent.body.flags) & (1 << 12)).not.toBe(0);
    expect(sent.body.pinned).toBe(true);
    expect(bot.discord.pings()).toEqual([role]);
    expect(bot.discord.refused()).toEqual([]);
  });

  it('that may not be pinned is there all the same', async () => {
    const bot = await openBot();
    bot.general.denies('PinMessages');
    const place = `discord:${bot.readers.id}/${bot.general.id}`;
    await bot.coach.services.post(place, [line('Daily')], 'en', { pin: true });
    expect(bot.general.reads()).toEqual(['Daily']);
  });

  it('says why it did not arrive', async () => {
    const bot = await openBot();
    const { post, missingRights } = bot.coach.services;
    const ada = bot.member('Ada', { closed: true });
    const stranger = bot.discord.person('Stranger');
    const place = `discord:${bot.readers.id}/${bot.general.id}`;
    const refused = (where: string) =>
      post(where, [line('Daily')], 'en').then(
        () => 'arrived',
        ({ code }) => code,
      );
    expect(await refused(`discord:${ada.user.id}`)).toBe('blocked');
    expect(await refused(`discord:${stranger.user.id}`)).toBe('blocked');
    expect(await refused(`discord:${bot.readers.id}/1`)).toBe('gone');
    bot.general.denies('SendMessages', 'EmbedLinks');
    expect(await refused(place)).toBe('forbidden');
    expect(await missingRights(place, 'en')).toEqual(['Send Messages', 'Embed Links']);
    bot.general.denies();
    expect(await refused(place)).toBe('arrived');
    expect(await missingRights(place, 'en')).toEqual([]);
  });
});

describe('what somebody takes with them', () => {
  it('is a file that nobody else gets, and can be deleted', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada').in(bot.general);
    await ada.uses('/settings', { name: 'zone', value: 'Europe/Berlin' });
    const { message, privately } = await ada.uses('/privacy', { step: 'export' });
    expect(privately).toBe(true);
    const [file] = message!.body.attachments as { filename: string; url: string }[];
    expect(file!.filename).toMatch(/\.json$/);
    expect(await (await fetch(file!.url)).text()).toMatch(/Europe\/Berlin/);
    const sure = await ada.uses('/privacy', { step: 'delete' });
    const [, phrase] = /`(.+)`/u.exec(sure.text)!;
    const [, step, confirmation] = /^\/privacy (\S+) (.+)$/u.exec(phrase!) ?? [];
    const unsure = await ada.presses('Delete my data', sure.message);
    expect(JSON.stringify(unsure.modal)).toContain(`Type: ${confirmation}`);
    expect((await ada.submits('no')).text).toMatch(/for good/);
    await ada.presses('Delete my data');
    expect((await ada.submits('Delete everything')).text).toMatch(/Nothing of you is left/);
    const done = await ada.uses('/privacy', { step: step!, confirmation: confirmation! });
    expect(done.text).toMatch(/Nothing of you is left/);
    expect(bot.discord.refused()).toEqual([]);
  });
});

describe('a board that many change', () => {
  it('is edited at most once in two seconds, and shows the last state', async () => {
    const bot = await openBot();
    const people = Array.from({ length: 6 }, (_, i) => bot.member(`Reader ${i}`));
    await people[0]!.in(bot.general).uses('/study', { step: 'start', rounds: 1, seconds: 60 });
    const thread = await bot.general.thread(/Study room/);
    const round = await thread.sees(/Question 1/);
    await bot.pass(5000);
    const edits = () =>
      bot.discord.calls('PATCH', '/channels/{channel_id}/messages/{message_id}').length;
    const before = edits();
    for (const who of people.slice(0, 5)) await bot.answers(who.in(thread), round);
    expect(edits() - before).toBeLessThanOrEqual(1);
    await bot.pass(3000);
    await thread.sees(/5 answered/);
    expect(edits() - before).toBeLessThanOrEqual(2);
  });
});
