/** `/stats`: what a person has done so far, for them alone: streak, calendar, accuracy, what will be due. */
import { document, heading, paragraph, strong } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import { counted, wordsOf } from '#locales/words.ts';
import { localDate, spanOf } from '#schedule/calendar.ts';
import type { Ability } from '../ability.ts';
import { accuracyFigure, calendarFigure, forecastFigure, trendFigure } from '../board/figures.ts';
import { activeDays, downDays, streakOf } from '../board/streak.ts';
import { totalOf } from '../interview/report.ts';
import type { Interview } from '../interview/state.ts';
import { namesIn } from '../names.ts';
import { groupOf } from '../turn.ts';

const DAY = 86_400_000;
/** Interviews the trend is made of. */
const INTERVIEWS = 20;
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
    const [scores, topics, cards, uptime, interviews] = await Promise.all([
      store.scores.of(turn.person.id, span),
      store.scores.byTopic(turn.person.id),
      store.cards.all(turn.person.id),
      store.uptime.hours(span),
      store.activities.finished('interview', turn.person.id, INTERVIEWS),
    ]);
    const isDown = downDays(uptime, calendar);
    const streak = streakOf(activeDays(scores, calendar), today, isDown);
    const answers = new Map<string, number>();
    for (const { at } of scores) {
      const date = localDate(at, calendar);
      answers.set(date, (answers.get(date) ?? 0) + 1);
    }
    const titles = new Map(
      bank.packs.flatMap((pack) => pack.topics.map(({ id, title }) => [id, title[turn.language]])),
    );
    const { from } = spanOf('week', turn.now, calendar);
    const week = scores.filter(({ at }) => at >= from);
    const lines = [
      say('stats-total', {
        answers: String(scores.length),
        correct: String(scores.filter(({ correct }) => correct === 1).length),
        points: String(scores.reduce((sum, { points }) => sum + points, 0)),
      }),
      say('stats-this-week', { answers: String(week.length) }),
      say('stats-goal', { done: String(answers.get(today) ?? 0), goal: String(turn.mine.goal) }),
      say('stats-reviews', {
        cards: String(cards.length),
        due: String(cards.filter(({ due_at }) => due_at <= turn.now).length),
      }),
    ];
    const trend = interviews
      .map(({ state }) => totalOf(state as Interview, services))
      .filter((total) => total !== undefined)
      .toReversed();
    if (trend.length > 0) {
      lines.push(
        say('stats-interviews', {
          count: counted(trend.length),
          last: String(Math.round(100 * trend.at(-1)!)),
        }),
      );
    }
    const figures: Block[] = [
      ...(trend.length > 1 ? [trendFigure(trend, turn.language)] : []),
      ...(scores.length > 0
        ? [
            calendarFigure(answers, today, turn.language),
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
          ...lines.map((line) => paragraph(line)),
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
