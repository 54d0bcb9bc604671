/**
 * `/quiz [topic] [count]`: one question after the other, answered at once and explained at once.
 *
 * In private the message of a question turns into its explanation. In a group everybody may answer, and each
 * hears privately how it went.
 */
import { document, paragraph, strong } from '#document/build.ts';
import type { Action, Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Ability, Press, Services } from '../ability.ts';
import { wholeNumber } from '../numbers.ts';
import { findAsked, lettersOf, type Open, settle } from '../quiz/answering.ts';
import { askQuiz, type Posed } from '../quiz/ask.ts';
import { afterwards, headingOf, hintOf, listed, quizQuestion, verdict } from '../quiz/show.ts';
import { topicNamed, topicOption } from '../topic-option.ts';
import type { Turn } from '../turn.ts';

const COUNT = [1, 20] as const;

/** A run of questions: an activity of the kind `quiz`. */
interface Run {
  readonly topic?: string;
  readonly total: number;
  /** The number of the question that is asked now, from 1. */
  readonly number: number;
  readonly slugs: readonly string[];
}

export const quiz: Ability = {
  name: 'quiz',
  options: [topicOption, { name: 'count', required: false, integer: COUNT }],
  run: async ({ topic: typedTopic, count: typedCount }, turn, services) => {
    // `/quiz 5` means five questions of all topics.
    const swapped = typedCount === undefined && /^\d+$/u.test(typedTopic ?? '');
    const topic = topicNamed(swapped ? undefined : typedTopic, services);
    const total = wholeNumber('count', swapped ? typedTopic : typedCount, COUNT, 5);
    const id = services.chance.id();
    const run: Run = { ...(topic === undefined ? {} : { topic }), total, number: 1, slugs: [] };
    await services.store.activities.begin(
      {
        id,
        kind: 'quiz',
        place: turn.place.id,
        person: turn.person.id,
        state: run,
        dueAt: null,
      },
      turn.now,
    );
    return [await pose(id, 1, run, turn, services)];
  },
  actions: {
    answer: async ([id = '', typed = ''], turn, services) => {
      const open = await findAsked(id, turn, services);
      const letter = lettersOf(typed, open.content).slice(0, 1);
      if (letter === '') throw new UserError('button-unknown');
      if (open.content.answers.length === 1 || answered(open)) {
        return finish(open, letter, turn, services);
      }
      return toggle(open, letter, turn, services);
    },
    confirm: async ([id = ''], turn, services) => {
      const open = await findAsked(id, turn, services);
      if (!answered(open) && (open.mine?.letters ?? '') === '') throw new UserError('quiz-pick');
      return finish(open, open.mine?.letters ?? '', turn, services);
    },
    settle: async ([id = '', letters = ''], turn, services) => {
      const open = await findAsked(id, turn, services);
      return finish(open, lettersOf(letters, open.content), turn, services);
    },
    hint: async ([id = ''], turn, services) => {
      const open = await findAsked(id, turn, services);
      if (answered(open)) return finish(open, '', turn, services);
      await services.store.quizzes.draft(id, turn.person.id, { hinted: true });
      if (open.asked.person === null) return [hintAlone(open, turn)];
      return [
        await question(open, turn, services, { draft: open.mine?.letters ?? '', hinted: true }),
      ];
    },
    next: (input, turn, services) => next(input, turn, services),
  },
};

const answered = ({ mine }: Open): boolean => mine !== undefined && mine.at !== null;

/** Asks question `number` of a run. */
async function pose(
  runId: string,
  number: number,
  run: Run,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const isGroup = turn.place.kind === 'group';
  const posed = await askQuiz(
    {
      topic: run.topic,
      level: turn.here.level,
      language: turn.language,
      place: turn.place.id,
      person: isGroup ? null : turn.person.id,
      owner: isGroup ? turn.place.id : turn.person.id,
      activity: runId,
      avoided: run.slugs,
    },
    services,
  );
  if (!posed) throw new UserError('quiz-none');
  const activity = await services.store.activities.find(runId);
  if (activity) {
    await services.store.activities.advance(
      activity,
      { state: { ...run, number, slugs: [...run.slugs, posed.asked.slug] } },
      turn.now,
    );
  }
  return show(posed, { number, of: run.total }, turn, services);
}

const show = (
  posed: Posed,
  position: { number: number; of: number },
  turn: Turn,
  services: Services,
  progress: { draft?: string; hinted?: boolean } = {},
): Reply => ({
  ...quizQuestion(
    posed,
    {
      ability: 'quiz',
      heading: headingOf(posed, services, turn.language, position),
      actions: goOn(posed, position, turn),
      open: posed.asked.person === null,
    },
    turn.language,
    progress,
  ),
  key: `quiz-${posed.asked.id}`,
});

/** In a group anybody may go on, also those who need no explanation in private. */
const goOn = (
  { asked }: Posed,
  { number, of }: { number: number; of: number },
  turn: Turn,
): readonly Action[] =>
  asked.person === null && asked.activity !== null
    ? [nextAction(asked.activity, { number, total: of }, turn)]
    : [];

/** The message of a question somebody is busy with. */
async function question(
  open: Open,
  turn: Turn,
  services: Services,
  progress: { draft?: string; hinted?: boolean },
): Promise<Reply> {
  const { run } = await runOf(open, services);
  return show(open, { number: run?.number ?? 1, of: run?.total ?? 1 }, turn, services, progress);
}

