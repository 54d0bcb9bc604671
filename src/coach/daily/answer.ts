/** The buttons of a day's question: answer, confirm, hint. How a quiz is answered and settled is the quizzes' business. */
import { document, emphasis, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Ability, Services } from '../ability.ts';
import { findAsked, lettersOf, type Open, settle } from '../quiz/answering.ts';
import { pickedSoFar, toggle } from '../quiz/picking.ts';
import { afterwards, hintOf, listed, verdict } from '../quiz/show.ts';
import type { Turn } from '../turn.ts';
import { type DayPost, dateOf, dayReply, headingOfDay } from './post.ts';
import { resultsBefore } from './results.ts';
import { KIND } from './schedule.ts';

const isAnswered = ({ mine }: Open): boolean => mine !== undefined && mine.at !== null;
const isOpenToAll = ({ asked }: Open): boolean => asked.person === null;

export const answering: NonNullable<Ability['actions']> = {
  answer: async ([id = '', typed = ''], turn, services) => {
    const open = await findAsked(id, turn, services);
    const letter = lettersOf(typed, open.content).slice(0, 1);
    if (letter === '') throw new UserError('button-unknown');
    return open.content.answers.length === 1 || isAnswered(open)
      ? finish(open, letter, turn, services)
      : pick(open, letter, turn, services);
  },
  confirm: async ([id = ''], turn, services) => {
    const open = await findAsked(id, turn, services);
    const letters = open.mine?.letters ?? '';
    if (letters === '') throw new UserError('quiz-pick');
    return finish(open, letters, turn, services);
  },
  settle: async ([id = '', letters = ''], turn, services) => {
    const open = await findAsked(id, turn, services);
    return finish(open, lettersOf(letters, open.content), turn, services);
  },
  hint: async ([id = ''], turn, services) => {
    const open = await findAsked(id, turn, services);
    if (isAnswered(open)) return finish(open, '', turn, services);
    await services.store.quizzes.draft(id, turn.person.id, { hinted: true });
    if (!isOpenToAll(open)) {
      return [
        await message(open, turn, services, { draft: open.mine?.letters ?? '', hinted: true }),
      ];
    }
    return [privately(...hintOf(open.content, wordsOf(turn.language)))];
  },
};

const privately = (...blocks: Reply['document']['children']): Reply => ({
  document: document(...blocks),
  actions: [],
  privately: true,
});

const dayOfOpen = ({ asked, content }: Open, { language }: Turn): DayPost => ({
  asked,
  content,
  language: asked.language === 'en' || asked.language === 'zh' ? asked.language : language,
});

/** The message as it stands, with what one person has picked or how many have answered. */
async function message(
  open: Open,
  turn: Turn,
  services: Services,
  progress: NonNullable<Parameters<typeof dayReply>[3]>,
): Promise<Reply> {
  const day = dayOfOpen(open, turn);
  const schedule = await services.store.schedules.find(open.asked.activity ?? '');
  const lines = schedule ? await resultsBefore(schedule, day, services) : [];
  return dayReply(day, lines, services, progress);
}

async function pick(
  open: Open,
  letter: string,
  turn: Turn,
  services: Services,
): Promise<readonly Reply[]> {
  const letters = await toggle(open, letter, turn, services);
  if (isOpenToAll(open))
    return [pickedSoFar(letters, `daily.confirm:${open.asked.id}`, turn.language)];
  return [await message(open, turn, services, { draft: letters, hinted: open.mine?.hinted === 1 })];
}

/** Settles and explains: in private in the message of the question, in a group for the one who answered. */
async function finish(
  open: Open,
  letters: string,
  turn: Turn,
  services: Services,
): Promise<readonly Reply[]> {
  const { answer, now } = await settle(open, letters, turn, services, {
    kind: KIND,
    points: open.asked.points,
  });
  const say = wordsOf(turn.language);
  const again = now
    ? []
    : [paragraph(say('quiz-before', { letters: listed(answer.letters, say) }))];
  const body = [...again, ...verdict(open.content, answer, turn.language)];
  const actions = afterwards(open.asked.slug, turn.language);
  if (isOpenToAll(open)) {
    if (now) await showCount(open, turn, services);
    return [{ document: document(...body), actions, privately: true }];
  }
  const heading = headingOfDay(dayOfOpen(open, turn), services);
  return [
    {
      document: document(paragraph(emphasis(heading)), ...open.content.prompt.children, ...body),
      actions,
      key: `daily-${open.asked.id}`,
    },
  ];
}

/**
 * The group sees how many have answered, not what. A message of which nobody knows for sure where it stands is left alone:
 * it would come a second time.
 */
async function showCount(open: Open, turn: Turn, services: Services): Promise<void> {
  const day = { schedule: open.asked.activity ?? '', date: dateOf(open.asked) };
  if ((await services.store.deliveries.find(day))?.state !== 'sent') return;
  const answers = await services.store.quizzes.answersTo(open.asked.id);
  const shown = await message(open, turn, services, { count: answers.length });
  await services.post(open.asked.place, [shown], dayOfOpen(open, turn).language);
}
