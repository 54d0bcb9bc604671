/**
 * `/interview [topic] [minutes] [level]`: the coach asks, listens for the key points, follows up on what was left out, and
 * reports. One interview a person; what is said stays between the two. `/interview peer` lets two members of a group
 * interview each other.
 */
import { bullets, document, figure, paragraph, strong } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import type { Action, Reply } from '#document/reply.ts';
import { describeFigure } from '#figures/alt.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Activity } from '#store/activities.ts';
import type { Ability, Press, Services } from '../ability.ts';
import { opening } from '../interview/choose.ts';
import { openPeer, peerActions } from '../interview/peer.ts';
import { report, scoreFigure, totalOf } from '../interview/report.ts';
import { askAfter, beginning, message, questionBlocks } from '../interview/show.ts';
import {
  begun,
  current,
  type Interview,
  wanting,
  weightsOf,
  withCurrent,
} from '../interview/state.ts';
import { advance, end, hear, type InterviewActivity, keep, repeat } from '../interview/talk.ts';
import { wholeNumber } from '../numbers.ts';
import { topicNamed, topicOption } from '../topic-option.ts';
import type { Turn } from '../turn.ts';

const MINUTES = [5, 120] as const;
const DEFAULT_MINUTES = 20;
const LEVELS = ['any', 'core', 'advanced', 'expert'] as const;
type LevelName = (typeof LEVELS)[number];
/** Words that mean two members of a group. */
const PEER = ['peer', 'pair', '互相', '互面'];
/** Silence after which an interview pauses by itself at the end of its time. */
const AWAY = 3 * 60_000;
/** Points that can be contested at once. */
const CONTESTED = 8;

/** Words that are no answer, in both languages. */
const SPOKEN: Readonly<Record<string, string>> = {
  hint: 'hint',
  提示: 'hint',
  skip: 'skip',
  pass: 'skip',
  next: 'skip',
  跳过: 'skip',
  下一题: 'skip',
  'i dont know': 'unknown',
  'dont know': 'unknown',
  'no idea': 'unknown',
  不知道: 'unknown',
  不会: 'unknown',
  我不知道: 'unknown',
  pause: 'pause',
  暂停: 'pause',
  end: 'end',
  stop: 'end',
  结束: 'end',
};