async function runOf({ asked }: Open, services: Services) {
  const activity =
    asked.activity === null ? undefined : await services.store.activities.find(asked.activity);
  return { activity, run: activity?.kind === 'quiz' ? (activity.state as Run) : undefined };
}

/** Picks or unpicks one of several; nothing is settled yet. */
async function toggle(
  open: Open,
  letter: string,
  turn: Turn,
  services: Services,
): Promise<readonly Reply[]> {
  const before = open.mine?.letters ?? '';
  const letters = before.includes(letter)
    ? before.replace(letter, '')
    : [...before, letter].sort().join('');
  await services.store.quizzes.draft(open.asked.id, turn.person.id, { letters });
  if (open.asked.person !== null) {
    return [
      await question(open, turn, services, { draft: letters, hinted: open.mine?.hinted === 1 }),
    ];
  }
  const say = wordsOf(turn.language);
  return [
    {
      document: document(
        paragraph(
          letters === '' ? say('quiz-pick') : say('quiz-picked', { letters: listed(letters) }),
        ),
      ),
      actions:
        letters === ''
          ? []
          : [
              {
                id: `quiz.confirm:${open.asked.id}`,
                label: say('quiz-confirm'),
                style: 'primary',
              },
            ],
      privately: true,
    },
  ];
}

const hintAlone = ({ content }: Open, { language }: Turn): Reply => ({
  document: document(...hintOf(content, wordsOf(language))),
  actions: [],
  privately: true,
});

/** Settles and explains: in private in the message of the question, in a group for the one who answered. */
async function finish(
  open: Open,
  letters: string,
  turn: Turn,
  services: Services,
): Promise<readonly Reply[]> {
  const say = wordsOf(turn.language);
  const { answer, now } = await settle(open, letters, turn, services, {
    kind: 'quiz',
    points: open.asked.points,
  });
  const { activity, run } = await runOf(open, services);
  const isGroup = open.asked.person === null;
  const body = verdict(open.content, answer, turn.language);
  const again = now ? [] : [paragraph(say('quiz-before', { letters: listed(answer.letters) }))];
  const actions: Action[] = [
    ...(activity?.open && run ? [nextAction(activity.id, run, turn)] : []),
    ...afterwards(open.asked.slug, turn.language),
  ];
  if (isGroup) {
    if (now) await showCount(open, turn, services);
    return [{ document: document(...again, ...body), actions, privately: true }];
  }
  return [
    {
      document: document(
        paragraph(
          headingOf(open, services, turn.language, {
            number: run?.number ?? 1,
            of: run?.total ?? 1,
          }),
        ),
        ...open.content.prompt.children,
        ...again,
        ...body,
      ),
      actions,
      key: `quiz-${open.asked.id}`,
    },
  ];
}

/** The group sees how many have answered, not what. */
async function showCount(open: Open, turn: Turn, services: Services): Promise<void> {
  const say = wordsOf(turn.language);
  const { run } = await runOf(open, services);
  const { document: shown, ...rest } = show(
    open,
    { number: run?.number ?? 1, of: run?.total ?? 1 },
    turn,
    services,
  );
  const answers = await services.store.quizzes.answersTo(open.asked.id);
  const counted = paragraph(say('quiz-count', { count: String(answers.length) }));
  await services.post(
    open.asked.place,
    [{ ...rest, document: document(...shown.children, counted) }],
    turn.language,
  );
}

/** The button carries the number of the question it leads to: pressed twice, it leads there once. */
function nextAction(runId: string, run: Pick<Run, 'number' | 'total'>, { language }: Turn): Action {
  const say = wordsOf(language);
  return {
    id: `quiz.next:${runId} ${run.number + 1}`,
    label: say(run.number < run.total ? 'quiz-next' : 'quiz-finish'),
    style: 'primary',
  };
}

const next: Press = async ([runId = '', typed = ''], turn, services) => {
  const activity = await services.store.activities.find(runId);
  if (!activity?.open || activity.kind !== 'quiz') throw new UserError('quiz-over');
  const run = activity.state as Run;
  const number = Number(typed);
  if (number !== run.number + 1) return [];
  if (number <= run.total) return [await pose(runId, number, run, turn, services)];
  if (!(await services.store.activities.advance(activity, { open: false }, turn.now))) return [];
  return [await result(runId, run, turn, services)];
};

async function result(runId: string, run: Run, turn: Turn, services: Services): Promise<Reply> {
  const say = wordsOf(turn.language);
  const answers = await services.store.quizzes.answersIn(runId, turn.person.id);
  const correct = answers.filter((answer) => answer.correct === 1).length;
  const points = answers.reduce((sum, answer) => sum + answer.points, 0);
  return {
    document: document(
      paragraph(
        strong(
          say('quiz-result', {
            correct: String(correct),
            total: String(run.total),
            points: String(points),
          }),
        ),
      ),
      ...(correct < run.total ? [paragraph(say('quiz-result-review'))] : []),
    ),
    actions: [
      { id: `quiz:${run.topic ?? 'all'} ${run.total}`, label: say('quiz-again'), style: 'primary' },
      ...(correct < run.total ? [{ id: 'review', label: say('quiz-review') }] : []),
      { id: 'stats', label: say('quiz-stats') },
    ],
  };
}
