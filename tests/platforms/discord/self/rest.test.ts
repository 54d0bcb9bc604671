import { describe, expect, it } from 'vitest';
import { discordForTest } from '../fixture.ts';
import { PNG, rawRest } from './raw.ts';

const V2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const row = (...components: object[]) => ({ type: 1, components });
const button = (custom_id: string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: 'press',
  custom_id,
  ...more,
});

async function community(options: Parameters<typeof discordForTest>[0] = {}) {
  const discord = await discordForTest(options);
  const readers = discord.guild('Readers');
  const ada = discord.person('Ada');
  readers.joins(ada);
  const general = readers.channel('general');
  const rest = rawRest(discord);
  const posts = (body: object) => rest.call('POST', `/channels/${general.id}/messages`, body);
  const codes = async (body: object): Promise<string[]> => {
    const answer = await posts(body);
    expect(answer.body.code).toBe(50035);
    return [...JSON.stringify(answer.body.errors).matchAll(/"code":"(\w+)"/gu)].map(([, c]) => c!);
  };
  return { discord, readers, ada, general, rest, posts, codes };
}

describe('calls', () => {
  it('without the token are refused', async () => {
    const { discord } = await community();
    const { status, body } = await rawRest(discord, 'wrong').call('GET', '/users/@me');
    expect([status, body.code]).toEqual([401, 0]);
  });

  it('of unknown routes, fields and parameters are faults', async () => {
    const { discord, general, rest } = await community();
    const faultOf = async (method: string, path: string, body?: object) => {
      await fetch(`${discord.url}/v10${path}`, {
        method,
        headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return discord.takeFaults().join();
    };
    expect(await faultOf('GET', '/nowhere')).toMatch(/no such route/);
    const messages = `/channels/${general.id}/messages`;
    if (discord.validates) {
      expect(await faultOf('POST', messages, { content: 'hi', colour: 1 })).toMatch(/colour/);
      expect(await faultOf('POST', messages, { content: 7 })).toMatch(/content/);
      expect(await faultOf('GET', `${messages}?colour=1`)).toMatch(/takes no \?colour/);
    }
    expect((await rest.call('GET', `${messages}?limit=5`)).status).toBe(200);
  });

  it('say how much is left, and are refused beyond', async () => {
    const { discord, general, posts, rest } = await community({ perBucket: 2 });
    expect((await posts({ content: '1' })).headers.get('x-ratelimit-remaining')).toBe('1');
    await posts({ content: '2' });
    const third = await posts({ content: '3' });
    expect(third.status).toBe(429);
    expect(third.body).toMatchObject({ global: false, retry_after: 5 });
    expect(third.headers.get('x-ratelimit-scope')).toBe('user');
    expect((await rest.call('GET', `/channels/${general.id}`)).status).toBe(200);
    discord.clock.pass(5000);
    expect((await posts({ content: '3' })).status).toBe(200);
  });

  it('beyond the global limit are refused, those to interactions never', async () => {
    const { discord, posts, rest } = await community({ globalPerSecond: 1 });
    await posts({ content: '1' });
    const second = await posts({ content: '2' });
    expect(second.body).toMatchObject({ global: true });
    expect(second.headers.get('x-ratelimit-scope')).toBe('global');
    const callback = await rest.call('POST', '/interactions/1/x/callback', { type: 6 });
    expect(callback.body.code).toBe(10062);
    expect(discord.rest.invalid()).toBe(1);
  });

  it('that are refused too often get the address banned', async () => {
    const { discord, rest } = await community({ banAfter: 3 });
    const stranger = rawRest(discord, 'wrong');
    for (let i = 0; i < 3; i++) await stranger.call('GET', '/users/@me');
    expect((await rest.call('GET', '/users/@me')).body).toMatch(/1015/);
  });
});

describe('a message', () => {
  it('is posted, edited, pinned, fetched and deleted', async () => {
    const { discord, general, posts, rest } = await community();
    const { body: made } = await posts({ content: 'hello' });
    const at = `/channels/${general.id}/messages/${made.id}`;
    expect((await rest.call('PATCH', at, { content: 'hello again' })).body.content).toBe(
      'hello again',
    );
    const pinned = `/channels/${general.id}/messages/pins/${made.id}`;
    expect((await rest.call('PUT', pinned)).status).toBe(204);
    expect((await rest.call('GET', at)).body.pinned).toBe(true);
    expect((await rest.call('DELETE', at)).status).toBe(204);
    expect((await rest.call('GET', at)).body.code).toBe(10008);
    expect(discord.takeFaults()).toEqual([]);
  });

  it('of the same nonce is made once, as long as it is enforced', async () => {
    const { posts } = await community();
    const once = { content: 'daily', nonce: 'day-1', enforce_nonce: true };
    const [first, second] = [await posts(once), await posts(once)];
    expect(second.body.id).toBe(first.body.id);
    expect((await posts({ ...once, enforce_nonce: false })).body.id).not.toBe(first.body.id);
    expect((await posts({ ...once, nonce: 'x'.repeat(26) })).status).toBe(400);
  });

  it('has something in it, and not too much', async () => {
    const { codes, posts } = await community();
    expect((await posts({})).body.code).toBe(50006);
    expect((await posts({ content: '' })).body.code).toBe(50006);
    expect((await posts({ content: '😀'.repeat(2000) })).status).toBe(200);
    const long = await posts({ content: 'a'.repeat(2001) });
    expect(long.body.errors.content._errors[0]).toEqual({
      code: 'BASE_TYPE_MAX_LENGTH',
      message: 'Must be 2000 or fewer in length.',
    });
    expect(
      await codes({
        embeds: [{ description: 'a'.repeat(4096) }, { description: 'a'.repeat(1905) }],
      }),
    ).toContain('MAX_EMBED_SIZE_EXCEEDED');
    expect(await codes({ embeds: [{ title: 'a'.repeat(257) }] })).toContain('BASE_TYPE_MAX_LENGTH');
  });

  it('notifies only those it may', async () => {
    const { discord, ada, posts } = await community();
    const content = `<@${ada.user.id}> @everyone`;
    await posts({ content, allowed_mentions: { parse: [] } });
    expect(discord.pings()).toEqual([]);
    await posts({ content, allowed_mentions: { parse: ['users'] } });
    expect(discord.pings()).toEqual([ada.user.id]);
    await posts({ components: [text(content)], flags: V2 });
    expect(discord.pings()).toEqual([ada.user.id, ada.user.id, 'everyone']);
  });

  it('replies only to what is there', async () => {
    const { codes } = await community();
    expect(await codes({ content: 'so', message_reference: { message_id: '1' } })).toContain(
      'MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
    );
  });

  it('of somebody else can not be edited', async () => {
    const { ada, general, rest } = await community();
    const { id } = ada.in(general).writes('mine');
    const { body } = await rest.call('PATCH', `/channels/${general.id}/messages/${id}`, {
      content: 'x',
    });
    expect(body.code).toBe(50005);
  });
});

describe('components', () => {
  it('of the second version exclude content and embeds, and stay', async () => {
    const { codes, general, posts, rest } = await community();
    expect(await codes({ flags: V2, components: [text('a')], content: 'b' })).toContain(
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    );
    expect(await codes({ components: [text('a')] })).toContain('BASE_TYPE_CHOICES');
    const { body } = await posts({ flags: V2, components: [text('a')] });
    const at = `/channels/${general.id}/messages/${body.id}`;
    expect((await rest.call('PATCH', at, { content: 'b' })).body.code).toBe(50035);
    expect((await rest.call('PATCH', at, { flags: 0 })).body.code).toBe(50035);
    expect((await rest.call('PATCH', at, { components: [text('b')] })).status).toBe(200);
    const { body: plain } = await posts({ content: 'a' });
    const change = { flags: V2, components: [text('b')] };
    const there = `/channels/${general.id}/messages/${plain.id}`;
    expect((await rest.call('PATCH', there, change)).body.code).toBe(50035);
    expect((await rest.call('PATCH', there, { ...change, content: null })).status).toBe(200);
  });

  it('are forty at most, nested ones too, with 4,000 characters together', async () => {
    const { codes, posts } = await community();
    const container = (count: number) => ({
      type: 17,
      components: Array.from({ length: count }, () => text('a')),
    });
    expect((await posts({ flags: V2, components: [container(39)] })).status).toBe(200);
    expect(await codes({ flags: V2, components: [container(39), text('a')] })).toContain(
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    );
    const half = 'é'.repeat(2000);
    expect((await posts({ flags: V2, components: [text(half), text(half)] })).status).toBe(200);
    expect(await codes({ flags: V2, components: [text(half), text(`${half}a`)] })).toContain(
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    );
  });

  it('stand where they may', async () => {
    const { codes } = await community();
    const v2 = (...components: object[]) => codes({ flags: V2, components });
    expect(await v2({ type: 17, components: [{ type: 17, components: [text('a')] }] })).not.toEqual(
      [],
    );
    expect(await v2({ type: 9, components: [text('a')] })).not.toEqual([]);
    expect(await v2(button('a'))).not.toEqual([]);
    expect(await v2(row())).not.toEqual([]);
    expect(await v2({ type: 12, items: [] })).not.toEqual([]);
  });

  it('buttons have a label, an id of their own, and five in a row', async () => {
    const { codes, posts } = await community();
    const rows = (...components: object[]) => ({ content: 'a', components: [row(...components)] });
    const five = ['a', 'b', 'c', 'd', 'e'].map((id) => button(id));
    expect((await posts(rows(...five))).status).toBe(200);
    expect(await codes(rows(...five, button('f')))).not.toEqual([]);
    expect(await codes(rows(button('a'), button('a')))).toContain('COMPONENT_CUSTOM_ID_DUPLICATED');
    expect(await codes(rows(button('a', { label: 'x'.repeat(81) })))).not.toEqual([]);
    expect(await codes(rows(button('x'.repeat(101))))).not.toEqual([]);
    expect(await codes(rows({ type: 2, style: 1, custom_id: 'a' }))).toContain(
      'BUTTON_COMPONENT_INVALID_LABEL',
    );
    expect(await codes(rows({ type: 2, style: 5, label: 'a' }))).toContain('BASE_TYPE_REQUIRED');
    expect(
      await codes({
        content: 'a',
        components: Array.from({ length: 6 }, (_, i) => row(button(`${i}`))),
      }),
    ).toContain('BASE_TYPE_BAD_LENGTH');
  });

  it('selects have one to twenty-five options of different values, alone in their row', async () => {
    const { codes, posts } = await community();
    const options = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ label: `${i}`, value: `${i}` }));
    const select = (more: object) => ({ type: 3, custom_id: 's', options: options(2), ...more });
    const rows = (...components: object[]) => ({ content: 'a', components: [row(...components)] });
    expect((await posts(rows(select({ max_values: 2 })))).status).toBe(200);
    expect(await codes(rows(select({ options: [] })))).not.toEqual([]);
    expect(await codes(rows(select({ options: options(26) })))).not.toEqual([]);
    expect(await codes(rows(select({ max_values: 3 })))).toContain('NUMBER_TYPE_RANGE');
    expect(await codes(rows(select({ placeholder: 'x'.repeat(151) })))).not.toEqual([]);
    expect(await codes(rows(select({ options: [...options(1), ...options(1)] })))).toContain(
      'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    );
    expect(await codes(rows(select({}), button('a')))).not.toEqual([]);
  });
});

