/** The steps of a room in the store: a round begins, a round ends. Of two processes at once only one takes a step. */
import { document, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { wordsOf } from '#locales/words.ts';
import type { Activity, Step } from '#store/activities.ts';
import type { Services } from '../ability.ts';
import { besides } from '../messenger.ts';
import { askQuiz, type Claim, type Posed } from '../quiz/ask.ts';
import { quizContent } from '../quiz/items.ts';
import { afterRound, nextRound, REST_MS, type Room } from './room.ts';
import { boardMessage, explanationMessage, podiumMessage, roundMessage } from './show.ts';

type RoomActivity = Activity<Room>;

/** So often a change is tried again when others were first; each try means that somebody got through. */
const TRIES = 50;

/** Changes the room, whatever others change at the same moment; `undefined` from `step` leaves it. */
export const change = (
  id: string,
  services: Services,
  step: (room: Room) => Room | undefined,
): Promise<RoomActivity | undefined> =>
  take(id, services, (room) => {
    const state = step(room);
    return state && { state };
  });

/** The same, with when the room goes on by itself, and whether it is still open. */
async function take(
  id: string,
  { store, now }: Services,
  stepOf: (room: Room) => (Step<Room> & { readonly state: Room }) | undefined,
): Promise<RoomActivity | undefined> {
  for (let i = 0; i < TRIES; i++) {
    const activity = (await store.activities.find(id)) as RoomActivity | undefined;
    if (!activity?.open) return undefined;
    const step = stepOf(activity.state);
    if (!step) return undefined;
    if (await store.activities.advance(activity, step, now())) {
      return { ...activity, ...step, version: activity.version + 1 };
    }
  }
  throw new Error('study: too many changes at once');
}

/** Asks the next question, and sets the time at which the round ends. */
export async function beginRound(activity: Activity, services: Services): Promise<void> {
  const room = activity.state as Room;
  const now = services.now();
  const end = now + room.seconds * 1000;
  let state = room;
  // Another process may have begun the round: then its question is the one that stands.
  const claim: Claim = (kept, { id, slug }) => {
    state = nextRound(room, { id, slug }, now);
    return kept.activities.advance(activity, { state, dueAt: end }, now);
  };
  const posed = await askQuiz(
    {
      topic: room.topic,
      packs: room.packs,
      level: room.level,
      language: room.language,
      place: room.place,
      person: null,
      owner: room.group,
      activity: activity.id,
      closesAt: end,
      avoided: room.slugs,
    },
    services,
    claim,
  );
  if (posed === 'late') return;
  if (!posed) return over(activity, room, services);
  const board = await boardMessage(activity.id, state, services);
  await services.post(
    room.place,
    [roundMessage(activity.id, state, posed, services), board],
    room.language,
  );
}

/**
 * Explains, shows the board, and rests, parks or ends; nothing where the round has ended meanwhile. `forGood` ends the
 * room at whatever step it is.
 */
export async function endRound(
  activity: Activity,
  services: Services,
  { forGood = false } = {},
): Promise<void> {
  const { store, bank } = services;
  const now = services.now();
  const { round, phase } = activity.state as Room;
  const ended = await take(activity.id, services, (room) => {
    if (!forGood && (room.round !== round || room.phase !== phase)) return undefined;
    const state: Room = { ...afterRound(room), ...(forGood ? { phase: 'over' } : {}) };
    return {
      state,
      dueAt: state.phase === 'resting' ? now + REST_MS : null,
      open: state.phase !== 'over',
    };
  });
  if (!ended) return;
  const { state } = ended;
  if (state.asked !== '') await store.quizzes.closeAt(state.asked, now);
  const posed = await posedIn(state);
  const messages: Reply[] = [
    ...(posed ? [explanationMessage(activity.id, state, posed, services)] : []),
    await boardMessage(activity.id, state, services),
  ];
  if (state.phase === 'parked') messages.push(parked(activity.id, state));
  if (state.phase === 'over') messages.push(await podiumMessage(activity.id, state, services));
  await services.post(state.place, messages, state.language);

  async function posedIn({ asked: id, language }: Room): Promise<Posed | undefined> {
    const asked = await store.quizzes.find(id);
    const content = asked && quizContent(bank, asked.quiz, asked.seed, language);
    return asked && content ? { asked, content } : undefined;
  }
}

/** The board after an answer; the messenger sees to it that it changes at most every two seconds. */
export async function showBoard(activity: RoomActivity, services: Services): Promise<void> {
  const { state } = activity;
  const board = await boardMessage(activity.id, state, services);
  await besides(services.post(state.place, [board], state.language));
}

/** Ends a room without a word. */
export async function abandon(id: string, { store, now }: Services): Promise<void> {
  const activity = (await store.activities.find(id)) as RoomActivity | undefined;
  if (!activity?.open) return;
  const state: Room = { ...activity.state, phase: 'over' };
  await store.activities.advance(activity, { state, dueAt: null, open: false }, now());
}

async function over(activity: Activity, room: Room, services: Services): Promise<void> {
  const state: Room = { ...room, phase: 'over' };
  const step = { state, dueAt: null, open: false };
  if (!(await services.store.activities.advance(activity, step, services.now()))) return;
  const podium = await podiumMessage(activity.id, state, services);
  await services.post(room.place, [podium], room.language);
}

const parked = (id: string, { language }: Room): Reply => {
  const say = wordsOf(language);
  return {
    document: document(paragraph(say('study-parked'))),
    actions: [
      { id: `study.resume:${id}`, label: say('study-resume'), style: 'primary' },
      { id: `study.stop:${id}`, label: say('study-stop') },
    ],
  };
};
