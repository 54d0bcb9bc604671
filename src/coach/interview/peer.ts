/**
 * Two members of a group interview each other: one asks with the coach's card, which nobody else sees, and ticks the points
 * that are heard; the report goes to the one who answered.
 */
import type { Question } from '#bank/question.ts';
import { bullets, document, emphasis, heading, paragraph, strong } from '#document/build.ts';
import type { Action, Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Activity } from '#store/activities.ts';
import type { Press, Services } from '../ability.ts';
import { namesIn, shownAs } from '../names.ts';
import { newCard } from '../review/cards.ts';
import { groupOf, type Turn } from '../turn.ts';
import { following, opening } from './choose.ts';
import { TO_REVIEW } from './report.ts';

interface Asked {
  readonly slug: string;
  /** Key points the interviewer has heard. */
  readonly heard: readonly string[];
}

interface Peer {
  readonly peer: true;
  readonly language: Language;
  readonly topic?: string;
  readonly asks?: string;
  readonly answers?: string;
  /** Whose members they are. */
  readonly group: string;
  readonly exchanges: readonly Asked[];
}

type PeerActivity = Activity<Peer>;
const ROLES = ['asks', 'answers'] as const;
type Role = (typeof ROLES)[number];

/** Opens it in a group, where two people then take the roles. */
export async function openPeer(
  topic: string | undefined,
  turn: Turn,
  services: Services,
): Promise<readonly Reply[]> {
  if (turn.place.kind !== 'group') throw new UserError('peer-group');
  const id = services.chance.id();
  const state: Peer = {
    peer: true,
    language: turn.here.language === 'auto' ? turn.language : turn.here.language,
    group: groupOf(turn.place),
    ...(topic === undefined ? {} : { topic }),
    exchanges: [],
  };
  await services.store.activities.begin(
    { id, kind: 'interview', place: turn.place.id, person: null, state, dueAt: null },
    turn.now,
  );
  await show(id, turn.place.id, state, services);
  return [];
}

export const peerActions: Readonly<Record<string, Press>> = {
  role: async ([id = '', role = ''], turn, services) => {
    const activity = await find(id, services);
    const { state } = activity;
    if (!ROLES.includes(role as Role)) throw new UserError('button-unknown');
    if (state[role as Role] !== undefined) throw new UserError('peer-taken');
    const other = role === 'asks' ? state.answers : state.asks;
    if (other === turn.person.id) throw new UserError('peer-both');
    const joined: Peer = { ...state, [role]: turn.person.id };
    const ready = joined.asks !== undefined && joined.answers !== undefined;
    const next = ready ? await withFirst(joined, services) : joined;
    await keep(activity, next, turn.now, services);
    await show(id, activity.place, next, services);
    if (ready && joined.asks === turn.person.id) return [card(id, next, turn.language, services)];
    const say = wordsOf(turn.language);
    return [
      {
        document: document(paragraph(say(`peer-you-${ready ? 'answer-now' : role}`))),
        actions: [],
        privately: true,
      },
    ];
  },
  card: async ([id = ''], turn, services) => {
    const { state } = await asInterviewer(id, turn, services);
    return [card(id, state, turn.language, services)];
  },
  tick: async ([id = '', number = '', point = ''], turn, services) => {
    const activity = await asInterviewer(id, turn, services);
    const { state } = activity;
    if (Number(number) !== state.exchanges.length) throw new UserError('interview-moved');
    const exchanges = state.exchanges.map((asked, i) =>
      i !== state.exchanges.length - 1
        ? asked
        : {
            ...asked,
            heard: asked.heard.includes(point)
              ? asked.heard.filter((heard) => heard !== point)
              : [...asked.heard, point],
          },
    );
    const next = { ...state, exchanges };
    await keep(activity, next, turn.now, services);
    return [card(id, next, turn.language, services)];
  },
  further: async ([id = '', number = ''], turn, services) => {
    const activity = await asInterviewer(id, turn, services);
    const { state } = activity;
    if (Number(number) !== state.exchanges.length) throw new UserError('interview-moved');
    const question = following(asInterview(state), services);
    if (!question) return close(activity, turn, services);
    const next = { ...state, exchanges: [...state.exchanges, { slug: question.slug, heard: [] }] };
    await keep(activity, next, turn.now, services);
    await show(id, activity.place, next, services);
    return [card(id, next, turn.language, services)];
  },
  finish: async ([id = ''], turn, services) => {
    const activity = await find(id, services);
    const { asks, answers } = activity.state;
    const involved = [asks, answers].filter((person) => person !== undefined);
    if (involved.length > 0 && !involved.includes(turn.person.id) && !(await turn.mayManage()))
      throw new UserError('peer-not-yours');
    return close(activity, turn, services);
  },
  result: async ([id = ''], turn, services) => {
    const activity = (await services.store.activities.find(id)) as PeerActivity | undefined;
    if (!activity?.state.peer) throw new UserError('interview-none');
    if (activity.state.answers !== turn.person.id) throw new UserError('peer-not-yours');
    return [result(activity.state, turn.language, services)];
  },
};

