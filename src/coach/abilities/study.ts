/**
 * `/study start [topic] [rounds] [seconds]`: a room in which a group answers the same questions against the
 * clock. Every step is in the store, so a room goes on where it was after a restart.
 */
import { document, link, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Activity } from '#store/activities.ts';
import type { Ability, Services } from '../ability.ts';
import { wholeNumber } from '../numbers.ts';
import { asRead, findAsked, lettersOf, settle } from '../quiz/answering.ts';
import { pickedKey, pickedSoFar, toggle } from '../quiz/picking.ts';
import { hintOf, listed } from '../quiz/show.ts';
import { allAnswered, type Room, skipWanted, speedPoints, withAnswer } from '../study/room.ts';
import { abandon, beginRound, change, endRound, showBoard } from '../study/rounds.ts';
import { topicNamed, topicOption, topicTitle } from '../topic-option.ts';
import { groupOf, type Turn } from '../turn.ts';

const STEPS = ['start', 'stop', 'skip', 'resume'] as const;
const ROUNDS = [1, 30] as const;
const SECONDS = [5, 300] as const;

export const study: Ability = {
  name: 'study',
  groupOnly: true,
  options: [
    { name: 'step', required: false, values: STEPS },
    topicOption,
    { name: 'rounds', required: false, integer: ROUNDS },
    { name: 'seconds', required: false, integer: SECONDS },
  ],
  run: async (options, turn, services) => {
    const { step = 'start' } = options;
    const [open] = await services.store.activities.open('study', { place: turn.place.id });
    switch (step) {
      case 'start':
        return begin(options, open, turn, services);
      case 'stop':
        return stop(needed(open), turn, services);
      case 'skip':
        return skip(needed(open), undefined, turn, services);
      case 'resume':
        return resume(needed(open), services);
      default:
        throw new UserError('study-step', { step: step.slice(0, 40), known: STEPS.join(', ') });
    }
  },
  actions: {
    answer: ([id = '', letters = ''], turn, services) => answer(id, letters, turn, services),
    settle: ([id = '', letters = ''], turn, services) => answer(id, letters, turn, services, true),
    confirm: async ([id = ''], turn, services) => {
      const { mine } = await findAsked(id, turn, services);
      if (!mine?.letters) throw new UserError('quiz-pick');
      return answer(id, mine.letters, turn, services, true);
    },
    hint: async ([id = ''], turn, services) => {
      const open = await findAsked(id, turn, services);
      const { content, language } = asRead(open, turn, services);
      await services.store.quizzes.draft(id, turn.person.id, { hinted: true });
      return [said(...hintOf(content, wordsOf(language)))];
    },
    skip: async ([id = '', round = ''], turn, services) =>
      skip(needed(await services.store.activities.find(id)), Number(round), turn, services),
    stop: async ([id = ''], turn, services) =>
      stop(needed(await services.store.activities.find(id)), turn, services),
    resume: async ([id = ''], _turn, services) =>
      resume(needed(await services.store.activities.find(id)), services),
  },
  proceed: async (activity, services) => {
    const room = activity.state as Room;
    if (room.phase === 'asking') await endRound(activity, services);
    else if (room.phase === 'resting') await beginRound(activity, services);
  },
  longestWaitMs: 1000 * SECONDS[1],
};

const said = (...blocks: Reply['document']['children']): Reply => ({
  document: document(...blocks),
  actions: [],
  privately: true,
});

function needed(activity: Activity | undefined): Activity {
  if (!activity?.open || activity.kind !== 'study') throw new UserError('study-none');
  return activity;
}

async function begin(
  { topic: typedTopic, rounds, seconds }: Readonly<Record<string, string>>,
  open: Activity | undefined,
  turn: Turn,
  services: Services,
): Promise<readonly Reply[]> {
  const topic = topicNamed(typedTopic, services);
  const [roundCount, secondsEach] = [
    wholeNumber('rounds', rounds, ROUNDS, 5),
    wholeNumber('seconds', seconds, SECONDS, 30),
  ];
  if (open) await giveWay(open, services);
  const title = wordsOf(turn.language)('study-room', { topic: topicTitle(topic, turn, services) });
  const thread = await services.openThread(turn.place, title);
  const place = thread?.id ?? turn.place.id;
  const room: Room = {
    place,
    group: groupOf(turn.place),
    starter: turn.person.id,
    ...(topic === undefined ? {} : { topic }),
    packs: turn.here.packs,
    language: turn.language,
    level: turn.here.level,
    rounds: roundCount,
    seconds: secondsEach,
    round: 0,
    phase: 'resting',
    asked: '',
    askedAt: 0,
    slugs: [],
    players: {},
    answered: [],
    skips: [],
    silent: 0,
  };
  const id = services.chance.id();
  const isOnly = await services.store.activities.beginOnly(
    { id, kind: 'study', place, person: null, state: room, dueAt: turn.now },
    turn.now,
  );
  if (!isOnly) throw new UserError('study-already');
  const activity = await services.store.activities.find(id);
  try {
    if (activity) await beginRound(activity, services);
  } catch (error) {
    // A room that nobody can see is none.
    await abandon(id, services);
    throw error;
  }
  if (!thread) return [];
  const opened = wordsOf(turn.language)('study-opened', { title });
  const shown = thread.url === undefined ? opened : link(thread.url, opened);
  return [{ document: document(paragraph(shown)), actions: [] }];
}

