/** What is told with a day's question: how the last one went, and who has answered many in a row. */
import { paragraph } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import { counted, wordsOf } from '#locales/words.ts';
import { localDate } from '#schedule/calendar.ts';
import { markOf } from '#schedule/drain.ts';
import type { Delivery } from '#store/deliveries.ts';
import type { Schedule } from '#store/schedules.ts';
import type { Services } from '../ability.ts';
import { daily, downDays, streakOf } from '../board/streak.ts';
import { namesIn } from '../names.ts';
import { quizContent } from '../quiz/items.ts';
import { listed } from '../quiz/show.ts';
import { settingsFrom } from '../settings/settings.ts';
import { type DayPost, dateOf, shownDate } from './post.ts';

/** Days whose answers are read at once; for longer rows the days before them, too, as long as they are kept. */
const LOOKS_BACK = 30;
const NAMED = 3;
const YEAR_MS = 366 * 86_400_000;

/** Lines about the days before `day`; none before the first. */
export async function resultsBefore(
  schedule: Schedule,
  day: DayPost,
  services: Services,
): Promise<readonly Block[]> {
  const before = await services.store.deliveries.latest(schedule.id, LOOKS_BACK, dateOf(day.asked));
  const last = before.find(({ state }) => state === 'sent');
  const lines = await Promise.all([
    lastTime(schedule, last, day, services),
    schedule.person === null
      ? streaksOfGroup(schedule, before, day, services)
      : streakOfPerson(schedule.person, day, services),
  ]);
  return lines.flatMap((line) => (line === undefined ? [] : [paragraph(line)]));
}

async function lastTime(
  schedule: Schedule,
  last: Delivery | undefined,
  { language }: DayPost,
  { store, library }: Services,
): Promise<string | undefined> {
  const asked = last && (await store.quizzes.find(markOf(last)));
  const content = asked && quizContent(library, asked.quiz, asked.seed, language);
  if (!asked || !content) return undefined;
  const say = wordsOf(language);
  const answers = await store.quizzes.answersTo(asked.id);
  const told = {
    date: shownDate(last.date, language),
    short: content.question.text[language].short,
    answers: listed(content.answers.join(''), say),
  };
  if (schedule.person !== null) {
    const [mine] = answers;
    const key = mine ? (mine.correct === 1 ? 'right' : 'wrong') : 'open';
    return say(`daily-last-${key}`, told);
  }
  if (answers.length === 0) return say('daily-last-nobody', told);
  const right = answers.filter(({ correct }) => correct === 1).length;
  return say('daily-last', {
    ...told,
    count: counted(answers.length),
    percent: String(Math.round((100 * right) / answers.length)),
  });
}

async function streakOfPerson(
  person: string,
  { language }: DayPost,
  { store, now }: Services,
): Promise<string | undefined> {
  const time = now();
  const span = { from: time - YEAR_MS, until: time + 1 };
  const { zone, dayStart } = settingsFrom(await store.settings.of(person));
  const calendar = { zone, dayStart };
  const [scores, grades, uptime] = await Promise.all([
    store.scores.of(person, span),
    store.cards.gradedAt(person, span),
    store.uptime.hours(span),
  ]);
  const active = new Set(daily([...scores, ...grades], calendar).keys());
  const streak = streakOf(active, localDate(time, calendar), downDays(uptime, calendar));
  if (streak.days === 0) return undefined;
  const key = streak.today ? 'stats-streak' : 'stats-streak-open';
  return wordsOf(language)(key, { days: counted(streak.days) });
}

/** Only days that were sent count, so a day on which the coach failed breaks nobody's row. */
async function streaksOfGroup(
  { place, within, id }: Schedule,
  before: readonly Delivery[],
  { language }: DayPost,
  { store }: Services,
): Promise<string | undefined> {
  /** How many days in a row each of those who answered the last one has. */
  const inRow = new Map<string, number>();
  let going: ReadonlySet<string> | undefined;
  for (let days = before; days.length > 0 && going?.size !== 0; ) {
    const sent = days.filter(({ state }) => state === 'sent').map(markOf);
    const answers = await store.quizzes.answersToAll(sent);
    const byDay = Map.groupBy(answers, ({ asked }) => asked);
    for (const day of sent) {
      const answered = new Set(byDay.get(day)?.map(({ person }) => person));
      going = going?.intersection(answered) ?? answered;
      for (const person of going) inRow.set(person, (inRow.get(person) ?? 0) + 1);
    }
    days =
      days.length < LOOKS_BACK
        ? []
        : await store.deliveries.latest(id, LOOKS_BACK, days.at(-1)!.date);
  }
  const rows = [...inRow]
    .map(([person, days]) => ({ person, days }))
    .filter((row) => row.days > 1)
    .toSorted((a, b) => b.days - a.days);
  const longest = rows[0]?.days;
  if (longest === undefined) return undefined;
  const say = wordsOf(language);
  const names = await namesIn(
    within ?? place,
    rows.slice(0, 20).map(({ person }) => person),
    store,
  );
  const named = rows
    .filter(({ person }) => names.has(person))
    .slice(0, NAMED)
    .map((row) => say('daily-row', { name: names.get(row.person)!, days: String(row.days) }));
  return named.length > 0
    ? say('daily-rows', { rows: named.join(say('list-separator')) })
    : say('daily-longest', { days: String(longest) });
}
