import { afterAll, describe, expect, it } from 'vitest';
import { createWebApp } from '#adapters/web/server.ts';
import { openMemoryStore } from '#store/open.ts';
import { createCoachParts } from '../../src/coach-parts.ts';
import { createLog } from '../../src/log.ts';

const store = await openMemoryStore();
const { coach, workers, messenger } = await createCoachParts(
  { contentDirs: [], workers: 1 },
  createLog('silent'),
  { store },
);
afterAll(async () => {
  await workers.close();
  await store.close();
});

let clock = 0;
const newApp = () => createWebApp({ coach, workers, messenger, store, now: () => clock });
const HOST = { host: '127.0.0.1:3000' };

/** Somebody at the page: opens it, then says things. */
async function visitor(app = newApp()) {
  const page = await app.request('/', { headers: HOST });
  const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    app.request('/api/say', {
      method: 'POST',
      headers: {
        ...HOST,
        cookie,
        origin: 'http://127.0.0.1:3000',
        'content-type': 'application/json',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const says = async (text: string, seat: object = {}): Promise<string> => {
    const response = await post({
      as: 'ada',
      room: 'private',
      language: 'en',
      message: { kind: 'text', text },
      ...seat,
    });
    const { entries } = (await response.json()) as { entries: { html?: string }[] };
    return entries.map(({ html = '' }) => html).join('');
  };
  const hears = async (as: string, room: string, after = 0) => {
    const response = await app.request(`/api/room?as=${as}&room=${room}&after=${after}`, {
      headers: { ...HOST, cookie },
    });
    return (
      (await response.json()) as { entries: { number: number; by?: string; text?: string }[] }
    ).entries;
  };
  return { app, page, cookie, post, says, hears };
}

describe('the page', () => {
  it('lets nothing in from elsewhere', async () => {
    const { page } = await visitor();
    expect(page.headers.get('content-security-policy')).toMatch(
      /default-src 'none'; script-src 'self'; style-src 'self'/u,
    );
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/u);
    const html = await page.text();
    expect(html).not.toMatch(/ style=|<script>|onclick/u);
  });

  it('speaks the language asked for, else that of the browser', async () => {
    const app = newApp();
    expect(await (await app.request('/?language=zh', { headers: HOST })).text()).toContain(
      '<html lang="zh-Hans">',
    );
    expect(
      await (
        await app.request('/', { headers: { ...HOST, 'accept-language': 'zh-CN,zh;q=0.9' } })
      ).text(),
    ).toContain('面试教练');
    expect(await (await app.request('/', { headers: HOST })).text()).toContain('<html lang="en">');
  });

  it('lists the abilities', async () => {
    const html = await (await visitor()).page.text();
    for (const { name } of coach.abilities) expect(html).toContain(`<code>/${name}`);
  });

  it('is healthy', async () => {
    const response = await newApp().request('/healthz', { headers: HOST });
    expect(await response.json()).toMatchObject({ status: 'ok' });
  });
});

describe('saying something', () => {
  it('is answered with the computed number, the formula as SVG and the figure', async () => {
    const { app, says, cookie } = await visitor();
    const html = await says('/demo variance dk:16');
    expect(html).toMatch(/With d_k = 16 the measured variance of q·k is 1[4-8]/u);
    expect(html).toContain('<svg');
    const [path] = /\/figure\/\w+\/light\.png/u.exec(html)!;
    const picture = await app.request(path, { headers: { ...HOST, cookie } });
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await picture.arrayBuffer()).slice(1, 4)).toEqual(
      new TextEncoder().encode('PNG'),
    );
  });

  it('over 2,000 characters is refused in the person’s language', async () => {
    const { says } = await visitor();
    expect(await says('x'.repeat(2001))).toMatch(/has 2001 characters; I read up to 2000/u);
    expect(await says('字'.repeat(2001), { language: 'zh' })).toMatch(/有 2001 个字符/u);
  });

  it('never comes back as markup', async () => {
    const { says, hears } = await visitor();
    const html = await says('/demo <script>alert(1)</script>');
    expect(html).not.toContain('<script');
    expect((await hears('ada', 'private'))[0]).toMatchObject({
      by: 'ada',
      text: '/demo <script>alert(1)</script>',
    });
  });

  it('stays in its room: private ones apart, the group together', async () => {
    const { says, hears } = await visitor();
    await says('/help');
    await says('/topics', { as: 'lin', room: 'group' });
    expect(await hears('lin', 'private')).toEqual([]);
    expect((await hears('sam', 'group')).map(({ by }) => by)).toEqual(['lin', undefined]);
    expect(await hears('sam', 'group', 1)).toHaveLength(1);
  });

  /** What Ada and Lin see of people's words after Ada has pressed B under a quiz. */
  async function pressesB(room: 'private' | 'group') {
    const ada = await visitor();
    const html = await ada.says('/quiz attention', { room });
    const id = /data-action="(quiz[^"]+)"[^>]*>B</u.exec(html)![1]!.replaceAll('&#x26;', '&');
    await ada.post({ as: 'ada', room, language: 'en', message: { kind: 'press', id } });
    const wordsSeenBy = async (as: string) =>
      (await ada.hears(as, room)).filter(({ by }) => by).map(({ text }) => text);
    return { ada: await wordsSeenBy('ada'), lin: await wordsSeenBy('lin') };
  }

  it('a letter that is pressed stands there as that letter, for the one who pressed it', async () => {
    const { ada, lin } = await pressesB('group');
    expect(ada).toEqual(['/quiz attention', 'B']);
    expect(lin).toEqual(['/quiz attention']);
  });

  it('a press that only changes a message leaves no words', async () => {
    expect((await pressesB('private')).ada).toEqual(['/quiz attention']);
  });

  it.each([
    ['study', 'st', ['start', 'stop']],
    ['study', 'start atten', ['start attention']],
    ['study', 'start attention ', []],
    ['board', '', ['day', 'week', 'month', 'season', 'all']],
    ['settings', 'ret', ['retention']],
    ['settings', 'zone shang', ['zone Asia/Shanghai']],
    ['settings', 'group zone berl', ['group zone Europe/Berlin']],
    ['demo', 'sinu', ['sinusoid']],
  ])('/%s %s can be completed', async (ability, typed, expected) => {
    const { app, cookie } = await visitor();
    const query = new URLSearchParams({ ability, typed, language: 'en' });
    const response = await app.request(`/api/suggest?${query}`, { headers: { ...HOST, cookie } });
    const found = (await response.json()) as { value: string }[];
    expect(found.map(({ value }) => value)).toEqual(expected);
  });

  it('is not heard by another browser', async () => {
    const app = newApp();
    const [one, other] = [await visitor(app), await visitor(app)];
    await one.says('/help', { room: 'group' });
    expect(await other.hears('ada', 'group')).toEqual([]);
  });

  it('too fast is asked to wait, and heard again after that', async () => {
    const { says, post } = await visitor();
    for (let i = 0; i < 20; i++) await says('/nothing');
    const refused = await post({
      as: 'ada',
      room: 'private',
      language: 'en',
      message: { kind: 'text', text: '/help' },
    });
    expect(refused.status).toBe(429);
    clock += 10_001;
    expect(await says('/help')).toContain('/ask');
  });
});

describe('strangers', () => {
  it.each([
    ['no session', { cookie: 'coach=guess' }, 401],
    ['a page elsewhere', { origin: 'https://evil.example' }, 403],
    ['a page elsewhere, by fetch metadata', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a name pointed at this machine', { host: 'evil.example' }, 421],
  ])('%s', async (_name, headers, status) => {
    const { post } = await visitor();
    const response = await post(
      { as: 'ada', room: 'private', language: 'en', message: { kind: 'text', text: 'hi' } },
      headers,
    );
    expect(response.status).toBe(status);
  });

  it.each([
    '',
    '{',
    '[]',
    '{"as":"eve"}',
    JSON.stringify({ as: 'ada', room: 'private', language: 'en', message: { kind: 'text' } }),
  ])('a body that is no message: %s', async (body) => {
    expect((await (await visitor()).post(body)).status).toBe(400);
  });

  it('a body of a megabyte', async () => {
    expect((await (await visitor()).post('x'.repeat(2 ** 20))).status).toBe(413);
  });

  it('figures that nobody was shown', async () => {
    expect((await newApp().request('/figure/0123/light.png', { headers: HOST })).status).toBe(404);
  });
});
