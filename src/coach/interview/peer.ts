/**
 * The steps by which two members of a group interview each other: one asks with the coach's card, which nobody else sees, and
 * ticks the points that are heard; the report goes to the one who answered. How it looks is in `peer-show.ts`.
 */
import type { Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import type { Activity } from '#store/activities.ts';
import type { Press, Services } from '../ability.ts';
import { rememberMissed } from '../review/cards.ts';
import { groupOf, type Turn } from '../turn.ts';
import { following, opening } from './choose.ts';
import {
  cardMessage,
  cardOverMessage,
  endMessage,
  groupMessage,
  known,
  type Peer,
  ROLES,
  type Role,
  reportMessage,
  roleMessage,
  scoreOf,
} from './peer-show.ts';
import { TO_REVIEW } from './report.ts';

type PeerActivity = Activity<Peer>;

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
    return ready && joined.asks === turn.person.id
      ? [cardMessage(id, next, turn.language, services)]
      : [roleMessage(ready ? 'answer-now' : (role as Role), turn.language)];
  },
  card: async ([id = ''], turn, services) => {
    const { state } = await asInterviewer(id, turn, services);
    return [cardMessage(id, state, turn.language, services)];
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
    return [cardMessage(id, next, turn.language, services)];
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
    return [cardMessage(id, next, turn.language, services)];
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
    return [reportMessage(activity.state, turn.language, services)];
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

/** Brings the message of the group up to date. */
async function show(id: string, place: string, state: Peer, services: Services): Promise<void> {
  await services.post(place, [await groupMessage(id, state, services)], state.language);
}

async function close(
  activity: PeerActivity,
  turn: Turn,
  services: Services,
): Promise<readonly Reply[]> {
  const { id, place, state } = activity;
  const { language, answers } = state;
  const closed = await services.store.atomically(async (kept) => {
    if (!(await kept.activities.advance(activity, { open: false }, turn.now))) return false;
    if (answers === undefined) return true;
    const weak = known(state, services).filter((asked) => scoreOf(asked, services) < TO_REVIEW);
    for (const { slug } of weak) await rememberMissed(kept, answers, slug, turn.now);
    return true;
  });
  if (!closed) throw new UserError('interview-moved');
  await services.post(place, [endMessage(id, state)], language);
  // The card that whoever ended it may have pressed it on is over, too.
  return state.asks === turn.person.id && state.exchanges.length > 0
    ? [cardOverMessage(id, turn.language)]
    : [];
}
