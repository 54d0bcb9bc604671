/** One step of an interview: something is said or pressed, the state moves on, the interviewer answers. */
import { paragraph } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import type { Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Activity } from '#store/activities.ts';
import type { Services } from '../ability.ts';
import { questionOf } from '../questions.ts';
import { rememberMissed } from '../review/cards.ts';
import type { Turn } from '../turn.ts';
import { following } from './choose.ts';
import { judged, report, TO_REVIEW } from './report.ts';
import { askAfter, message, questionBlocks, reaction } from './show.ts';
import {
  begun,
  current,
  type Exchange,
  FOLLOW_UPS,
  type Interview,
  SAME_BREATH,
  wanting,
  weightsOf,
  withCurrent,
} from './state.ts';

/** For a question answered in full. */
const MOST_POINTS = 20;

export type InterviewActivity = Activity<Interview>;

/** Something was said to the question that is asked now. */
export async function hear(
  activity: InterviewActivity,
  words: string,
  { now, mine }: Pick<Turn, 'now' | 'mine'>,
  services: Services,
): Promise<readonly Reply[]> {
  const { id, state } = activity;
  const { language } = state;
  const exchange = current(state);
  const question = services.bank.find(exchange.slug);
  if (!question) return advance(activity, { end: 'skipped' }, [], now, services);
  const said = [...exchange.said, words];
  const grading = await services.examine(
    question,
    said.join('\n'),
    language,
    mine.examiner === 'model',
  );
  // A second message in one breath belongs to the answer before: what was asked in between was asked too early.
  const sameBreath = exchange.said.length > 0 && now - exchange.saidAt < SAME_BREATH;
  const followedUp = sameBreath ? exchange.followedUp.slice(0, -1) : exchange.followedUp;
  const heard: Exchange = { ...exchange, said, saidAt: now, grading, followedUp };
  const line = paragraph(reaction(heard, exchange.grading, language));
  const [after] = wanting(heard, weightsOf(question)).filter(
    (point) => !followedUp.includes(point),
  );
  if (after === undefined || followedUp.length >= FOLLOW_UPS || now >= state.endsAt) {
    return advance(activity, { ...heard, end: 'done' }, [line], now, services);
  }
  const next: Interview = {
    ...state,
    ...withCurrent(state, { ...heard, followedUp: [...followedUp, after] }),
    lastAt: now,
  };
  await keep(activity, next, now, services);
  const asking = grading.followUp ?? askAfter(question, after, language);
  return [message(id, next, line, paragraph(asking))];
}

/** Ends the question that is asked now and goes on to the next, or to the report. */
export async function advance(
  activity: InterviewActivity,
  change: Partial<Exchange>,
  before: readonly Block[],
  now: number,
  services: Services,
): Promise<readonly Reply[]> {
  const state: Interview = {
    ...activity.state,
    ...withCurrent(activity.state, change),
    lastAt: now,
  };
  const question = now >= state.endsAt ? undefined : following(state, services);
  if (!question) return end(activity, state, before, now, services);
  const next: Interview = { ...state, exchanges: [...state.exchanges, begun(question.slug)] };
  await keep(activity, next, now, services);
  return [message(activity.id, next, ...before, ...questionBlocks(question, next, now))];
}

/** Closes the interview, puts weak questions into the review, and reports. */
export async function end(
  activity: InterviewActivity,
  state: Interview,
  before: readonly Block[],
  now: number,
  services: Services,
): Promise<readonly Reply[]> {
  const { person } = activity;
  const closed = await services.store.atomically(async (kept) => {
    if (!(await kept.activities.advance(activity, { state, open: false, dueAt: null }, now)))
      return false;
    if (person === null) return true;
    for (const [i, { question, score }] of judged(state, services).entries()) {
      await kept.scores.append({
        source: `${activity.id}-${i}`,
        person,
        place: person,
        kind: 'interview',
        slug: question.slug,
        topic: question.topic,
        correct: score >= TO_REVIEW ? 1 : 0,
        points: Math.round(MOST_POINTS * score),
        at: now,
      });
      if (score < TO_REVIEW) await rememberMissed(kept, person, question.slug, now);
    }
    return true;
  });
  if (!closed) throw new UserError('interview-moved');
  const { document, ...rest } = report(activity.id, state, services);
  return [{ ...rest, document: { ...document, children: [...before, ...document.children] } }];
}

/** Writes a step down; somebody who was faster (a second press) is told so. */
export async function keep(
  activity: InterviewActivity,
  state: Interview,
  now: number,
  services: Services,
): Promise<void> {
  const dueAt = state.pausedWith === undefined ? state.endsAt : null;
  if (!(await services.store.activities.advance(activity, { state, dueAt }, now)))
    throw new UserError('interview-moved');
}

/** What was asked last, again: after a pause, or when somebody has lost the thread. */
export function repeat(activity: InterviewActivity, now: number, services: Services): Reply {
  const { id, state } = activity;
  const exchange = current(state);
  const question = questionOf(exchange.slug, services);
  const after = exchange.followedUp.at(-1);
  return message(
    id,
    state,
    paragraph(wordsOf(state.language)('interview-goes-on')),
    ...questionBlocks(question, state, now),
    ...(after === undefined ? [] : [paragraph(askAfter(question, after, state.language))]),
  );
}
