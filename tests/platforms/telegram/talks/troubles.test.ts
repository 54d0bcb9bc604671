/** What goes wrong between Telegram and the coach, and how little people notice of it. */
import { expect, it } from 'vitest';
import { openBot } from '../../../adapters/telegram/bot.ts';
import { openTelegram } from '../people/world.ts';
import type { Entry } from '../server/transcript.ts';
import { eventually, meet, ofBot, scored, solutionOf } from './meeting.ts';

const SECOND = 1000;

/** Lines of a log. */
function logOf() {
  const lines: string[] = [];
  const write = (details: object, message: string) => {
    lines.push(`${JSON.stringify(details)} ${message}`);
  };
  return { lines, log: { error: write, warn: write, info: write } };
}

/** Waits until a fault that was ordered has struck. */
const struck = (world: Awaited<ReturnType<typeof meet>>['world']) =>
  world.until(
    'the fault',
    () => 0,
    (entries) => entries.find(({ kind }) => kind === 'fault'),
  );

it('an update that comes twice is answered once', async () => {
  const { world } = await meet();
  const ada = await world.person('Ada');
  const { update } = await ada.says('/topics');
  await ada.sees(/./);
  await world.control('repeats', update!);
  await ada.says('/help');
  await ada.sees(/\/quiz/);
  expect(await ofBot(ada.room)).toHaveLength(2);
});

it('a press is answered before anything else, and once', async () => {
  const { world } = await meet();
  const ada = await world.person('Ada');
  await ada.says('/ask scale-sqrt-dk');
  await ada.sees(/variance/);
  const since = await world.length();
  await ada.presses(/^Try/);
  await ada.sees(/./);
  const { entries } = (await world.control('transcript', { since })) as { entries: Entry[] };
  const calls = entries.flatMap((e) => (e.kind === 'call' ? [e.method] : []));
  expect(calls.filter((method) => method === 'answerCallbackQuery')).toHaveLength(1);
  expect(calls.find((method) => method !== 'getUpdates')).toBe('answerCallbackQuery');
});

it('a press is answered while its chat still waits for its turn', async () => {
  const { world } = await meet();
  const ada = await world.person('Ada');
  await ada.says('/topics');
  const topics = await ada.sees(/Pick a topic/);
  const since = await world.length();
  await world.fault({ kind: 'error', status: 429, retryAfter: 2, chat: ada.id, times: 1 });
  await ada.says('/help');
  await ada.presses(/^Attention/, ada.room, topics);
  const { entries } = (await world.control('transcript', { since })) as { entries: Entry[] };
  const sent = entries.filter((e) => e.kind === 'call' && e.method.startsWith('send') && !e.error);
  expect(sent).toEqual([]);
  await ada.sees(/Dot-product/);
});

it('a chat that is slow does not hold up others, and keeps its order', async () => {
  const { world } = await meet();
  const [ada, bob] = [await world.person('Ada'), await world.person('Bob')];
  await world.fault({ kind: 'slow', ms: 500, chat: ada.id, method: '^send', times: 1 });
  await ada.says('/topics');
  await ada.says('/help');
  await bob.says('/help');
  await bob.sees(/\/quiz/);
  await ada.sees(/\/quiz/);
  const { entries } = (await world.control('transcript', {})) as { entries: Entry[] };
  const order = entries.flatMap((e) =>
    e.kind === 'call' && e.method.startsWith('send') ? [e.chat === bob.id ? 'Bob' : 'Ada'] : [],
  );
  expect(order).toEqual(expect.arrayContaining(['Ada', 'Bob']));
  const [first, second] = await ofBot(ada.room);
  expect(second!.text).toMatch(/\/quiz/);
  expect(first!.text).not.toMatch(/\/quiz/);
});

it('waits where Telegram says so, in that chat alone', async () => {
  const { world } = await meet();
  const [ada, bob] = [await world.person('Ada'), await world.person('Bob')];
  await world.fault({ kind: 'error', status: 429, retryAfter: 1, chat: ada.id, times: 1 });
  const heard: string[] = [];
  await ada.says('/help');
  await bob.says('/help');
  await Promise.all([
    ada.sees(/\/quiz/).then(() => heard.push('Ada')),
    bob.sees(/\/quiz/).then(() => heard.push('Bob')),
  ]);
  expect(heard).toEqual(['Bob', 'Ada']);
  expect(await ofBot(ada.room)).toHaveLength(1);
});

