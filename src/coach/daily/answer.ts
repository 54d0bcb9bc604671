/** The buttons of a day's question: answer, confirm, hint. How a quiz is answered and settled is the quizzes' business. */
import { document, emphasis, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { wordsOf } from '#locales/words.ts';
import type { Services } from '../ability.ts';
import { quizActions } from '../quiz/actions.ts';
import { asRead, isOpenToAll, languageAsked, type Open, settle } from '../quiz/answering.ts';
import { pickedKey } from '../quiz/picking.ts';
import { afterwards, listed, verdict } from '../quiz/show.ts';
import type { Turn } from '../turn.ts';
import { type DayPost, dateOf, dayReply, headingOfDay } from './post.ts';
import { resultsBefore } from './results.ts';
import { KIND } from './schedule.ts';

export const answering = quizActions(KIND, { finish, message });

const dayOfOpen = ({ asked, content }: Open, { language }: Turn): DayPost => ({
  asked,
  content,
  language: languageAsked(asked, language),
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
  const { content, language } = asRead(open, turn, services);
  const say = wordsOf(language);
  const again = now
    ? []
    : [paragraph(say('quiz-before', { letters: listed(answer.letters, say) }))];
  const body = [...again, ...verdict(content, answer, language)];
  const actions = afterwards(open.asked.slug, language);
  if (isOpenToAll(open)) {
    if (now) await showCount(open, turn, services);
    const key = pickedKey(open.asked.id);
    return [{ document: document(...body), actions, privately: true, key }];
  }
  const heading = headingOfDay(dayOfOpen(open, turn), services);
  return [
    {
      document: document(paragraph(emphasis(heading)), ...content.prompt.children, ...body),
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
