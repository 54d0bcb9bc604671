/** How a place's daily question stands: when it comes, what it is about, and what became of the last ones. */
import { bullets, document, emphasis, heading, paragraph } from '#document/build.ts';
import type { Action, Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { type Words, wordsOf } from '#locales/words.ts';
import type { Delivery } from '#store/deliveries.ts';
import type { Schedule } from '#store/schedules.ts';
import type { Services } from '../ability.ts';
import { topicTitle } from '../topic-option.ts';
import type { Turn } from '../turn.ts';
import { shownDate } from './post.ts';
import { dailyOf, EVERY_DAY } from './schedule.ts';

/** Days that are told of. */
const SHOWN = 7;

export async function statusOf(schedule: Schedule, turn: Turn, services: Services): Promise<Reply> {
  const { language } = turn;
  const say = wordsOf(language);
  const days = await services.store.deliveries.latest(schedule.id, SHOWN);
  return {
    document: document(
      heading(2, say('daily-title')),
      paragraph(inWords(schedule, language, services)),
      paragraph(stateOf(schedule, language)),
      ...(days.length > 0
        ? [bullets(...days.map((day) => [dayLine(day, schedule, language)]))]
        : []),
      ...(days.some(({ state }) => state === 'unsure')
        ? [paragraph(emphasis(say('daily-unsure-means')))]
        : []),
    ),
    actions: buttonsOf(schedule, say),
    privately: true,
    mayBeOpen: true,
  };
}

/** "09:00, Europe/Berlin, Mon–Fri · Attention · up to advanced" */
export function inWords(schedule: Schedule, language: Language, services: Services): string {
  const say = wordsOf(language);
  const { time, zone, weekdays, options } = dailyOf(schedule);
  const topics =
    options.topics.length === 0
      ? say('topic-all')
      : options.topics
          .map((topic) => topicTitle(topic, { language }, { bank: services.library }))
          .join(say('list-separator'));
  return [
    say('daily-when', { time, zone, days: weekdaysInWords(weekdays, say) }),
    topics,
    ...(options.level === 'any'
      ? []
      : [say(`daily-up-to`, { level: say(`level-${options.level}`) })]),
    ...(options.language === 'auto' ? [] : [{ en: 'English', zh: '中文' }[options.language]]),
    ...(options.silent ? [say('daily-silent')] : []),
    ...(options.pin ? [say('daily-pin')] : []),
    ...(options.calls ? [say('daily-calls')] : []),
  ].join(' · ');
}

/** `12345` → "Mon–Fri", `135` → "Mon, Wed, Fri" */
function weekdaysInWords(weekdays: string, say: Words): string {
  if (weekdays === EVERY_DAY) return say('daily-every-day');
  const names = [...weekdays].map((day) => say(`weekday-${day}`));
  const isRun = EVERY_DAY.includes(weekdays) && weekdays.length > 2;
  return isRun
    ? say('daily-run', { first: names[0]!, last: names.at(-1)! })
    : names.join(say('list-separator'));
}

function stateOf(schedule: Schedule, language: Language): string {
  const say = wordsOf(language);
  switch (schedule.state) {
    case 'on':
      return say('daily-next', { moment: shownMoment(schedule.next_at!, schedule.zone, language) });
    case 'suspended':
      return say('daily-is-suspended', { reason: reasonOf(schedule.reason ?? '', say) });
    default:
      return say(`daily-is-${schedule.state}`);
  }
}

/** "Fri, Nov 27, 09:00" on the clock of `zone`. */
export const shownMoment = (at: number, zone: string, language: Language): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at);

function dayLine(day: Delivery, { zone }: Schedule, language: Language): string {
  const say = wordsOf(language);
  const date = shownDate(day.date, language);
  const told =
    day.state === 'sent'
      ? say('daily-was-sent', { time: clock(day.sent_at!, zone, language) })
      : say(`daily-was-${day.state === 'sending' ? 'pending' : day.state}`);
  const why = day.state === 'sent' || day.error === null ? '' : ` (${reasonOf(day.error, say)})`;
  return say('daily-day', { date, told: `${told}${why}` });
}

const clock = (at: number, zone: string, language: Language): string =>
  new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at);

/** Reasons of our own in words; what a platform said stands as it said it. */
const OWN_REASONS: Readonly<Record<string, string>> = {
  late: 'daily-reason-late',
  paused: 'daily-reason-paused',
  off: 'daily-reason-off',
  suspended: 'daily-reason-suspended',
  blocked: 'daily-reason-blocked',
  gone: 'daily-reason-gone',
  'no question': 'daily-reason-nothing',
  'its sender died': 'daily-reason-died',
};
const reasonOf = (error: string, say: Words): string =>
  OWN_REASONS[error] ? say(OWN_REASONS[error]) : error;

function buttonsOf({ state }: Schedule, say: Words): Action[] {
  return [
    state === 'on'
      ? { id: 'daily:pause', label: say('daily-pause') }
      : { id: 'daily:resume', label: say('daily-resume'), style: 'primary' },
    { id: 'daily:preview', label: say('daily-show-preview') },
    ...(state === 'on' ? [{ id: 'daily:now', label: say('daily-send-now') } as const] : []),
    { id: 'daily:off', label: say('daily-end'), style: 'danger' },
  ];
}
