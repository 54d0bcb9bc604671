/**
 * `/interview [topic] [minutes] [level]`: the coach asks, listens for the key points, follows up on what was left out, and
 * reports. One interview a person; what is said stays between the two. `/interview peer` lets two members of a group
 * interview each other.
 */
import { paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Ability, Services } from '../ability.ts';
import { opening } from '../interview/choose.ts';
import { reportActions } from '../interview/contest.ts';
import { openPeer, peerActions } from '../interview/peer.ts';
import { message, questionBlocks } from '../interview/show.ts';
import { begun, type Interview } from '../interview/state.ts';
import { paused, type Step, stepNamed, steps } from '../interview/steps.ts';
import { hear, type InterviewActivity, keep, repeat } from '../interview/talk.ts';
import { topicAndNumber, wholeNumber } from '../numbers.ts';
import { topicNamed, topicOption } from '../topic-option.ts';
import type { Turn } from '../turn.ts';

const MINUTES = [5, 120] as const;
const DEFAULT_MINUTES = 20;
const LEVELS = ['any', 'core', 'advanced', 'expert'] as const;
type LevelName = (typeof LEVELS)[number];
/** Words that mean two members of a group. */
const PEER = ['peer', 'pair', '互相', '互面'];
const isPeer = (topic: string | undefined): boolean => PEER.includes(topic?.toLowerCase() ?? '');
/** Silence after which an interview pauses by itself at the end of its time. */
const AWAY = 3 * 60_000;

export const interview: Ability = {
  name: 'interview',
  personal: true,
  isTalk: ({ topic }) => !isPeer(topic),
  options: [
    topicOption,
    { name: 'minutes', required: false, integer: MINUTES },
    { name: 'level', required: false, values: LEVELS },
  ],
  run: async ({ topic, minutes, level }, turn, services) => {
    if (isPeer(topic)) {
      // `/interview peer attention`: what follows is the topic.
      return openPeer(topicNamed(minutes, services), turn, services);
    }
    const running = await open(turn, services);
    if (running) return [await resume(running, turn, services)];
    return [await start({ topic, minutes, level }, turn, services)];
  },
  listen: async (text, turn, services) => {
    if (turn.place.kind !== 'private') return undefined;
    const running = await open(turn, services);
    if (!running || running.state.pausedWith !== undefined) return undefined;
    const act = stepNamed(text);
    if (act) return act(running, turn, services);
    return hear(running, text, turn, services);
  },
  actions: {
    ...peerActions,
    ...reportActions,
    answer: (input, turn, services, text) =>
      step(input, turn, services, (running) => hear(running, text?.trim() ?? '', turn, services)),
    hint: (input, turn, services) => step(input, turn, services, steps.hint),
    unknown: (input, turn, services) => step(input, turn, services, steps.unknown),
    skip: (input, turn, services) => step(input, turn, services, steps.skip),
    pause: (input, turn, services) => step(input, turn, services, steps.pause),
    end: (input, turn, services) => step(input, turn, services, steps.end),
    resume: async (_input, turn, services) => {
      const running = await open(turn, services);
      if (!running) throw new UserError('interview-none');
      return [await resume(running, turn, services)];
    },
  },
  proceed: async (activity, services) => {
    const { state } = activity as InterviewActivity;
    const now = services.now();
    if (state.pausedWith !== undefined || now < state.endsAt) return;
    const say = wordsOf(state.language);
    if (now - state.lastAt > AWAY) {
      // Whoever has gone away finds the time they left behind.
      const left = Math.max(60_000, state.endsAt - state.lastAt);
      await keep(activity as InterviewActivity, { ...state, pausedWith: left }, now, services);
      if (state.inGroup) return;
      await services.post(
        activity.place,
        [paused(activity.id, say('interview-away'), state)],
        state.language,
      );
      return;
    }
    const told = await services.store.activities.advance(activity, { dueAt: null }, now);
    if (!told || state.inGroup) return;
    await services.post(
      activity.place,
      [message(activity.id, state, paragraph(say('interview-time-up')))],
      state.language,
    );
  },
};

async function open(turn: Turn, { store }: Services): Promise<InterviewActivity | undefined> {
  const [running] = await store.activities.open('interview', { person: turn.person.id });
  return running as InterviewActivity | undefined;
}

/** A press on a button of the interview; those of an earlier question do nothing any more. */
async function step(
  [id = '', number]: readonly string[],
  turn: Turn,
  services: Services,
  act: Step,
): Promise<readonly Reply[]> {
  const running = await open(turn, services);
  if (running?.id !== id) throw new UserError('interview-none');
  if (number !== undefined && Number(number) !== running.state.exchanges.length)
    throw new UserError('interview-moved');
  if (running.state.pausedWith !== undefined && act !== steps.end)
    return [await resume(running, turn, services)];
  return act(running, turn, services);
}

async function start(
  typed: { topic: string | undefined; minutes: string | undefined; level: string | undefined },
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const said = topicAndNumber(typed.topic, typed.minutes);
  const topic = topicNamed(said.topic, services);
  const minutes = wholeNumber('minutes', said.number, MINUTES, DEFAULT_MINUTES);
  const level = levelNamed(typed.level) ?? turn.mine.level;
  const question = await opening(
    { level, ...(topic === undefined ? {} : { topic }) },
    turn.person.id,
    services,
  );
  if (!question) throw new UserError('interview-no-question');
  const state: Interview = {
    language: turn.language,
    ...(topic === undefined ? {} : { topic }),
    level,
    minutes,
    endsAt: turn.now + minutes * 60_000,
    lastAt: turn.now,
    ...(turn.place.kind === 'group' ? { inGroup: true as const } : {}),
    exchanges: [begun(question.slug)],
  };
  const id = services.chance.id();
  const { store } = services;
  await store.activities.begin(
    {
      id,
      kind: 'interview',
      place: turn.place.id,
      person: turn.person.id,
      state,
      dueAt: state.endsAt,
    },
    turn.now,
  );
  const say = wordsOf(turn.language);
  return message(
    id,
    state,
    // What is written in a group is not for the coach, unless a button asked for it.
    paragraph(
      say(`interview-begins${state.inGroup ? '-group' : ''}`, { minutes: String(minutes) }),
    ),
    ...questionBlocks(question, state, turn.now),
  );
}

function levelNamed(typed: string | undefined): LevelName | undefined {
  if (typed === undefined) return undefined;
  const level = LEVELS.find((name) => name === typed.toLowerCase());
  if (level) return level;
  throw new UserError('interview-level', { level: typed.slice(0, 40), known: LEVELS.join(', ') });
}

/** Goes on after a pause, or says again what was asked. */
async function resume(running: InterviewActivity, turn: Turn, services: Services): Promise<Reply> {
  const { state } = running;
  if (state.pausedWith === undefined) return repeat(running, turn.now, services);
  const { pausedWith, ...rest } = state;
  const next: Interview = { ...rest, endsAt: turn.now + pausedWith, lastAt: turn.now };
  await keep(running, next, turn.now, services);
  return repeat({ ...running, state: next, version: running.version + 1 }, turn.now, services);
}
