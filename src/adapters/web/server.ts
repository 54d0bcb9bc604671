/** The web page and its small interface, on Hono: say something, read a room, fetch a figure. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Coach } from '#coach/coach.ts';
import type { Messenger } from '#coach/messenger.ts';
import { completions } from '#coach/options.ts';
import type { Reply } from '#document/reply.ts';
import { isLanguage, type Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import type { Store } from '#store/store.ts';
import type { Workers } from '#workers/pool.ts';
import { examples } from '../shared/examples.ts';
import { createStudio } from './draw.ts';
import { createFiles } from './files.ts';
import { headers, knownHost, onlyOperator, sameOrigin } from './guard.ts';
import { clientScript, renderPage, styleSheet } from './page.ts';
import { actionsOf, planMessage } from './plan.ts';
import { createRooms, type Entry } from './rooms.ts';
import { createSessions, PEOPLE, type PersonKey, type Session } from './sessions.ts';

export interface WebServices {
  readonly coach: Coach;
  readonly workers: Workers;
  readonly messenger: Messenger;
  readonly store: Store;
  /** Milliseconds since the epoch. @default Date.now */
  now?(): number;
}

export interface WebOptions {
  /** Serve loopback host names only. @default true */
  readonly loopbackOnly?: boolean;
  /** A path at which another adapter is called, and who answers there; it guards itself. */
  readonly webhook?: {
    readonly path: string;
    handle(request: Request): Promise<Response>;
  };
  /** Figures for the operator: read from this machine, or with the token. @default none */
  readonly metrics?: { readonly token?: string | undefined; read(): Promise<string> };
}

const COOKIE = 'coach';
/** Browsers keep a cookie for 400 days at most. */
const COOKIE_SECONDS = 400 * 86_400;
/** A message of 4,000 characters takes 16 kB at most; the rest is room for its frame. */
const MAX_BODY = 32 * 1024;
/** Of what a person wrote so much is shown; the coach refuses longer texts anyway. */
const SHOWN_CHARACTERS = 4100;

const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('press'), id: z.string().max(500), text: z.string().optional() }),
]);
const seat = { as: z.enum(PEOPLE), room: z.enum(['private', 'group']) };
const said = z.object({ ...seat, language: z.enum(['en', 'zh']), message });
const read = z.object({ ...seat, after: z.coerce.number().int().min(0) });