/** What `following` needs to know of it. */
const asInterview = ({ topic, exchanges }: Peer) => ({
  level: 'any' as const,
  ...(topic === undefined ? {} : { topic }),
  exchanges,
});

async function withFirst(state: Peer, services: Services): Promise<Peer> {
  const question = await opening(asInterview(state), state.answers!, services);
  if (!question) throw new UserError('interview-no-question');
  return { ...state, exchanges: [{ slug: question.slug, heard: [] }] };
}

async function find(id: string, { store }: Services): Promise<PeerActivity> {
  const activity = (await store.activities.find(id)) as PeerActivity | undefined;
  if (!activity?.open || !activity.state.peer) throw new UserError('interview-none');
  return activity;
}

async function asInterviewer(id: string, turn: Turn, services: Services): Promise<PeerActivity> {
  const activity = await find(id, services);
  if (activity.state.asks !== turn.person.id) throw new UserError('peer-not-yours');
  return activity;
}

async function keep(
  activity: PeerActivity,
  state: Peer,
  now: number,
  { store }: Services,
): Promise<void> {
  if (!(await store.activities.advance(activity, { state }, now)))
    throw new UserError('interview-moved');
}

function questionOf(slug: string, { bank }: Pick<Services, 'bank'>): Question {
  const question = bank.find(slug);
  if (!question) throw new UserError('question-gone');
  return question;
}

/** The message of the group: who does what, and the question once both are there. */
async function show(id: string, place: string, state: Peer, services: Services): Promise<void> {
  const { language, group, asks, answers, exchanges } = state;
  const say = wordsOf(language);
  const people = [asks, answers].filter((person) => person !== undefined);
  const names = shownAs(people, await namesIn(group, people, services.store), language);
  const last = exchanges.at(-1);
  const free = ROLES.filter((role) => state[role] === undefined);
  const actions: Action[] = [
    ...free.map((role) => ({
      id: `interview.role:${id} ${role}`,
      label: say(`peer-${role}`),
      style: 'primary' as const,
    })),
    ...(last ? [{ id: `interview.card:${id}`, label: say('peer-card') }] : []),
    { id: `interview.finish:${id}`, label: say('interview-end') },
  ];
  const message: Reply = {
    document: document(
      heading(2, say('peer-title')),
      ...(last
        ? [
            paragraph(
              emphasis(say('peer-who', { asks: names.get(asks!)!, answers: names.get(answers!)! })),
            ),
            paragraph(strong(questionOf(last.slug, services).text[language].title)),
          ]
        : [
            paragraph(say('peer-how')),
            ...(asks ? [paragraph(say('peer-has-asks', { name: names.get(asks)! }))] : []),
            ...(answers ? [paragraph(say('peer-has-answers', { name: names.get(answers)! }))] : []),
          ]),
    ),
    actions,
    key: `peer-${id}`,
  };
  await services.post(place, [message], language);
}

