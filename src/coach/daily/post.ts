/** The message of a day: what it asks is worked out from the place and the date, and asked under the day's own id. */
import { bullets, document, emphasis, paragraph, strong } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import type { Reply } from '#document/reply.ts';
import { isLanguage, LANGUAGES, type Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import { type LocalDate, startOfDay } from '#schedule/calendar.ts';
import { markOf } from '#schedule/drain.ts';
import type { Asked } from '#store/quizzes.ts';
import type { Schedule } from '#store/schedules.ts';
import type { Services } from '../ability.ts';
import { settingsOf } from '../meet.ts';
import { bankOf } from '../packs.ts';
import { POINTS, type Posed } from '../quiz/ask.ts';
import { quizContent, quizItems } from '../quiz/items.ts';
import { quizzesFor } from '../quiz/pick.ts';
import { quizQuestion } from '../quiz/show.ts';
import { type Settings, settingsFrom } from '../settings/settings.ts';
import { topicTitle } from '../topic-option.ts';
import { itemOfTheDay } from './item.ts';
import { dailyOf, languageOfDaily } from './schedule.ts';
import { weakTopics } from './weak.ts';

export interface DayPost extends Posed {
  readonly language: Language;
}

/** Who the place's settings are: a person's in private, else the place's and those of the group it is in. */
export const settingsHere = async (
  { place, within, person }: Schedule,
  store: Services['store'],
): Promise<Settings> =>
  person === null
    ? settingsOf({ id: place, kind: 'group', ...(within === null ? {} : { within }) }, store)
    : settingsFrom(await store.settings.of(person));

/** What the schedule asks on a date, not asked yet; `undefined` where the bank has nothing for it. */
export async function dayOf(
  schedule: Schedule,
  date: LocalDate,
  services: Services,
): Promise<DayPost | undefined> {
  const { library, store, now } = services;
  const { options, weekdays, zone } = dailyOf(schedule);
  const here = await settingsHere(schedule, store);
  const language = languageOfDaily(options, here.language);
  const all = quizItems(bankOf(library, here.packs));
  const ofTopics = all.filter(({ topic }) => options.topics.includes(topic));
  const items = quizzesFor(ofTopics.length > 0 ? ofTopics : all, undefined, options.level);
  const weak =
    schedule.person === null
      ? []
      : await weakTopics(schedule.person, startOfDay(date, { zone }), store);
  const chosen = itemOfTheDay(items, { place: schedule.place, date, weekdays, weak });
  if (!chosen) return undefined;
  const { item, seed } = chosen;
  const content = quizContent(library, item.ref, seed, language);
  if (!content) return undefined;
  const asked: Asked = {
    id: markOf({ schedule: schedule.id, date }),
    quiz: item.ref,
    slug: item.slug,
    topic: item.topic,
    seed,
    place: schedule.place,
    person: schedule.person,
    activity: schedule.id,
    language,
    points: POINTS[item.level],
    asked_at: now(),
    closes_at: null,
  };
  return { asked, content, language };
}

/** Asks it, once: a second try asks what the first one did. */
export async function askDay(
  schedule: Schedule,
  date: LocalDate,
  services: Services,
): Promise<DayPost | undefined> {
  const { store, library } = services;
  const before = await store.quizzes.find(markOf({ schedule: schedule.id, date }));
  if (before && isLanguage(before.language)) {
    const { quiz, seed, language } = before;
    const content = quizContent(library, quiz, seed, language);
    return content && { asked: before, content, language };
  }
  const day = await dayOf(schedule, date, services);
  if (!day) return undefined;
  await store.atomically(async (kept) => {
    await kept.quizzes.ask(day.asked);
    const owner = schedule.person ?? schedule.within ?? schedule.place;
    await kept.quizzes.saw(owner, day.asked.quiz, day.asked.asked_at);
  });
  return day;
}

/** The date a day's id ends with. */
export const dateOf = ({ id }: Pick<Asked, 'id'>): LocalDate =>
  id.slice(-8).replace(/(\d{4})(\d\d)(\d\d)/u, '$1-$2-$3');

/** "Question of the day · Fri, Nov 27 · Attention · core" */
export function headingOfDay({ asked, content, language }: DayPost, services: Services): string {
  const say = wordsOf(language);
  return [
    say('daily-heading'),
    shownDate(dateOf(asked), language),
    topicTitle(asked.topic, { language }, { bank: services.library }),
    say(`level-${content.question.level}`),
  ].join(' · ');
}

/** Made once: making one is slow, and every post tells a date. */
const dateFormats = new Map(
  LANGUAGES.map((language) => [
    language,
    new Intl.DateTimeFormat(language, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    }),
  ]),
);

export const shownDate = (date: LocalDate, language: Language): string =>
  dateFormats.get(language)!.format(Date.parse(date));

/** The message of the question, with `lines` about the days before between its heading and what it asks. */
export function dayReply(
  day: DayPost,
  lines: readonly Block[],
  services: Services,
  progress: { readonly draft?: string; readonly hinted?: boolean; readonly count?: number } = {},
): Reply {
  const { asked, language } = day;
  const { document: shown, ...rest } = quizQuestion(
    day,
    {
      ability: 'daily',
      heading: headingOfDay(day, services),
      actions: [],
      open: asked.person === null,
    },
    language,
    progress,
  );
  const [heading, ...question] = shown.children;
  const counted =
    progress.count === undefined
      ? []
      : [paragraph(wordsOf(language)('quiz-count', { count: String(progress.count) }))];
  return {
    ...rest,
    document: document(heading!, ...lines, ...question, ...counted),
    key: `daily-${asked.id}`,
  };
}

/** The same to look at: nothing of it can be pressed, and nobody is asked. */
export function previewReply(day: DayPost, services: Services): Reply {
  const say = wordsOf(day.language);
  return {
    document: document(
      paragraph(strong(say('daily-preview'))),
      paragraph(emphasis(headingOfDay(day, services))),
      ...day.content.prompt.children,
      bullets(
        ...day.content.options.map(({ letter, text }) => [
          strong(letter.toUpperCase()),
          ' ',
          ...text,
        ]),
      ),
    ),
    actions: [],
    privately: true,
  };
}