export const interview: Ability = {
  name: 'interview',
  personal: true,
  isTalk: ({ topic }) => !PEER.includes(topic?.toLowerCase() ?? ''),
  options: [
    topicOption,
    { name: 'minutes', required: false, integer: MINUTES },
    { name: 'level', required: false, values: LEVELS },
  ],
  run: async ({ topic, minutes, level }, turn, services) => {
    if (PEER.includes(topic?.toLowerCase() ?? '')) {
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
    const word =
      SPOKEN[
        text
          .trim()
          .toLowerCase()
          .replaceAll(/[.!。！'’]/gu, '')
      ];
    const act = word === undefined ? undefined : steps[word];
    if (act) return act(running, turn, services);
    return hear(running, text, turn, services);
  },
  actions: {
    ...peerActions,
    answer: (input, turn, services, text) =>
      step(input, turn, services, (running) => hear(running, text?.trim() ?? '', turn, services)),
    hint: (input, turn, services) => step(input, turn, services, steps.hint!),
    unknown: (input, turn, services) => step(input, turn, services, steps.unknown!),
    skip: (input, turn, services) => step(input, turn, services, steps.skip!),
    pause: (input, turn, services) => step(input, turn, services, steps.pause!),
    end: (input, turn, services) => step(input, turn, services, steps.end!),
    resume: async (_input, turn, services) => {
      const running = await open(turn, services);
      if (!running) throw new UserError('interview-none');
      return [await resume(running, turn, services)];
    },
    contest: ([id = ''], turn, services) => contest(id, turn, services),
    count: (input, turn, services) => count(input, turn, services),
    share: async ([id = ''], turn, services) => {
      const { state } = await finished(id, turn, services);
      const spec = scoreFigure(state, services, turn.language);
      return [
        { document: document(figure(spec, describeFigure(spec, turn.language))), actions: [] },
      ];
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

type Step = (
  running: InterviewActivity,
  turn: Turn,
  services: Services,
) => Promise<readonly Reply[]>;

const steps: Readonly<Record<string, Step>> = {
  hint: async (running, turn, services) => {
    const { state } = running;
    const exchange = current(state);
    const question = services.bank.find(exchange.slug);
    if (!question) throw new UserError('question-gone');
    const weights = weightsOf(question);
    const ids = [...weights.keys()].toSorted((a, b) => weights.get(b)! - weights.get(a)!);
    // What was just asked after is what a hint is wanted for.
    const asked = exchange.followedUp.at(-1);
    const open = exchange.grading ? wanting(exchange, weights) : ids;
    const point = asked ?? open[Math.min(exchange.hints, Math.max(0, open.length - 1))] ?? ids[0]!;
    const next = {
      ...state,
      ...withCurrent(state, { hints: exchange.hints + 1, saidAt: 0 }),
      lastAt: turn.now,
    };
    await keep(running, next, turn.now, services);
    const say = wordsOf(state.language);
    return [
      message(
        running.id,
        next,
        paragraph(
          strong(say('quiz-hint-is')),
          ' ',
          asked === undefined
            ? askAfter(question, point, state.language)
            : say('interview-begins-like', { words: beginning(question, point, state.language) }),
        ),
      ),
    ];
  },
  skip: (running, turn, services) => advance(running, { end: 'skipped' }, [], turn.now, services),
  unknown: (running, turn, services) => {
    const say = wordsOf(running.state.language);
    const question = services.bank.find(current(running.state).slug);
    const sentence = question?.text[running.state.language].sentence.children ?? [];
    return advance(
      running,
      { end: 'unknown' },
      [paragraph(say('interview-then')), ...sentence],
      turn.now,
      services,
    );
  },
  pause: async (running, turn, services) => {
    const { state } = running;
    const left = Math.max(60_000, state.endsAt - turn.now);
    await keep(running, { ...state, pausedWith: left, lastAt: turn.now }, turn.now, services);
    return [paused(running.id, wordsOf(state.language)('interview-paused'), state)];
  },
  end: (running, turn, services) => {
    const { exchanges } = running.state;
    const last = current(running.state);
    // A question nobody has said a word to was not part of it.
    const state =
      last.said.length === 0
        ? { ...running.state, exchanges: exchanges.slice(0, -1) }
        : { ...running.state, ...withCurrent(running.state, { end: 'done' }) };
    return end(running, state, [], turn.now, services);
  },
};

const paused = (id: string, line: string, { language }: Interview): Reply => {
  const say = wordsOf(language);
  return {
    document: document(paragraph(line)),
    actions: [
      { id: `interview.resume:${id}`, label: say('interview-resume'), style: 'primary' },
      { id: `interview.end:${id}`, label: say('interview-end') },
    ],
  };
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
  // `/interview 30` means half an hour on all topics.
  const swapped = typed.minutes === undefined && /^\d+$/u.test(typed.topic ?? '');
  const topic = topicNamed(swapped ? undefined : typed.topic, services);
  const minutes = wholeNumber(
    'minutes',
    swapped ? typed.topic : typed.minutes,
    MINUTES,
    DEFAULT_MINUTES,
  );
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

async function finished(id: string, turn: Turn, { store }: Services): Promise<InterviewActivity> {
  const activity = (await store.activities.find(id)) as Activity<Interview> | undefined;
  if (activity?.kind !== 'interview' || activity.person !== turn.person.id || activity.open)
    throw new UserError('interview-none');
  return activity;
}

/** The points that were not heard, each with the sentence that would have shown it; they can be counted. */
function missedPoints(
  id: string,
  { exchanges }: Interview,
  language: Turn['language'],
  { bank }: Pick<Services, 'bank'>,
): { readonly blocks: Block[]; readonly actions: Action[] } {
  const say = wordsOf(language);
  const missing = exchanges.flatMap((exchange, i) => {
    const points = bank.find(exchange.slug)?.text[language].keyPoints ?? [];
    return wanting(exchange).flatMap((wanted) => {
      const found = points.find((point) => point.id === wanted);
      return found ? [{ i, found }] : [];
    });
  });
  const shown = missing.slice(0, CONTESTED);
  if (shown.length === 0) return { blocks: [], actions: [] };
  return {
    blocks: [
      paragraph(say('interview-contest-how')),
      bullets(
        ...shown.map(({ found }, n) => [
          strong(String(n + 1)),
          ' ',
          ...found.text,
          ' ',
          say('interview-contest-like', { words: found.phrasings[0] ?? '' }),
        ]),
      ),
    ],
    actions: shown.map(({ i, found }, n) => ({
      id: `interview.count:${id} ${i} ${found.id}`,
      label: say('interview-count', { number: String(n + 1) }),
    })),
  };
}

async function contest(id: string, turn: Turn, services: Services): Promise<readonly Reply[]> {
  const { state } = await finished(id, turn, services);
  const { blocks, actions } = missedPoints(id, state, turn.language, services);
  if (actions.length === 0) return [report(id, { ...state, language: turn.language }, services)];
  return [{ document: document(...blocks), actions, key: `interview-contest-${id}` }];
}

const count: Press = async ([id = '', index = '', point = ''], turn, services) => {
  const activity = await finished(id, turn, services);
  const exchange = activity.state.exchanges[Number(index)];
  if (!exchange || !wanting(exchange).includes(point)) throw new UserError('button-unknown');
  const state: Interview = {
    ...activity.state,
    exchanges: activity.state.exchanges.map((one) =>
      one === exchange ? { ...one, counted: [...one.counted, point] } : one,
    ),
  };
  if (!(await services.store.activities.advance(activity, { state }, turn.now)))
    throw new UserError('interview-moved');
  const score = String(Math.round(100 * (totalOf(state, services) ?? 0)));
  const { blocks, actions } = missedPoints(id, state, turn.language, services);
  return [
    report(id, { ...state, language: turn.language }, services),
    {
      document: document(
        paragraph(strong(wordsOf(turn.language)('interview-counted', { score }))),
        ...blocks,
      ),
      actions,
      key: `interview-contest-${id}`,
    },
  ];
};
