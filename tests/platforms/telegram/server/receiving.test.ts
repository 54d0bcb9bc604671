/** How updates come: offsets, one poller, webhooks; and what goes wrong on the way. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api, type GrammyError, HttpError } from 'grammy';
import { afterAll, describe, expect, it } from 'vitest';
import { openTelegram } from '../people/world.ts';

async function open(options: Parameters<typeof openTelegram>[0] = {}) {
  const world = await openTelegram(options);
  const ada = await world.person('Ada');
  return { world, ada, api: new Api(world.token, { apiRoot: world.url }) };
}

const failure = (call: Promise<unknown>): Promise<GrammyError | HttpError> =>
  call.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: GrammyError | HttpError) => error,
  );

describe('getUpdates', () => {
  it('gives what is new until it is confirmed by an offset', async () => {
    const { ada, api } = await open();
    await ada.says('one');
    await ada.says('two');
    const [first] = await api.getUpdates();
    expect(await api.getUpdates()).toHaveLength(2);
    expect(await api.getUpdates({ offset: first!.update_id + 1 })).toMatchObject([
      { message: { text: 'two' } },
    ]);
    expect(await api.getUpdates({ offset: -1, limit: 1 })).toHaveLength(1);
    expect(await api.getUpdates({ offset: first!.update_id + 2 })).toEqual([]);
  });

  it('waits for what comes', async () => {
    const { ada, api } = await open();
    const polled = api.getUpdates({ timeout: 30 });
    await ada.says('hello');
    expect(await polled).toMatchObject([{ message: { text: 'hello' } }]);
  });

  it('is for one: a second poller ends the first', async () => {
    const { world, ada, api } = await open();
    const polls = [api.getUpdates({ timeout: 30 }), api.getUpdates({ timeout: 30 })];
    const error = await Promise.any(polls.map(failure));
    expect(error).toMatchObject({
      error_code: 409,
      description: expect.stringMatching(/terminated by other/),
    });
    await ada.says('hello');
    expect(await Promise.any(polls)).toHaveLength(1);
    expect((await world.counters()).conflicts).toBe(1);
  });

  it('brings only the kinds that were asked for', async () => {
    const { ada, api } = await open();
    await api.getUpdates({ allowed_updates: ['callback_query'] });
    await ada.says('hello');
    expect(await api.getUpdates()).toEqual([]);
  });

  it('brings an update again where Telegram repeats it', async () => {
    const { world, ada, api } = await open();
    const { update } = await ada.says('hello');
    await api.getUpdates({ offset: update!.update_id + 1 });
    await world.control('repeats', update!);
    expect(await api.getUpdates()).toMatchObject([{ update_id: update!.update_id }]);
  });
});

describe('the privacy mode', () => {
  it('keeps from the bot what is not for it', async () => {
    const { world, ada, api } = await open();
    const group = await world.group('Readers', { members: [ada] });
    const heard = async (text: string, replyTo?: number) =>
      (await ada.says(text, group, replyTo)).update !== undefined;
    const { message_id } = await api.sendMessage(group.chat, 'hello');
    expect(await heard('just talk')).toBe(false);
    expect(await heard('/ask why')).toBe(true);
    expect(await heard('/ask@other_bot why')).toBe(false);
    expect(await heard('/ask@interview_coach_bot why')).toBe(true);
    expect(await heard('@interview_coach_bot why')).toBe(true);
    expect(await heard('because', message_id)).toBe(true);
    await world.botBecomes(group, 'administrator', ada);
    expect(await heard('just talk')).toBe(true);
  });
});

describe('queries', () => {
  it('are answered once, and in time', async () => {
    let now = Date.UTC(2026, 10, 24, 12);
    const { ada, api } = await open({ clock: { now: () => now } });
    const reply_markup = { inline_keyboard: [[{ text: 'Why', callback_data: 'why' }]] };
    await api.sendMessage(ada.id, 'a', { reply_markup });
    const pressed = ada.presses('Why');
    const [update] = await api.getUpdates({ timeout: 30 });
    await api.answerCallbackQuery(update!.callback_query!.id, { text: 'so' });
    expect((await pressed).text).toBe('so');
    const again = failure(api.answerCallbackQuery(update!.callback_query!.id));
    expect(await again).toMatchObject({ description: expect.stringMatching(/query is too old/) });
    void ada.presses('Why').catch(() => undefined);
    const [late] = await api.getUpdates({ offset: update!.update_id + 1, timeout: 30 });
    now += 16_000;
    expect(await failure(api.answerCallbackQuery(late!.callback_query!.id))).toMatchObject({
      description: expect.stringMatching(/query is too old/),
    });
  });

  it('inline ones bring results that become messages', async () => {
    const { ada, api } = await open();
    const typed = ada.types('@interview_coach_bot why');
    const [update] = await api.getUpdates({ timeout: 30 });
    expect(update!.inline_query!.query).toBe('why');
    await api.answerInlineQuery(update!.inline_query!.id, [
      { type: 'article', id: '1', title: 'So', input_message_content: { message_text: 'so' } },
    ]);
    const { query, results } = await typed;
    expect((await ada.picks(query, results[0]!, ada.room)).text).toBe('so');
  });
});

describe('votes', () => {
  it('come with who and what, and a quiz takes one of each', async () => {
    const { world, ada, api } = await open();
    const group = await world.group('Readers', { members: [ada] });
    await api.sendPoll(group.chat, 'q', [{ text: 'a' }, { text: 'b' }], {
      type: 'quiz',
      correct_option_ids: [1],
      is_anonymous: false,
    });
    await ada.votes('B', group);
    const updates = await api.getUpdates();
    expect(updates[0]).toMatchObject({ poll_answer: { user: { id: ada.id }, option_ids: [1] } });
    expect(updates[1]).toMatchObject({ poll: { total_voter_count: 1 } });
    await expect(ada.votes('A', group)).rejects.toThrow(/voted already/);
  });

  it('end when the time of the poll is over', async () => {
    let now = Date.UTC(2026, 10, 24, 12);
    const { world, ada, api } = await open({ clock: { now: () => now } });
    await api.sendPoll(ada.id, 'q', ['a', 'b'], { open_period: 20 });
    now += 20_000;
    await world.control('tick', {});
    expect(await api.getUpdates()).toMatchObject([{ poll: { is_closed: true } }]);
  });
});

describe('a webhook', () => {
  const servers: ReturnType<typeof createServer>[] = [];
  afterAll(() => {
    for (const server of servers) server.close();
  });

  async function receiver(answer: (request: IncomingMessage, body: string) => number) {
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      response.writeHead(answer(request, body)).end();
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('gets updates with the secret, and again after a failure', async () => {
    const got: [string | string[] | undefined, string][] = [];
    let done = () => {};
    const arrived = new Promise<void>((resolve) => {
      done = resolve;
    });
    const target = await receiver((request, body) => {
      got.push([request.headers['x-telegram-bot-api-secret-token'], body]);
      if (got.length < 2) return 500;
      done();
      return 200;
    });
    const { world, ada, api } = await open({
      route: (url) => url.replace('https://bot.example', target),
    });
    await api.setWebhook('https://bot.example/hook', { secret_token: 'secret' });
    const { update } = await ada.says('hello');
    await arrived;
    expect(got.map(([secret]) => secret)).toEqual(['secret', 'secret']);
    expect(JSON.parse(got[1]![1])).toMatchObject({ message: { text: 'hello' } });
    expect(world.telegram.webhook.deliveries.get(update!.update_id)).toBe(2);
    expect(await api.getWebhookInfo()).toMatchObject({
      url: 'https://bot.example/hook',
      last_error_message: expect.stringMatching(/500/),
    });
    expect(await failure(api.getUpdates())).toMatchObject({ error_code: 409 });
    await api.deleteWebhook();
    expect(await api.getUpdates()).toEqual([]);
  });

  it('must be an address Telegram can reach, with a secret it can send', async () => {
    const { api } = await open({ mayBeMalformed: true });
    for (const [url, secret] of [
      ['http://bot.example/', 'a'],
      ['https://bot.example:8080/', 'a'],
      ['nowhere', 'a'],
      ['https://bot.example/', 'ä'],
    ] as const)
      expect(await failure(api.setWebhook(url, { secret_token: secret }))).toMatchObject({
        error_code: 400,
      });
  });
});

describe('rate limits', () => {
  it('answer 429 with the time to wait, and count', async () => {
    let now = Date.UTC(2026, 10, 24, 12);
    const { world, ada, api } = await open({ clock: { now: () => now }, rates: {} });
    const bob = await world.person('Bob');
    for (let i = 0; i < 3; i++) await api.sendMessage(ada.id, 'a');
    const error = await failure(api.sendMessage(ada.id, 'a'));
    expect(error).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
    await api.sendMessage(bob.id, 'a');
    now += 1000;
    await api.sendMessage(ada.id, 'a');
    expect((await world.counters()).refusedByRate).toBe(1);
  });

  it('a group has twenty a minute', async () => {
    let now = Date.UTC(2026, 10, 24, 12);
    const { world, api } = await open({ clock: { now: () => now }, rates: { burst: 100 } });
    const group = await world.group('Readers');
    for (let i = 0; i < 20; i++) await api.sendMessage(group.chat, 'a');
    expect(await failure(api.sendMessage(group.chat, 'a'))).toMatchObject({
      parameters: { retry_after: 3 },
    });
    now += 3000;
    await api.sendMessage(group.chat, 'a');
  });

  it('over all chats it is thirty a second', async () => {
    const now = Date.UTC(2026, 10, 24, 12);
    const { world, api } = await open({ clock: { now: () => now }, rates: {} });
    for (let i = 0; i < 30; i++) await api.sendMessage((await world.person(`P${i}`)).id, 'a');
    const last = await world.person('Last');
    expect(await failure(api.sendMessage(last.id, 'a'))).toMatchObject({ error_code: 429 });
  });
});

describe('faults', () => {
  it('strike where and as often as they are told', async () => {
    const { world, ada, api } = await open();
    await world.fault({ kind: 'error', status: 500, method: '^sendMessage$', times: 2 });
    expect(await failure(api.sendMessage(ada.id, 'a'))).toMatchObject({ error_code: 500 });
    expect(await failure(api.sendMessage(ada.id, 'a'))).toMatchObject({ error_code: 500 });
    await api.sendMessage(ada.id, 'a');
    await world.fault({ kind: 'page' });
    expect(await failure(api.sendMessage(ada.id, 'a'))).toBeInstanceOf(HttpError);
    expect((await world.counters()).struck).toEqual({ error: 2, page: 1 });
  });

  it('a connection ends before the message is there, or after', async () => {
    const { world, ada, api } = await open();
    const count = async () => (await ada.room.messages()).length;
    await world.fault({ kind: 'cut-before' });
    expect(await failure(api.sendMessage(ada.id, 'a'))).toBeInstanceOf(HttpError);
    expect(await count()).toBe(0);
    await world.fault({ kind: 'cut-after', chat: ada.id });
    expect(await failure(api.sendMessage(ada.id, 'a'))).toBeInstanceOf(HttpError);
    expect(await count()).toBe(1);
  });

  it('a slow answer comes in the end', async () => {
    const { world, ada, api } = await open();
    await world.fault({ kind: 'slow', ms: 20 });
    expect(await api.sendMessage(ada.id, 'a')).toMatchObject({ text: 'a' });
  });
});
