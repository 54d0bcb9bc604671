/** The web page and its small interface, on Hono: say something, read a room, fetch a figure. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Coach } from '#coach/coach.ts';
import type { Message } from '#coach/turn.ts';
import { isLanguage, type Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import type { Workers } from '#workers/pool.ts';
import { createStudio } from './draw.ts';
import { headers, knownHost, sameOrigin } from './guard.ts';
import { clientScript, renderPage, styleSheet } from './page.ts';
import { planMessage } from './plan.ts';
import { createSessions, type Entry, PEOPLE, type Session } from './rooms.ts';

export interface WebServices {
  readonly coach: Coach;
  readonly workers: Workers;
  /** Milliseconds since the epoch. @default Date.now */
  now?(): number;
}

export interface WebOptions {
  /** Serve loopback host names only. @default true */
  readonly loopbackOnly?: boolean;
}

const COOKIE = 'coach';
/** A message of 2,000 characters takes 8 kB at most; the rest is room for its frame. */
const MAX_BODY = 32 * 1024;
/** Slugs of the questions the page offers to begin with. */
const EXAMPLES = [
  'scale-sqrt-dk',
  'multi-head',
  'padding-mask',
  'layernorm-vs-batchnorm',
  'positional-encoding',
];

const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('press'), id: z.string().max(500) }),
]);
const seat = { as: z.enum(PEOPLE), room: z.enum(['private', 'group']) };
const said = z.object({ ...seat, language: z.enum(['en', 'zh']), message });
const read = z.object({ ...seat, after: z.coerce.number().int().min(0) });

export function createWebApp(
  services: WebServices,
  { loopbackOnly = true }: WebOptions = {},
): Hono {
  const { coach, workers, now = Date.now } = services;
  const sessions = createSessions();
  const studio = createStudio(workers);
  const app = new Hono();
  const [css, script] = [styleSheet(), clientScript()];

  app.use(headers(), knownHost(loopbackOnly));
  app.get('/healthz', (c) =>
    c.json({ status: 'ok', questions: coach.services.bank.questions.length }),
  );
  app.get('/style.css', (c) =>
    c.text(css, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }),
  );
  app.get('/client.js', (c) =>
    c.text(script, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    }),
  );

  app.get('/', (c) => {
    const language = preferred(c.req.query('language'), c.req.header('accept-language'));
    const session = sessions.find(getCookie(c, COOKIE)) ?? sessions.open();
    setCookie(c, COOKIE, session.id, { httpOnly: true, sameSite: 'Strict', path: '/' });
    const examples = EXAMPLES.flatMap((slug) => {
      const question = coach.services.bank.find(slug);
      return question ? [{ label: question.text[language].title, id: `ask:${slug}` }] : [];
    });
    return c.html(
      renderPage(language, coach.abilities, [
        ...examples,
        { label: wordsOf(language)('ask-topics'), id: 'topics' },
      ]),
    );
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

  app.get('/api/suggest', (c) => {
    const { ability: name, typed = '', language = '' } = c.req.query();
    const ability = coach.abilities.find((candidate) => candidate.name === name);
    const option = ability?.options.find(({ suggest }) => suggest);
    const session = sessions.find(getCookie(c, COOKIE));
    if (!option?.suggest || !session || !isLanguage(language)) return c.json([]);
    const person = session.person('ada', '');
    const turn = { person, place: session.room('private', 'ada').place, language };
    return c.json(option.suggest(typed.slice(0, 200), turn, coach.services).slice(0, 8));
  });

  app.get('/api/room', (c) => {
    const session = sessions.find(getCookie(c, COOKIE));
    const query = read.safeParse(c.req.query());
    if (!session) return c.json({ error: 'no session' }, 401);
    if (!query.success) return c.json({ error: 'bad request' }, 400);
    return c.json({
      entries: session.room(query.data.room, query.data.as).since(query.data.after).map(shown),
    });
  });

  app.post('/api/say', sameOrigin(), bodyLimit({ maxSize: MAX_BODY }), async (c) => {
    const session = sessions.find(getCookie(c, COOKIE));
    if (!session) return c.json({ error: 'no session' }, 401);
    const body = said.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return c.json({ error: 'bad request' }, 400);
    if (!session.maySpeak(now())) {
      return c.json({ error: wordsOf(body.data.language)('web-too-fast') }, 429);
    }
    return c.json({ entries: await hear(session, body.data) });
  });

  return app;

  /** What a person said goes into the room, then what the coach answers; both are returned. */
  async function hear(
    session: Session,
    { as, room: kind, language, message: given }: z.infer<typeof said>,
  ) {
    const room = session.room(kind, as);
    const person = session.person(as, wordsOf(language)(`web-person-${as}`));
    const words =
      given.kind === 'text' ? given.text : (room.labelOf(given.id) ?? labelOf(given.id, language));
    const mine = room.add({ by: as, text: [...words].slice(0, 2100).join('') });
    const heard: Message = given;
    const replies = await coach.hear(heard, { person, place: room.place, language });
    const answers: Entry[] = [];
    for (const reply of replies) {
      const html = planMessage(reply, await studio.draw(reply), language);
      const actions = new Map(reply.actions.map(({ id, label }) => [id, label]));
      answers.push(room.add({ html, actions }));
    }
    return [mine, ...answers].map(shown);
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

const shown = ({ number, by, text, html }: Entry) => ({ number, by, text, html });

function preferred(asked: string | undefined, accepted: string | undefined): Language {
  if (asked !== undefined && isLanguage(asked)) return asked;
  return /^\s*zh\b/iu.test(accepted ?? '') ? 'zh' : 'en';
}