it('what may have arrived is not sent again', async () => {
  const { world } = await meet();
  const ada = await world.person('Ada');
  await world.fault({ kind: 'cut-after', chat: ada.id, method: '^send' });
  await ada.says('/help');
  await struck(world);
  await ada.says('/topics');
  await ada.sees(/Pick a topic/);
  expect(await ofBot(ada.room)).toHaveLength(2);
});

it.each([
  ['a broken server', { kind: 'error', status: 500 }],
  ['a page of a proxy', { kind: 'page' }],
  ['a cut connection', { kind: 'cut-before' }],
] as const)('%s loses an answer, not the bot', async (_, fault) => {
  const { world } = await meet();
  const ada = await world.person('Ada');
  await world.fault({ ...fault, chat: ada.id, method: '^send' });
  await ada.says('/help');
  await struck(world);
  await ada.says('/topics');
  await ada.sees(/Pick a topic/);
});

it('updates that could not be fetched are fetched later', async () => {
  const { world } = await meet();
  const ada = await world.person('Ada');
  await ada.says('/topics');
  await ada.sees(/./);
  await world.fault({ kind: 'page', method: '^getUpdates$', times: 2 });
  await ada.says('/help');
  await ada.sees(/\/quiz/);
});

it('who blocked the bot is not written to, until they come back', async () => {
  const { world, bot } = await meet();
  const [ada, bob] = [await world.person('Ada'), await world.person('Bob')];
  const place = `telegram:${ada.id}`;
  await ada.blocks();
  await eventually('it is known', async () => (await bot.store.places.lost(place)) !== undefined);
  const hello = await bot.coach.hear(
    { kind: 'text', text: '/topics' },
    { account: { id: place, name: 'Ada' }, place: { id: place, kind: 'private' }, language: 'en' },
  );
  await expect(bot.messenger.post(place, hello, 'en')).rejects.toMatchObject({ code: 'blocked' });
  await bot.messenger.post(`telegram:${bob.id}`, hello, 'en');
  await bob.sees(/./);
  await ada.blocks(false);
  await ada.says('/start');
  await ada.sees(/coach/);
  await bot.messenger.post(place, hello, 'en');
  expect((await world.counters()).rejected).toEqual([]);
});

it('a block that was not told is found out by the answer', async () => {
  const { world, bot } = await meet();
  const ada = await world.person('Ada');
  const place = `telegram:${ada.id}`;
  world.telegram.state.people.get(ada.id)!.blocked = true;
  const post = () => bot.messenger.post(place, [], 'en');
  await post();
  const line = await bot.coach.hear(
    { kind: 'text', text: '/topics' },
    { account: { id: place, name: 'Ada' }, place: { id: place, kind: 'private' }, language: 'en' },
  );
  await expect(bot.messenger.post(place, line, 'en')).rejects.toMatchObject({ code: 'blocked' });
  expect(await bot.store.places.lost(place)).toMatch(/blocked/);
});

it('a room whose group threw the bot out does not disturb other rooms', async () => {
  const { world, bot } = await meet();
  const ada = await world.person('Ada');
  const [one, two] = [
    await world.group('One', { members: [ada] }),
    await world.group('Two', { members: [ada] }),
  ];
  for (const group of [one, two]) {
    await ada.says('/study start attention 1 20', group);
    await group.sees(/\?|./);
    await world.until(
      'the round',
      () => 0,
      (entries) =>
        entries.find(
          (e) => e.kind === 'call' && e.chat === group.chat && e.method.startsWith('send'),
        ),
    );
  }
  await world.botBecomes(one, 'kicked', ada);
  await bot.pass(60 * SECOND);
  await two.sees(/over/);
  const after = (await world.calls('sendMessage')).filter(
    ({ chat, error }) => chat === one.chat && error,
  );
  expect(after.length).toBeLessThanOrEqual(1);
});

it('a group that moved without telling is found by the answer, with all that is its own', async () => {
  const { world, bot } = await meet();
  const ada = await world.person('Ada');
  const old = await world.group('Small', { members: [ada], type: 'group', bot: 'administrator' });
  await ada.says('/settings language zh', old);
  await world.until(
    'an answer',
    () => 0,
    (entries) => entries.find((e) => e.kind === 'call' && e.method === 'sendMessage'),
  );
  await bot.store.settings.set(`telegram:${old.chat}`, 'language', 'zh');
  const fresh = await world.migrated(old, true);
  const replies = await bot.coach.hear(
    { kind: 'text', text: '/topics' },
    {
      account: { id: `telegram:${ada.id}`, name: 'Ada' },
      place: { id: `telegram:${old.chat}`, kind: 'group' },
      language: 'en',
    },
  );
  await bot.messenger.post(`telegram:${old.chat}`, replies, 'en');
  await fresh.sees(/./);
  expect(await bot.store.settings.of(`telegram:${fresh.chat}`)).toMatchObject({ language: 'zh' });
});

