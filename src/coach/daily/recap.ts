/** The week in one figure, told with the first question of the next. */
import { document, figure, heading, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import type { Language } from '#locales/language.ts';
import { counted, wordsOf } from '#locales/words.ts';
import { addDays, type LocalDate, localDate, startOfDay, weekday } from '#schedule/calendar.ts';
import { markOf } from '#schedule/drain.ts';
import type { Day } from '#store/deliveries.ts';
import type { Schedule } from '#store/schedules.ts';
import type { Services } from '../ability.ts';
import { present } from '../board/present.ts';
import { namesIn, shownAs } from '../names.ts';
import { type DayPost, dateOf } from './post.ts';

const BEST = 3;
/** More, as some of them may have left. */
const LOOKED_AT = 6;

interface Tally {
  readonly date: LocalDate;
  readonly answers: number;
  readonly correct: number;
}

/** `undefined` where `day` is not the first of its week, or nobody answered in the last one. */
export async function recapBefore(
  schedule: Schedule,
  day: DayPost,
  services: Services,
): Promise<Reply | undefined> {
  const { store } = services;
  const date = dateOf(day.asked);
  const monday = addDays(date, 1 - weekday(date));
  const days = await store.deliveries.latest(schedule.id, 14, date);
  if (days.some((other) => other.date >= monday && other.state === 'sent')) return undefined;
  const from = addDays(monday, -7);
  const week = Array.from({ length: 7 }, (_, i) => addDays(from, i));
  const span = { from: startOfDay(from, schedule), until: startOfDay(monday, schedule) };
  const sent = days.filter((other) => other.date >= from && other.state === 'sent');
  const tallies =
    schedule.person === null
      ? await ofGroup(week, sent, services)
      : await ofPerson(schedule.person, week, schedule, span, services);
  const answers = tallies.reduce((sum, tally) => sum + tally.answers, 0);
  if (answers === 0) return undefined;
  const correct = tallies.reduce((sum, tally) => sum + tally.correct, 0);
  const say = wordsOf(day.language);
  const spec = recapFigure(tallies, day.language);
  return {
    document: document(
      heading(2, say('daily-recap')),
      paragraph(
        say('daily-recap-line', {
          count: counted(answers),
          percent: String(Math.round((100 * correct) / answers)),
        }),
      ),
      figure(spec, describeFigure(spec, day.language)),
      ...(schedule.person === null ? await bestOf(schedule, span, day.language, services) : []),
    ),
    actions: [],
    key: `recap-${day.asked.id}`,
  };
}

/** Answers a day, and those that were right. */
export function recapFigure(tallies: readonly Tally[], language: Language): FigureSpec {
  const say = wordsOf(language);
  return {
    kind: 'bars',
    title: say('daily-recap-figure'),
    y: { label: say('daily-answers') },
    categories: tallies.map(({ date }) => say(`weekday-${weekday(date)}`)),
    series: [
      { name: say('daily-answers'), values: tallies.map((tally) => tally.answers) },
      { name: say('daily-right'), values: tallies.map(({ correct }) => correct) },
    ],
    digits: 0,
  };
}

async function ofGroup(
  week: readonly LocalDate[],
  sent: readonly Day[],
  { store }: Services,
): Promise<readonly Tally[]> {
  const answers = await store.quizzes.answersToAll(sent.map(markOf));
  const dates = new Map(sent.map((day) => [markOf(day), day.date]));
  const byDate = Map.groupBy(answers, ({ asked }) => dates.get(asked)!);
  return week.map((date) => tallyOf(date, byDate.get(date)));
}

const tallyOf = (
  date: LocalDate,
  answers: readonly { readonly correct: number }[] = [],
): Tally => ({
  date,
  answers: answers.length,
  correct: answers.filter(({ correct }) => correct === 1).length,
});

/** In private all answers count, not only those to the daily question. */
async function ofPerson(
  person: string,
  week: readonly LocalDate[],
  { zone }: Schedule,
  span: { from: number; until: number },
  { store }: Services,
): Promise<readonly Tally[]> {
  const byDate = Map.groupBy(await store.scores.of(person, span), ({ at }) =>
    localDate(at, { zone }),
  );
  return week.map((date) => tallyOf(date, byDate.get(date)));
}

async function bestOf(
  { place, within }: Schedule,
  span: { from: number; until: number },
  language: Language,
  services: Services,
) {
  const { store } = services;
  const group = within ?? place;
  const standings = await store.scores.standings(group, span, LOOKED_AT);
  const earned = standings.filter(({ points }) => points > 0);
  const best = (await present(group, earned, services)).slice(0, BEST);
  if (best.length === 0) return [];
  const say = wordsOf(language);
  const people = best.map(({ person }) => person);
  const names = shownAs(people, await namesIn(group, people, store), language);
  const rows = best.map(({ person, points }) =>
    say('daily-best', { name: names.get(person)!, points: String(points) }),
  );
  return [paragraph(say('daily-recap-best', { rows: rows.join(say('list-separator')) }))];
}
