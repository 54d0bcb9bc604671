/** `/stats`: what a person has done so far, for them alone: streak, calendar, accuracy, what will be due. */
import { bullets, document, heading, paragraph, strong } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import type { Language } from '#locales/language.ts';
import { counted, wordsOf } from '#locales/words.ts';
import { type Calendar, type LocalDate, localDate, spanOf } from '#schedule/calendar.ts';
import type { Activity } from '#store/activities.ts';
import type { Ability, Services } from '../ability.ts';
import { accuracyFigure, calendarFigure, forecastFigure, trendFigure } from '../board/figures.ts';
import { daily, downDays, streakOf } from '../board/streak.ts';
import { totalOf } from '../interview/report.ts';
import type { Interview } from '../interview/state.ts';
import { namesIn } from '../names.ts';
import { groupOf } from '../turn.ts';

const DAY = 86_400_000;
/** Interviews the trend is made of, and how many of them are listed. */
const INTERVIEWS = 20;
const LISTED = 5;
const YEARS_BACK = 10 * 366 * DAY;

export const stats: Ability = {
  name: 'stats',
  personal: true,
  options: [],
  run: async (_options, turn, services) => {
    const { bank, store } = services;
    const say = wordsOf(turn.language);
    const calendar = { zone: turn.mine.zone, dayStart: turn.mine.dayStart };
    const today = localDate(turn.now, calendar);
    const span = { from: turn.now - YEARS_BACK, until: turn.now + 1 };
    const [scores, grades, topics, cards, uptime, interviews] = await Promise.all([
      store.scores.of(turn.person.id, span),
      store.cards.gradedAt(turn.person.id, span),
      store.scores.byTopic(turn.person.id),
      store.cards.all(turn.person.id),
      store.uptime.hours(span),
      store.activities.finished('interview', turn.person.id, INTERVIEWS),
    ]);
    const isDown = downDays(uptime, calendar);
    // Whoever only reviews keeps the streak too.
    const answers = daily([...scores, ...grades], calendar);
    const streak = streakOf(new Set(answers.keys()), today, isDown);
    const titles = new Map(
      bank.packs.flatMap((pack) => pack.topics.map(({ id, title }) => [id, title[turn.language]])),
    );
    const { from } = spanOf('week', turn.now, calendar);
    const lines = [
      say('stats-total', {
        answers: counted(scores.length),
        correct: String(scores.filter(({ correct }) => correct === 1).length),
        points: counted(scores.reduce((sum, { points }) => sum + points, 0)),
      }),
      say('stats-this-week', { answers: counted(scores.filter(({ at }) => at >= from).length) }),
      say('stats-goal', { done: String(answers.get(today) ?? 0), goal: String(turn.mine.goal) }),
      say('stats-reviews', {
        cards: String(cards.length),
        due: String(cards.filter(({ due_at }) => due_at <= turn.now).length),
      }),
    ];
    const figures: Block[] = [
      ...interviewBlocks(trendOf(interviews, calendar, services), titles, turn.language),
      ...(answers.size > 0 ? [calendarFigure(answers, today, turn.language)] : []),
      ...(scores.length > 0
        ? [
            accuracyFigure(
              topics.map(({ topic, ...sums }) => ({ title: titles.get(topic) ?? topic, ...sums })),
              turn.language,
            ),
          ]
        : []),
      ...(cards.length > 0
        ? [
            forecastFigure(
              cards.map(({ due_at }) => localDate(due_at, calendar)),
              today,
              turn.language,
            ),
          ]
        : []),
    ];
    return [
      {
        document: document(
          heading(2, say('stats-title')),
          paragraph(
            strong(
              say(streak.today ? 'stats-streak' : 'stats-streak-open', {
                days: counted(streak.days),
              }),
            ),
          ),
          ...(streak.frozen > 0
            ? [paragraph(say('stats-frozen', { days: counted(streak.frozen) }))]
            : []),
          bullets(...lines.map((line) => [line])),
          ...figures,
        ),
        actions: [
          { id: 'quiz', label: say('review-quiz'), style: 'primary' },
          { id: 'review', label: say('review-start') },
        ],
      },
    ];
  },
  actions: {
    /** What a member of the group may know of another. */
    of: async ([account = ''], turn, services) => {
      const { links, scores, settings } = services.store;
      const say = wordsOf(turn.language);
      const person = await links.personOf(account);
      if (person === turn.person.id) return stats.run({}, turn, services);
      const group = groupOf(turn.place);
      const name = (await namesIn(group, [person], { settings })).get(person);
      const span = { from: 0, until: turn.now + 1 };
      const standing = name && (await scores.standingOf(group, person, span));
      const line = !name
        ? say('stats-hidden')
        : standing
          ? say('stats-other', {
              name,
              points: String(standing.points),
              correct: String(standing.correct),
              answers: String(standing.answers),
              rank: String(standing.rank),
            })
          : say('stats-other-none', { name });
      return [{ document: document(paragraph(line)), actions: [] }];
    },
  },
};

interface Interviewed {
  /** 0 to 1. */
  readonly total: number;
  readonly date: LocalDate;
  readonly topic: string | undefined;
  readonly questions: number;
}

/** The interviews that have a score, the oldest first. */
const trendOf = (
  interviews: readonly Activity[],
  calendar: Calendar,
  services: Pick<Services, 'bank'>,
): readonly Interviewed[] =>
  interviews
    .flatMap(({ state, createdAt }) => {
      const { topic, exchanges } = state as Interview;
      const total = totalOf(state as Interview, services);
      if (total === undefined) return [];
      return [{ total, date: localDate(createdAt, calendar), topic, questions: exchanges.length }];
    })
    .toReversed();

/** The last ones in a line each, newest first, and all of them as a figure. */
function interviewBlocks(
  trend: readonly Interviewed[],
  titles: ReadonlyMap<string, string>,
  language: Language,
): Block[] {
  if (trend.length === 0) return [];
  const say = wordsOf(language);
  const lines = trend
    .slice(-LISTED)
    .toReversed()
    .map(({ total, date, topic, questions }) =>
      say('stats-interview', {
        date,
        topic: topic === undefined ? say('stats-all-topics') : (titles.get(topic) ?? topic),
        questions: counted(questions),
        score: String(Math.round(100 * total)),
      }),
    );
  return [
    paragraph(strong(say('stats-trend'))),
    bullets(...lines.map((line) => [line])),
    ...(trend.length > 1 ? [trendFigure(trend, language)] : []),
  ];
}
