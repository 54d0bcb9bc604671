import { describe, expect, it } from 'vitest';
import { document, heading, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { readingOf } from '../world/text.ts';
import { openBot } from './bot.ts';

describe('a reply that is kept up to date and takes several messages', () => {
  /** So many parts, each nearly as long as a message can be. */
  const long = (version: string, parts: number): Reply => ({
    document: document(
      heading(2, `Version ${version}`),
      ...Array.from({ length: parts }, (_, i) =>
        paragraph(`${version}${i + 1} ${'word '.repeat(700)}end`),
      ),
    ),
    actions: [{ id: 'topics', label: 'All topics' }],
    key: 'long',
  });

  it('has all of them changed, more added below, and those it needs no more taken away', async () => {
    const bot = await openBot();
    const place = `discord:${bot.readers.id}/${bot.general.id}`;
    const shown = async (version: string, parts: number): Promise<string[]> => {
      await bot.coach.services.post(place, [long(version, parts)], 'en');
      await bot.pass(3000);
      return bot.general.reads().map((text) => /\w\d(?= word)/u.exec(text)![0]);
    };
    expect(await shown('a', 2)).toEqual(['a1', 'a2']);
    expect(await shown('b', 3)).toEqual(['b1', 'b2', 'b3']);
    expect(await shown('c', 1)).toEqual(['c1']);
    expect(await shown('d', 2)).toEqual(['d1', 'd2']);
    bot.general.deletes(bot.discord.backend.state.messages.values().next().value!);
    expect(await shown('e', 2)).toEqual(['d2', 'e1', 'e2']);
    expect(bot.errors()).toEqual([]);
  });

  it('gives way to a shorter version when its button is pressed', async () => {
    const bot = await openBot();
    const ada = bot.member('Ada');
    const talk = ada.privately();
    const { message } = await talk.uses('/quiz');
    const [, id] = /quiz\.answer:(\w+) a/u.exec(JSON.stringify(message!.body))!;
    const asked = { id: `quiz.answer:${id} a`, label: 'A' };
    const longer: Reply = { ...long('a', 2), actions: [asked], key: `quiz-${id}` };
    const place = `discord:${ada.user.id}`;
    await expect.poll(() => bot.store.messages.find(place, `quiz-${id}`)).toBeDefined();
    await bot.coach.services.post(place, [longer], 'en');
    expect(talk.visible()).toHaveLength(2);
    const settled = await talk.presses('A');
    await bot.discord.until('only the verdict is left', () => talk.visible().length === 1);
    expect(talk.visible()[0]!.id).toBe(settled.message!.id);
    expect(settled.text).toMatch(/Right|Not quite|Picked so far|☑ A/);
    expect(bot.discord.refused()).toEqual([]);
  });

  it.each(['privately', 'in the server'])(
    'is changed by a press elsewhere, too: a report %s',
    async (where) => {
      const bot = await openBot();
      const ada = bot.member('Ada');
      const talk = where === 'privately' ? ada.privately() : ada.in(bot.general);
      await talk.uses('/interview', { minutes: 60 });
      for (let i = 0; i < 3; i++) {
        await talk.presses('Answer');
        await talk.submits('It depends on the layer, I think.');
      }
      for (let i = 0; i < 6; i++) await talk.presses('Skip');
      await talk.presses('End');
      const reports = () =>
        talk.visible().filter((message) => /Left out|This is practice/u.test(readingOf(message)));
      await talk.sees(/This is practice/);
      const before = reports();
      expect(before.length).toBeGreaterThan(1);
      await talk.presses('I did say that');
      await talk.presses('I said 1');
      await talk.sees(/counted by yourself/);
      const after = reports();
      expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(readingOf(after[0]!)).toMatch(
        /^## Your interview\n.*some points counted by yourself/u,
      );
      expect(bot.discord.refused()).toEqual([]);
      expect(bot.errors()).toEqual([]);
    },
  );
});