/** The interviewer's card: key points to tick, and what to ask when one is missing. */
function card(id: string, state: Peer, language: Language, services: Services): Reply {
  const say = wordsOf(language);
  const { slug, heard } = state.exchanges.at(-1)!;
  const { title, keyPoints, followUps } = questionOf(slug, services).text[language];
  const number = state.exchanges.length;
  return {
    document: document(
      heading(2, title),
      paragraph(emphasis(say('peer-card-how'))),
      bullets(
        ...keyPoints.map((point, i) => [
          strong(`${heard.includes(point.id) ? '✓' : '·'} ${i + 1}`),
          ' ',
          ...point.text,
          ' ',
          emphasis(point.ask),
        ]),
      ),
      paragraph(strong(say('peer-follow-ups'))),
      bullets(...followUps.map(({ question }) => [question])),
    ),
    actions: [
      ...keyPoints.map((point, i) => ({
        id: `interview.tick:${id} ${number} ${point.id}`,
        label: `${heard.includes(point.id) ? '✓ ' : ''}${i + 1}`,
      })),
      {
        id: `interview.further:${id} ${number}`,
        label: say('quiz-next'),
        style: 'primary' as const,
      },
      { id: `interview.finish:${id}`, label: say('interview-end') },
    ],
    privately: true,
    key: `peer-card-${id}`,
  };
}

async function close(
  activity: PeerActivity,
  turn: Turn,
  services: Services,
): Promise<readonly Reply[]> {
  const { id, place, state } = activity;
  const { language, answers } = state;
  if (!(await services.store.activities.advance(activity, { open: false }, turn.now)))
    throw new UserError('interview-moved');
  const say = wordsOf(language);
  if (answers !== undefined) {
    for (const asked of state.exchanges) {
      if (scoreOf(asked, services) >= TO_REVIEW) continue;
      const known = await services.store.cards.find(answers, asked.slug);
      await services.store.cards.put({
        ...(known ?? newCard(answers, asked.slug, turn.now)),
        missed: 1,
        due_at: turn.now,
        changed_at: turn.now,
      });
    }
  }
  const over = state.exchanges.length > 0;
  const ended: Reply = {
    document: document(
      heading(2, say('peer-title')),
      paragraph(say(over ? 'peer-over' : 'peer-cancelled')),
    ),
    actions: over
      ? [{ id: `interview.result:${id}`, label: say('peer-result'), style: 'primary' }]
      : [],
    key: `peer-${id}`,
  };
  await services.post(place, [ended], language);
  // The card that whoever ended it may have pressed it on is over, too.
  if (state.asks !== turn.person.id || !over) return [];
  return [
    {
      document: document(paragraph(wordsOf(turn.language)('peer-over'))),
      actions: [],
      privately: true,
      key: `peer-card-${id}`,
    },
  ];
}

function scoreOf({ slug, heard }: Asked, services: Pick<Services, 'bank'>): number {
  const { keyPoints } = questionOf(slug, services).text.en;
  const total = keyPoints.reduce((sum, { weight }) => sum + weight, 0);
  return (
    keyPoints.reduce((sum, { id, weight }) => sum + (heard.includes(id) ? weight : 0), 0) / total
  );
}

function result({ exchanges }: Peer, language: Language, services: Services): Reply {
  const say = wordsOf(language);
  const known = exchanges.filter(({ slug }) => services.bank.find(slug));
  return {
    document: document(
      heading(2, say('interview-report')),
      ...known.flatMap((asked) => {
        const { title, keyPoints } = questionOf(asked.slug, services).text[language];
        return [
          heading(3, title),
          paragraph(
            strong(
              say('grade-score', { score: String(Math.round(100 * scoreOf(asked, services))) }),
            ),
          ),
          bullets(
            ...keyPoints.map(({ id, text }) => [
              strong(asked.heard.includes(id) ? '✓' : '✗'),
              ' ',
              ...text,
            ]),
          ),
        ];
      }),
      paragraph(emphasis(say('peer-disclaimer'))),
    ),
    actions: [{ id: 'review:missed', label: say('quiz-review') }],
    privately: true,
  };
}