export function createWebApp(
  services: WebServices,
  { loopbackOnly = true, webhook, metrics }: WebOptions = {},
): Hono {
  const { coach, workers, messenger, store, now = Date.now } = services;
  const sessions = createSessions(store);
  const roomOf = createRooms();
  const files = createFiles();
  const studio = createStudio(workers);
  const app = new Hono();
  const [css, script] = [styleSheet(), clientScript()];

  // Before the guards: it is called by a host name of its proxy.
  if (webhook) app.post(webhook.path, (c) => webhook.handle(c.req.raw));
  app.use(headers(), knownHost(loopbackOnly));
  app.get('/healthz', (c) =>
    c.json({ status: 'ok', questions: coach.services.bank.questions.length }),
  );
  if (metrics) {
    app.get('/metrics', onlyOperator(loopbackOnly, metrics.token), async (c) =>
      c.text(await metrics.read(), 200, { 'content-type': 'text/plain; version=0.0.4' }),
    );
  }
  app.get('/style.css', (c) =>
    c.text(css, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }),
  );
  app.get('/client.js', (c) =>
    c.text(script, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    }),
  );

  app.get('/', async (c) => {
    const language = preferred(c.req.query('language'), c.req.header('accept-language'));
    const session = (await sessions.find(getCookie(c, COOKIE))) ?? sessions.open();
    setCookie(c, COOKIE, session.id, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: COOKIE_SECONDS,
    });
    return c.html(renderPage(language, coach.abilities, examples(coach.services.bank, language)));
  });

  app.get('/figure/:hash/:file{(light|dark)\\.png}', async (c) => {
    const spec = studio.figure(c.req.param('hash'));
    if (!spec) return c.notFound();
    const { png } = await workers.figure(
      spec,
      c.req.param('file').startsWith('dark') ? 'dark' : 'light',
    );
    return c.body(new Uint8Array(png), 200, {
      'content-type': 'image/png',
      'cache-control': 'private, max-age=86400, immutable',
    });
  });

  app.get('/file/:id/:name', async (c) => {
    const session = await sessions.find(getCookie(c, COOKIE));
    const file = session && files.find(session.id, c.req.param('id'));
    if (!file) return c.notFound();
    return c.body(file.content, 200, {
      'content-type': `${file.type}; charset=utf-8`,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'cache-control': 'no-store',
    });
  });

  app.get('/api/suggest', async (c) => {
    const { ability: name, typed = '', language = '' } = c.req.query();
    const ability = coach.abilities.find((candidate) => candidate.name === name);
    const session = await sessions.find(getCookie(c, COOKIE));
    if (!ability || !session || !isLanguage(language)) return c.json([]);
    const line = typed.slice(0, 200);
    return c.json(completions(ability, line, { language }, coach.services).slice(0, 8));
  });

  app.get('/api/room', async (c) => {
    const session = await sessions.find(getCookie(c, COOKIE));
    const query = read.safeParse(c.req.query());
    if (!session) return c.json({ error: 'no session' }, 401);
    if (!query.success) return c.json({ error: 'bad request' }, 400);
    const { room: kind, as, after } = query.data;
    return c.json({
      entries: roomOf(session.place(kind, as).id).since(after, as).map(shown),
    });
  });

  app.post('/api/say', sameOrigin(), bodyLimit({ maxSize: MAX_BODY }), async (c) => {
    const session = await sessions.find(getCookie(c, COOKIE));
    if (!session) return c.json({ error: 'no session' }, 401);
    const body = said.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return c.json({ error: 'bad request' }, 400);
    if (!session.maySpeak(now())) {
      return c.json({ error: wordsOf(body.data.language)('web-too-fast') }, 429);
    }
    await session.keep(now());
    return c.json({ entries: await hear(session, body.data) });
  });

  messenger.register('web', {
    post: async (place, replies, language) => {
      await show(place, replies, language);
    },
  });
  return app;

  /** What a person said goes into the room, then what the coach answers; both are returned. */
  async function hear(
    session: Session,
    { as, room: kind, language, message: given }: z.infer<typeof said>,
  ) {
    const place = session.place(kind, as);
    const room = roomOf(place.id);
    const account = session.account(as, wordsOf(language)(`web-person-${as}`));
    const words =
      given.kind === 'text' ? given.text : (room.labelOf(given.id) ?? labelOf(given.id, language));
    const typed = given.kind === 'press' && given.text ? `${words}: ${given.text}` : words;
    // What is pressed is seen by the one who pressed; an answer to a quiz is nobody else's business.
    const write = () =>
      room.add({
        by: as,
        text: [...typed].slice(0, SHOWN_CHARACTERS).join(''),
        ...(given.kind === 'press' ? { only: as } : {}),
      });
    const isSaid = given.kind === 'text' || Boolean(given.text);
    const before = isSaid ? [write()] : [];
    const heard =
      given.kind === 'press'
        ? {
            kind: given.kind,
            id: given.id,
            ...(given.text === undefined ? {} : { text: given.text }),
          }
        : given;
    const replies = await coach.hear(heard, {
      account,
      place,
      language,
      mayManage: async () => true,
    });
    // A press that only changes messages leaves no words behind, as in a chat.
    const isNew = ({ key, privately }: Reply) =>
      key === undefined || !room.holds(key, privately ? as : undefined);
    const pressed = !isSaid && replies.some(isNew) ? [write()] : [];
    const answers = await show(place.id, replies, language, { session, as });
    return [...before, ...pressed, ...answers].map(shown);
  }

  /** Puts replies into a room: those for one person only where somebody is there to read them. */
  async function show(
    place: string,
    replies: readonly Reply[],
    language: Language,
    reader?: { readonly session: Session; readonly as: PersonKey },
  ): Promise<readonly Entry[]> {
    const room = roomOf(place);
    const entries: Entry[] = [];
    for (const reply of replies) {
      const downloads = (reply.files ?? []).flatMap((file) =>
        reader ? [{ name: file.name, url: files.add(reader.session.id, file) }] : [],
      );
      const html = planMessage(reply, await studio.draw(reply), language, downloads);
      const actions = new Map(actionsOf(reply).map(({ id, label }) => [id, label]));
      entries.push(
        room.add({
          html,
          actions,
          ...(reply.key === undefined ? {} : { key: reply.key }),
          ...(reply.privately && reader ? { only: reader.as } : {}),
        }),
      );
    }
    return entries;
  }

  /** What to call a button of the page itself, which stands in no message. */
  function labelOf(id: string, language: Language): string {
    const question = coach.services.bank.find(id.replace(/^ask:/u, ''));
    return (
      question?.text[language].title ??
      (id === 'topics' ? wordsOf(language)('ask-topics') : `/${id.replace(':', ' ')}`)
    );
  }
}

const shown = ({ number, slot, by, text, html }: Entry) => ({ number, slot, by, text, html });

function preferred(asked: string | undefined, accepted: string | undefined): Language {
  if (asked !== undefined && isLanguage(asked)) return asked;
  return /^\s*zh\b/iu.test(accepted ?? '') ? 'zh' : 'en';
}
