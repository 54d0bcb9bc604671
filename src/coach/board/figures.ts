/** The figures of `/stats`: a calendar of answers, accuracy by topic, what will be due, the last interviews. */
import { figure } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import { addDays, type LocalDate, weekday } from '#schedule/calendar.ts';

const WEEKS = 12;
const AHEAD = 14;

const shown = (spec: FigureSpec, language: Language): Block =>
  figure(spec, describeFigure(spec, language));

/** Answers a day, one column a week, Monday on top; days to come are empty. */
export function calendarFigure(
  answers: ReadonlyMap<LocalDate, number>,
  today: LocalDate,
  language: Language,
): Block {
  const say = wordsOf(language);
  const monday = addDays(today, 1 - weekday(today) - 7 * (WEEKS - 1));
  const weeks = Array.from({ length: WEEKS }, (_, i) => addDays(monday, 7 * i));
  const days = [1, 2, 3, 4, 5, 6, 7];
  return shown(
    {
      kind: 'heatmap',
      title: say('stats-calendar'),
      rowLabel: say('stats-weekday'),
      columnLabel: say('stats-week'),
      digits: 0,
      absent: 'nothing',
      panels: [
        {
          title: '',
          rows: days.map((day) => say(`weekday-${day}`)),
          columns: weeks.map((date) => date.slice(5)),
          values: days.map((day) =>
            weeks.map((week) => {
              const date = addDays(week, day - 1);
              return date > today ? null : (answers.get(date) ?? 0);
            }),
          ),
        },
      ],
    },
    language,
  );
}

/** The share of right answers, in percent, of each topic with answers, and how many they were. */
export const accuracyFigure = (
  topics: readonly { title: string; answers: number; correct: number }[],
  language: Language,
): Block =>
  shown(
    {
      kind: 'bars',
      title: wordsOf(language)('stats-accuracy'),
      y: { label: '%', range: [0, 100] },
      categories: topics.map(({ title }) => title),
      series: [
        {
          name: wordsOf(language)('stats-accuracy-series'),
          values: topics.map(({ answers, correct }) => (100 * correct) / answers),
        },
      ],
      digits: 0,
      lying: true,
      notes: topics.map(({ answers, correct }) => `${correct}/${answers}`),
    },
    language,
  );

/** Cards that become due on each of the next days; today holds those that wait already. */
export function forecastFigure(
  due: readonly LocalDate[],
  today: LocalDate,
  language: Language,
): Block {
  const say = wordsOf(language);
  const dates = Array.from({ length: AHEAD }, (_, i) => addDays(today, i));
  return shown(
    {
      kind: 'bars',
      title: say('stats-forecast'),
      y: { label: say('stats-cards') },
      categories: dates.map((date) => date.slice(5)),
      series: [
        {
          name: say('stats-cards'),
          values: dates.map(
            (date, i) => due.filter((d) => (i === 0 ? d <= date : d === date)).length,
          ),
        },
      ],
      digits: 0,
    },
    language,
  );
}

/** The scores of the last interviews, 0 to 1 each, the oldest first, each with the day it was on. */
export const trendFigure = (
  interviews: readonly { readonly date: string; readonly total: number }[],
  language: Language,
): Block =>
  shown(
    {
      kind: 'bars',
      title: wordsOf(language)('stats-trend'),
      y: { label: '%', range: [0, 100] },
      // Month and day; several on a day are told apart by their order alone.
      categories: interviews.map(({ date }) => date.slice(5)),
      series: [
        {
          name: wordsOf(language)('interview-score'),
          values: interviews.map(({ total }) => 100 * total),
        },
      ],
      digits: 0,
    },
    language,
  );
