/**
 * `/quiz [topic] [count]`: one question after the other, answered at once and explained at once.
 *
 * In private the message of a question turns into its explanation. In a group everybody may answer, and each
 * hears privately how it went.
 */
import { document, paragraph, strong } from '#document/build.ts';
import type { Action, Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Repositories } from '#store/store.ts';
import type { Ability, Press, Services } from '../ability.ts';
import { topicAndNumber, wholeNumber } from '../numbers.ts';
import { quizActions } from '../quiz/actions.ts';
import { languageAsked, type Open } from '../quiz/answering.ts';
import { askQuiz, type Posed } from '../quiz/ask.ts';
import { type Frame, headingOf, quizQuestion } from '../quiz/show.ts';
import { topicNamed, topicOption } from '../topic-option.ts';
import { groupOf, type Turn } from '../turn.ts';

const COUNT = [1, 20] as const;

/** A run of questions: an activity of the kind `quiz`. */
interface Run {
  readonly topic?: string;
  readonly total: number;
  /** Of the whole run, whoever goes on with it, where the place has chosen none. */
  readonly language?: Language;
  /** The ids of the quizzes asked so far, and the questions they are about. */
  readonly asked: readonly string[];
  readonly slugs: readonly string[];
}

export const quiz: Ability = {
  name: 'quiz',
  options: [topicOption, { name: 'count', required: false, integer: COUNT }],
  run: async ({ topic: typed, count }, turn, services) => {
    const said = topicAndNumber(typed, count);
    const topic = topicNamed(said.topic, services);
    const total = wholeNumber('count', said.number, COUNT, 5);
    const id = services.chance.id();
    const { language } = turn;
    const run: Run = {
      ...(topic === undefined ? {} : { topic }),
      total,
      language,
      asked: [],
      slugs: [],
    };
    return pose(id, run, turn, services, async (kept, state) => {
      const { place, person, now } = turn;
      const whose = { place: place.id, person: person.id };
      await kept.activities.begin({ id, kind: 'quiz', ...whose, state, dueAt: null }, now);
      return true;
    });
  },
  actions: {
    ...quizActions('quiz', { frame, showCount, message: question }),
    next: (input, turn, services) => next(input, turn, services),
  },
};

/** Asks the next question of a run; `keep` writes the run with it, or tells that somebody else was first. */
async function pose(
  runId: string,
  run: Run,
  turn: Turn,
  services: Services,
  keep: (kept: Repositories, state: Run) => Promise<boolean>,
): Promise<readonly Reply[]> {
  const isGroup = turn.place.kind === 'group';
  const language = turn.here.language === 'auto' ? (run.language ?? turn.language) : turn.language;
  const posed = await askQuiz(
    {
      topic: run.topic,
      level: turn.here.level,
      language,
      place: turn.place.id,
      person: isGroup ? null : turn.person.id,
      owner: isGroup ? groupOf(turn.place) : turn.person.id,
      activity: runId,
      avoided: run.slugs,
    },
    services,
    (kept, { id, slug }) =>
      keep(kept, { ...run, asked: [...run.asked, id], slugs: [...run.slugs, slug] }),
  );
  if (posed === 'late') return wentOn(turn);
  if (!posed) throw new UserError('quiz-none');
  return [show(posed, { number: run.asked.length + 1, of: run.total }, language, services)];
}

const show = (
  posed: Posed,
  position: { number: number; of: number },
  language: Language,
  services: Services,
  progress: { draft?: string; hinted?: boolean } = {},
): Reply => ({
  ...quizQuestion(
    posed,
    {
      ability: 'quiz',
      heading: headingOf(posed, services, language, position),
      actions: goOn(posed, position, language),
      open: posed.asked.person === null,
    },
    language,
    progress,
  ),
  key: `quiz-${posed.asked.id}`,
});

/** In a group anybody may go on, also those who need no explanation in private. */
const goOn = (
  { asked }: Posed,
  position: { number: number; of: number },
  language: Language,
): readonly Action[] =>
  asked.person === null && asked.activity !== null
    ? [nextAction(asked.activity, position, language)]
    : [];