/** A parked room makes room for a new one; one that is on does not. */
async function giveWay(open: Activity, services: Services): Promise<void> {
  const room = open.state as Room;
  if (room.phase !== 'parked') throw new UserError('study-already');
  const state: Room = { ...room, phase: 'over' };
  const step = { state, dueAt: null, open: false };
  if (!(await services.store.activities.advance(open, step, services.now())))
    throw new UserError('study-already');
}

/** One answer, once: what it was worth is told when the round is over. */
async function answer(
  askedId: string,
  typed: string,
  turn: Turn,
  services: Services,
  confirmed = false,
): Promise<readonly Reply[]> {
  const say = wordsOf(turn.own.language);
  const open = await findAsked(askedId, turn, services);
  const { asked, content } = open;
  const letters = lettersOf(typed, content);
  if (letters === '') throw new UserError('button-unknown');
  const several = content.answers.length > 1;
  if (several && !confirmed && letters.length === 1 && open.mine?.at == null) {
    const draft = await toggle(open, letters, turn, services);
    return [pickedSoFar(draft, 'study', askedId, turn.own.language)];
  }
  const activity =
    asked.activity === null ? undefined : await services.store.activities.find(asked.activity);
  const room = activity?.state as Room | undefined;
  if (!activity?.open || room?.asked !== askedId || room.phase !== 'asking') {
    throw new UserError('quiz-closed');
  }
  const points = speedPoints(asked.points, turn.now - room.askedAt, room.seconds);
  const { answer: given, now } = await settle(open, letters, turn, services, {
    kind: 'study',
    points,
  });
  if (!now) return [said(paragraph(say('quiz-before', { letters: listed(given.letters, say) })))];
  const changed = await change(activity.id, services, (current) =>
    current.asked === askedId && !current.answered.includes(turn.person.id)
      ? withAnswer(current, turn.person.id, { correct: given.correct === 1, points: given.points })
      : undefined,
  );
  if (changed) {
    if (allAnswered(changed.state)) await endRound(changed, services);
    else await showBoard(changed, services);
  }
  // Told once: with the first answer in this room.
  const isHidden =
    turn.mine.names === 'nowhere' && changed?.state.players[turn.person.id]?.answers === 1;
  return [
    {
      ...said(
        paragraph(say('study-taken', { letters: listed(letters, say) })),
        ...(isHidden ? [paragraph(say('study-hidden'))] : []),
      ),
      actions: isHidden ? [{ id: 'settings:names group', label: say('study-show-name') }] : [],
      ...(several ? { key: pickedKey(askedId) } : {}),
    },
  ];
}

async function skip(
  activity: Activity,
  round: number | undefined,
  turn: Turn,
  services: Services,
): Promise<readonly Reply[]> {
  const say = wordsOf(turn.own.language);
  const changed = await change(activity.id, services, (room) =>
    room.phase === 'asking' &&
    (round === undefined || round === room.round) &&
    !room.skips.includes(turn.person.id)
      ? { ...room, skips: [...room.skips, turn.person.id] }
      : undefined,
  );
  if (!changed) return [];
  if (skipWanted(changed.state)) {
    await endRound(changed, services);
    return [];
  }
  return [said(paragraph(say('study-skip-vote', { votes: String(changed.state.skips.length) })))];
}

async function stop(activity: Activity, turn: Turn, services: Services): Promise<readonly Reply[]> {
  const { starter } = activity.state as Room;
  if (starter !== turn.person.id && !(await turn.mayManage()))
    throw new UserError('study-not-yours');
  await endRound(activity, services, { forGood: true });
  return [];
}

async function resume(activity: Activity, services: Services): Promise<readonly Reply[]> {
  const changed = await change(activity.id, services, (room) =>
    room.phase === 'parked' ? { ...room, phase: 'resting', silent: 0 } : undefined,
  );
  if (!changed) throw new UserError('study-running');
  await beginRound(changed, services);
  return [];
}
