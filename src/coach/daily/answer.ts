/** The buttons of a day's question: answer, confirm, hint. How a quiz is answered and settled is the quizzes' business. */
import type { Reply } from '#document/reply.ts';
import type { Services } from '../ability.ts';
import { quizActions } from '../quiz/actions.ts';
import { languageAsked, type Open } from '../quiz/answering.ts';
import type { Turn } from '../turn.ts';
import { type DayPost, dateOf, dayReply, headingOfDay } from './post.ts';
import { resultsBefore } from './results.ts';
import { KIND } from './schedule.ts';

export const answering = quizActions(KIND, {
  frame: async (open, turn, _language, services) => ({
    heading: headingOfDay(dayOfOpen(open, turn), services),
    actions: [],
  }),
  showCount,
  message,
});

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