it('survives a restart: old buttons work, and poll answers still score', async () => {
  const { world, bot, clock } = await meet();
  const ada = await world.person('Ada');
  await ada.says('/ask scale-sqrt-dk');
  const answer = await ada.sees(/variance/);
  const group = await world.group('Readers', { members: [ada] });
  await ada.says('/quiz attention 1', group);
  await world.until(
    'a poll',
    () => 0,
    (entries) => entries.find((e) => e.kind === 'call' && e.method === 'sendPoll' && !e.error),
  );
  await bot.stop();
  const question = (await group.messages()).findLast(({ poll }) => poll)!;
  await ada.votes(await solutionOf(bot, question), group);
  const next = await openBot(world, { store: bot.store, clock });
  await eventually('the vote counts', async () => (await scored(next, [ada])) === 1);
  await ada.presses(/^Try/, ada.room, answer);
  await ada.sees(/./);
  const { rejected } = await world.counters();
  expect(rejected).toEqual([]);
});

it('a picture Telegram has forgotten is uploaded again', async () => {
  const { world } = await meet();
  const ada = await world.person('Ada');
  await ada.says('/demo variance dk=64');
  await ada.sees(/./);
  world.telegram.state.files.clear();
  await ada.says('/demo variance dk=64');
  const again = await ada.sees(/64/);
  expect(again.photos).toHaveLength(1);
  expect(world.telegram.state.files.has(again.photos[0]!)).toBe(true);
});

it('a server that knows no rich messages gets classic ones', async () => {
  const { world } = await meet();
  const ada = await world.person('Ada');
  const description = 'Not Found: method not found';
  await world.fault({ kind: 'error', status: 404, description, method: 'Rich', times: 99 });
  await ada.says('/ask scale-sqrt-dk');
  const { message } = await ada.sees(/variance/);
  expect(message.rich_message).toBeUndefined();
  await ada.says('/ask scale-sqrt-dk');
  await ada.sees(/variance/);
  expect((await world.counters()).struck.error).toBe(1);
});

it('where pictures are not allowed, words do', async () => {
  const { world } = await meet();
  const ada = await world.person('Ada');
  const permissions = { can_send_photos: false, can_send_polls: false };
  const group = await world.group('No pictures', { members: [ada], permissions });
  await ada.says('/ask why scale attention', group);
  const { photos } = await group.sees(/variance/);
  expect(photos).toEqual([]);
  await ada.says('/quiz attention 1', group);
  expect((await group.sees(/Question 1 of 1/)).poll).toBeUndefined();
});

it('changes of one message are merged', async () => {
  const { world, bot } = await meet();
  const people = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => world.person(name)));
  const group = await world.group('Many', { members: people });
  await people[0]!.says('/study start attention 1 60', group);
  await world.until(
    'the round',
    () => 0,
    (entries) =>
      entries.find(
        (e) => e.kind === 'call' && e.chat === group.chat && e.method.startsWith('send'),
      ),
  );
  const question = (await group.messages()).findLast(({ message }) => message.from?.is_bot)!;
  const right = await solutionOf(bot, question);
  const before = (await world.calls('editMessageText')).length;
  for (const person of people.slice(0, 4)) {
    if (question.poll) await person.votes(right, group);
    else await person.presses(right[0]!, group, question);
  }
  await eventually('four have answered', async () => (await scored(bot, people)) === 4);
  await bot.pass(3 * SECOND);
  await group.sees(/4 answered/);
  expect((await world.calls('editMessageText')).length - before).toBeLessThanOrEqual(2);
});

it('says clearly that the token is wrong, and never shows it', async () => {
  const world = await openTelegram();
  const { lines, log } = logOf();
  const { name } = await openBot(world, { config: { token: '123456:WRONG' }, log });
  expect(name).toBeUndefined();
  expect(lines.join('\n')).toMatch(/token/i);
  expect(lines.join('\n')).not.toMatch(/WRONG/);
});

it('says clearly that somebody else polls, and stops', async () => {
  const world = await openTelegram();
  const first = logOf();
  const second = logOf();
  await openBot(world, { log: first.log });
  await openBot(world, { log: second.log });
  const all = () => [...first.lines, ...second.lines].join('\n');
  await world.until(
    'a conflict',
    () => 0,
    async () => {
      const { conflicts } = await world.counters();
      return conflicts > 0 ? true : undefined;
    },
  );
  await eventually('it is told', async () => /another|other/i.test(all()));
  expect(all()).not.toMatch(world.token);
});