describe('files', () => {
  const gallery = (...names: string[]) => ({
    type: 12,
    items: names.map((name) => ({
      media: { url: `attachment://${name}` },
      description: 'a point',
    })),
  });
  const picture = (name = 'a.png') => ({
    flags: V2,
    components: [gallery(name)],
    attachments: [{ id: '0', description: 'a point' }],
  });

  it('are uploaded, shown, and found again', async () => {
    const { general, rest } = await community();
    const path = `/channels/${general.id}/messages`;
    const { body, status } = await rest.upload('POST', path, picture(), { 'a.png': PNG });
    expect(status).toBe(200);
    expect(body.attachments[0]).toMatchObject({
      filename: 'a.png',
      width: 1,
      description: 'a point',
    });
    const { url } = body.components[0].items[0].media;
    expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(PNG);
    const edit = { components: [text('gone')], attachments: [] };
    const after = await rest.call('PATCH', `${path}/${body.id}`, edit);
    expect(after.body.attachments).toEqual([]);
  });

  it('are each listed, shown and a picture, with a name that stays', async () => {
    const { general, rest } = await community();
    const upload = async (payload: object, files: Record<string, Uint8Array>) => {
      const path = `/channels/${general.id}/messages`;
      return JSON.stringify((await rest.upload('POST', path, { ...payload }, files)).body);
    };
    expect(await upload(picture('b.png'), { 'a.png': PNG })).toMatch(/ATTACHMENT_NOT_FOUND/);
    expect(await upload({ ...picture(), attachments: [] }, { 'a.png': PNG })).toMatch(/NOT_LISTED/);
    expect(await upload(picture(), {})).toMatch(/ATTACHMENT_NOT_FOUND/);
    expect(await upload(picture(), { 'a.png': new Uint8Array(9) })).toMatch(/INVALID_TYPE/);
    expect(await upload({ flags: V2, components: [text('a')] }, { 'a.png': PNG })).toMatch(
      /NOT_SHOWN/,
    );
    expect(await upload(picture('ä.png'), { 'ä.png': PNG })).toMatch(/NAME_CHANGED/);
    const described = { ...picture(), attachments: [{ id: '0', description: 'x'.repeat(1025) }] };
    expect(await upload(described, { 'a.png': PNG })).toMatch(/50035/);
    const huge = new Uint8Array(10 * 1024 * 1024 + 1);
    expect(await upload({ content: 'a', attachments: [{ id: '0' }] }, { 'a.png': huge })).toMatch(
      /40005/,
    );
  });
});