/** The message of a question somebody is busy with. */
async function question(
  open: Open,
  turn: Turn,
  services: Services,
  progress: { draft?: string; hinted?: boolean },
): Promise<Reply> {
  const { position } = await runOf(open, services);
  return show(open, position, turn.language, services, progress);
}

/** The run a quiz was asked in, and where in it. */
async function runOf({ asked }: Open, services: Services) {
  const activity =
    asked.activity === null ? undefined : await services.store.activities.find(asked.activity);
  const run = activity?.kind === 'quiz' ? (activity.state as Run) : undefined;
  const position = { number: (run?.asked.indexOf(asked.id) ?? 0) + 1, of: run?.total ?? 1 };
  return { activity, run, position };
}

async function frame(
  open: Open,
  _turn: Turn,
  language: Language,
  services: Services,
): Promise<Pick<Frame, 'heading' | 'actions'>> {
  const { activity, run, position } = await runOf(open, services);
  return {
    heading: headingOf(open, services, language, position),
    actions:
      activity && run?.asked.at(-1) === open.asked.id
        ? [nextAction(activity.id, position, language)]
        : [],
  };
}

/** The group sees how many have answered, not what. */
async function showCount(open: Open, turn: Turn, services: Services): Promise<void> {
  const language = languageAsked(open.asked, turn.language);
  const say = wordsOf(language);
  const { position } = await runOf(open, services);
  const { document: shown, ...rest } = show(open, position, language, services);
  const answers = await services.store.quizzes.answersTo(open.asked.id);
  const counted = paragraph(say('quiz-count', { count: String(answers.length) }));
  await services.post(
    open.asked.place,
    [{ ...rest, document: document(...shown.children, counted) }],
    language,
  );
}

/** The button carries the number of the question it leads to: pressed twice, it leads there once. */
function nextAction(
  runId: string,
  { number, of }: { number: number; of: number },
  language: Language,
): Action {
  const say = wordsOf(language);
  return {
    id: `quiz.next:${runId} ${number + 1}`,
    label: say(number < of ? 'quiz-next' : 'quiz-finish'),
    style: 'primary',
  };
}

const next: Press = async ([runId = '', typed = ''], turn, services) => {
  const activity = await services.store.activities.find(runId);
  if (activity?.kind !== 'quiz') throw new UserError('quiz-over');
  const run = activity.state as Run;
  const number = Number(typed);
  if (number !== run.asked.length + 1) return wentOn(turn);
  if (number <= run.total) {
    return pose(runId, run, turn, services, (kept, state) =>
      kept.activities.advance(activity, { state }, turn.now),
    );
  }
  // The end can be looked at again, in a group by each who answered.
  await services.store.activities.advance(activity, { open: false }, turn.now);
  return [await result(runId, run, turn, services)];
};

/** Somebody was quicker; whoever is alone has only pressed twice, and sees the next question. */
const wentOn = ({ language, place }: Turn): readonly Reply[] =>
  place.kind === 'private'
    ? []
    : [
        {
          document: document(paragraph(wordsOf(language)('quiz-went-on'))),
          actions: [],
          privately: true,
        },
      ];

async function result(runId: string, run: Run, turn: Turn, services: Services): Promise<Reply> {
  const isGroup = turn.place.kind === 'group';
  const say = wordsOf((isGroup ? turn.own : turn).language);
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
      ...(correct < answers.length ? [paragraph(say('quiz-result-review'))] : []),
    ),
    actions: [
      { id: `quiz:${run.topic ?? 'all'} ${run.total}`, label: say('quiz-again'), style: 'primary' },
      ...(correct < answers.length ? [{ id: 'review:missed', label: say('quiz-review') }] : []),
      isGroup
        ? { id: 'board:day', label: say('study-board-button') }
        : { id: 'stats', label: say('quiz-stats') },
    ],
    ...(isGroup ? { privately: true } : {}),
  };
}
