/** What a person can ask of the interviewer besides answering: a hint, the next question, a pause, the end. Said or pressed. */
import { document, paragraph, strong } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { wordsOf } from '#locales/words.ts';
import type { Services } from '../ability.ts';
import { questionOf } from '../questions.ts';
import type { Turn } from '../turn.ts';
import { askAfter, beginning, message } from './show.ts';
import { current, type Interview, wanting, weightsOf, withCurrent } from './state.ts';
import { advance, end, type InterviewActivity, keep } from './talk.ts';

export type Step = (
  running: InterviewActivity,
  turn: Turn,
  services: Services,
) => Promise<readonly Reply[]>;

export const steps = {
  hint: async (running, turn, services) => {
    const { state } = running;
    const exchange = current(state);
    const question = questionOf(exchange.slug, services);
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
} satisfies Readonly<Record<string, Step>>;

/** What is said when an interview pauses, with the way back. */
export const paused = (id: string, line: string, { language }: Interview): Reply => {
  const say = wordsOf(language);
  return {
    document: document(paragraph(line)),
    actions: [
      { id: `interview.resume:${id}`, label: say('interview-resume'), style: 'primary' },
      { id: `interview.end:${id}`, label: say('interview-end') },
    ],
  };
};

/** Words that are no answer, in both languages. */
const SPOKEN: Readonly<Record<string, keyof typeof steps>> = {
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

/** The step that somebody asks for in a word, if it is one. */
export function stepNamed(text: string): Step | undefined {
  const name =
    SPOKEN[
      text
        .trim()
        .toLowerCase()
        .replaceAll(/[.!。！'’]/gu, '')
    ];
  return name && steps[name];
}