describe('rights', () => {
  it('to see and to send are asked for', async () => {
    const { general, posts } = await community();
    general.denies('SendMessages');
    expect((await posts({ content: 'a' })).body.code).toBe(50013);
    general.denies('ViewChannel');
    expect((await posts({ content: 'a' })).body.code).toBe(50001);
  });

  it('to embed and to attach are asked for where something is', async () => {
    const { general, posts, rest } = await community();
    general.denies('EmbedLinks', 'AttachFiles');
    expect((await posts({ content: 'a' })).status).toBe(200);
    expect((await posts({ embeds: [{ title: 'a' }] })).body.code).toBe(50013);
    const payload = { content: 'a', attachments: [{ id: '0' }] };
    const path = `/channels/${general.id}/messages`;
    expect((await rest.upload('POST', path, payload, { 'a.png': PNG })).body.code).toBe(50013);
  });

  it('to open threads and to send in them are different ones', async () => {
    const { general, rest } = await community();
    const thread = { name: 'study', type: 11, auto_archive_duration: 1440 };
    const open = () => rest.call('POST', `/channels/${general.id}/threads`, thread);
    const { body, status } = await open();
    expect(status).toBe(201);
    general.denies('SendMessagesInThreads', 'CreatePublicThreads');
    expect((await open()).body.code).toBe(50013);
    const sent = await rest.call('POST', `/channels/${body.id}/messages`, { content: 'a' });
    expect(sent.body.code).toBe(50013);
  });

  it('of a message thread there is one, of the same id', async () => {
    const { general, posts, rest } = await community();
    const { body } = await posts({ content: 'a' });
    const path = `/channels/${general.id}/messages/${body.id}/threads`;
    expect((await rest.call('POST', path, { name: 'study' })).body.id).toBe(body.id);
    expect((await rest.call('POST', path, { name: 'study' })).body.code).toBe(160004);
    expect((await rest.call('POST', path, { name: 'x'.repeat(101) })).status).toBe(400);
  });

  it('to manage are asked for to pin', async () => {
    const { discord } = await community();
    const small = discord.guild('Small', { app: ['ViewChannel'] });
    const { id } = small.channel('general');
    const rest = rawRest(discord);
    const { body } = await rest.call('POST', `/channels/${id}/messages`, { content: 'a' });
    const pin = await rest.call('PUT', `/channels/${id}/messages/pins/${body.id}`);
    expect(pin.body.code).toBe(50013);
  });

  it('to write to somebody end where they are closed, or met nowhere', async () => {
    const { discord, ada, rest } = await community();
    const stranger = discord.person('Stranger');
    const writeTo = async ({ user }: { user: { id: string } }) => {
      const { body } = await rest.call('POST', '/users/@me/channels', { recipient_id: user.id });
      return (await rest.call('POST', `/channels/${body.id}/messages`, { content: 'a' })).body.code;
    };
    expect(await writeTo(ada)).toBeUndefined();
    ada.closes();
    expect(await writeTo(ada)).toBe(50007);
    expect(await writeTo(stranger)).toBe(50278);
    stranger.installs();
    expect(await writeTo(stranger)).toBeUndefined();
  });
});
