/**
 * `/daily set 09:00 Europe/Berlin mon-fri`: a question a day, by the clock of the place. Words come in any order.
 *
 * When it is due, and that it comes once, is the business of `src/schedule`; what it says, of `../daily/`.
 */
import { bullets, document, inlineCode, paragraph, strong } from '#document/build.ts';
import type { Action, Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import { localDate } from '#schedule/calendar.ts';
import { nextOccurrence, type Occurrence } from '#schedule/occurrence.ts';
import { adapterOf, GRACE_MS } from '#schedule/planner.ts';
import type { Schedule } from '#store/schedules.ts';
import type { Ability, Services, Suggestion } from '../ability.ts';
import { answering } from '../daily/answer.ts';
import { dayOf, previewReply } from '../daily/post.ts';
import { readDaily } from '../daily/read.ts';
import {
  type Daily,
  type DailyOptions,
  dailyOf,
  EVERY_DAY,
  initialOptions,
  KIND,
} from '../daily/schedule.ts';
import { inWords, shownMoment, statusOf } from '../daily/status.ts';
import { CHINESE_PLACES, timeOf, ZONES } from '../daily/times.ts';
import { LEVEL_WORDS, MANNERS } from '../daily/words.ts';
import type { Offer } from '../messenger.ts';
import { topicWords } from '../topic-option.ts';
import type { Turn } from '../turn.ts';

const STEPS = ['set', 'status', 'preview', 'now', 'pause', 'resume', 'off'] as const;

export const daily: Ability = {
  name: 'daily',
  managed: true,
  options: [
    { name: 'step', required: false, values: STEPS },
    { name: 'how', required: false, rest: true, suggest: suggestions },
  ],
  run: async ({ step = 'status', how = '' }, turn, services) => {
    const { store } = services;
    const word = step.toLowerCase();
    // `/daily 09:00 berlin` means set.
    if (!STEPS.some((known) => known === word)) {
      return set(`${step} ${how}`, turn, services, word);
    }
    if (word === 'set') return set(how, turn, services);
    const schedule = await store.schedules.at({ place: turn.place.id, kind: KIND });
    if (!schedule || (schedule.state === 'off' && word !== 'resume')) return [none(turn)];
    if (word === 'status') return [await statusOf(schedule, turn, services)];
    await checkManages(turn);
    switch (word) {
      case 'preview':
        return [await preview(schedule, turn, services)];
      case 'now':
        return [await sendNow(schedule, turn, services)];
      case 'resume':
        return resume(schedule, turn, services);
      case 'pause':
        return stop(schedule, 'paused', turn, services);
      default:
        return stop(schedule, 'off', turn, services);
    }
  },
  actions: answering,
};

async function checkManages(turn: Turn): Promise<void> {
  if (!(await turn.mayManage())) throw new UserError('daily-admins');
}

const told = (lines: readonly string[], actions: readonly Action[] = []): Reply => ({
  document: document(...lines.map((line) => paragraph(line))),
  actions,
});

function none({ language }: Turn): Reply {
  const say = wordsOf(language);
  return {
    document: document(
      paragraph(strong(say('daily-none'))),
      bullets(
        [inlineCode('/daily set 09:00')],
        [inlineCode('/daily set 9am Europe/Berlin mon-fri')],
        [inlineCode('/daily set 20:30 Asia/Shanghai attention core')],
      ),
    ),
    actions: [{ id: 'daily:set 09:00', label: say('daily-set-nine'), style: 'primary' }],
  };
}

async function set(
  typed: string,
  turn: Turn,
  services: Services,
  step?: string,
): Promise<readonly Reply[]> {
  const said = (() => {
    try {
      return readDaily(typed, services);
    } catch (error) {
      // `/daily stauts`: the first word may have been meant as a step.
      if (step === undefined || !(error instanceof UserError) || typed.trim() !== step) throw error;
      throw new UserError('daily-step', { step: step.slice(0, 40), known: STEPS.join(', ') });
    }
  })();
  await checkManages(turn);
  const { store, chance } = services;
  const before = await store.schedules.at({ place: turn.place.id, kind: KIND });
  const was: Daily | undefined = before && dailyOf(before);
  const time = said.time ?? was?.time;
  if (time === undefined) throw new UserError('daily-no-time');
  const options: DailyOptions = {
    ...(was?.options ?? initialOptions(turn.language)),
    ...said.options,
    spoken: turn.language,
  };
  checkOffers(said.options, turn, services);
  const schedule: Schedule = {
    id: before?.id ?? chance.id(),
    kind: KIND,
    place: turn.place.id,
    within: turn.place.within ?? null,
    person: turn.place.kind === 'private' ? turn.person.id : null,
    told: turn.person.account,
    time,
    zone: said.zone ?? was?.zone ?? zoneFor(turn),
    weekdays: said.weekdays ?? was?.weekdays ?? EVERY_DAY,
    options: JSON.stringify(options),
    state: 'on',
    reason: null,
    next_at: null,
    planned_at: turn.now,
    created_at: turn.now,
    changed_at: turn.now,
  };
  const next = await nextDay(schedule, turn.now, services);
  await store.places.regain(schedule.place);
  await store.schedules.put({ ...schedule, next_at: next.at });
  const say = wordsOf(turn.language);
  const wants: Offer[] = options.pin ? ['pin'] : [];
  const missing = await services.missingRights(turn.place.id, turn.language, wants);
  return [
    told(
      [
        say('daily-set', { what: inWords(schedule, turn.language, services) }),
        say('daily-next', { moment: shownMoment(next.at, schedule.zone, turn.language) }),
        ...(missing.length > 0
          ? [say('daily-missing', { rights: missing.join(say('list-separator')) })]
          : []),
      ],
      [
        { id: 'daily:preview', label: say('daily-show-preview') },
        { id: 'daily:now', label: say('daily-send-now') },
        { id: 'daily:status', label: say('daily-show-status') },
      ],
    ),
  ];
}

/** The group's zone where one is set, else that of whoever sets it up. */
const zoneFor = ({ here, mine }: Turn): string => (here.zone === 'UTC' ? mine.zone : here.zone);

/** What the platform can't do is told at once, not found out every morning. */
function checkOffers(
  { silent, pin, calls }: Partial<DailyOptions>,
  turn: Turn,
  { outletOf }: Services,
): void {
  const wanted: readonly [Offer, boolean][] = [
    ['silent', silent === true],
    ['pin', pin === true],
    ['calls', Boolean(calls)],
  ];
  const { offers = [] } = outletOf(turn.place.id);
  const missing = wanted.find(([offer, is]) => is && !offers.includes(offer));
  if (missing) throw new UserError(`daily-no-${missing[0]}`);
}

/** The next moment of a schedule whose day has not had its question yet. */
async function nextDay(schedule: Schedule, now: number, { store }: Services): Promise<Occurrence> {
  let next = nextOccurrence(schedule, now);
  while (await store.deliveries.find({ schedule: schedule.id, date: next.date }))
    next = nextOccurrence(schedule, next.at);
  return next;
}

async function preview(schedule: Schedule, turn: Turn, services: Services): Promise<Reply> {
  const { date } = await nextDay(schedule, turn.now, services);
  const day = await dayOf(schedule, date, services);
  if (!day) throw new UserError('quiz-none');
  return previewReply(day, services);
}

/** Today's question, at once; a day has one, so the hour of today then brings none. */
async function sendNow(schedule: Schedule, turn: Turn, services: Services): Promise<Reply> {
  const say = wordsOf(turn.language);
  if (schedule.state !== 'on') throw new UserError('daily-not-on');
  const { store } = services;
  const day = { schedule: schedule.id, date: localDate(turn.now, schedule) };
  const added = await store.deliveries.add([
    {
      ...day,
      adapter: adapterOf(schedule.place),
      person: schedule.person,
      state: 'pending',
      due_at: turn.now,
      wake_at: turn.now,
      error: null,
    },
  ]);
  if (added === 0 && !(await store.deliveries.again(day, turn.now)))
    return { ...told([say('daily-today-sent')]), privately: true, mayBeOpen: true };
  const next = await nextDay(schedule, turn.now, services);
  await store.schedules.plan([{ id: schedule.id, nextAt: next.at }], turn.now);
  return { ...told([say('daily-now')]), privately: true, mayBeOpen: true };
}

async function resume(
  schedule: Schedule,
  turn: Turn,
  services: Services,
): Promise<readonly Reply[]> {
  const { store } = services;
  const say = wordsOf(turn.language);
  // Some of them have a way around; what can't be sent without one is suspended anew.
  const missing = await services.missingRights(turn.place.id, turn.language);
  await store.places.regain(schedule.place);
  // Today's, where it was kept back and is not too late yet.
  const [last] = await store.deliveries.latest(schedule.id, 1);
  const catchesUp = last?.state === 'suspended' && turn.now - last.due_at <= GRACE_MS;
  const next = await nextDay(schedule, turn.now, services);
  await store.schedules.change(schedule.id, {
    state: 'on',
    reason: null,
    next_at: next.at,
    planned_at: turn.now,
    changed_at: turn.now,
    told: turn.person.account,
  });
  if (catchesUp) await store.deliveries.again(last, turn.now);
  return [
    told([
      say('daily-resumed', { what: inWords(schedule, turn.language, services) }),
      catchesUp
        ? say('daily-now')
        : say('daily-next', { moment: shownMoment(next.at, schedule.zone, turn.language) }),
      ...(missing.length > 0
        ? [say('daily-missing', { rights: missing.join(say('list-separator')) })]
        : []),
    ]),
  ];
}

async function stop(
  schedule: Schedule,
  state: 'paused' | 'off',
  turn: Turn,
  { store }: Services,
): Promise<readonly Reply[]> {
  const say = wordsOf(turn.language);
  await store.atomically(async (kept) => {
    await kept.schedules.change(schedule.id, {
      state,
      reason: null,
      next_at: null,
      changed_at: turn.now,
    });
    await kept.deliveries.drop(schedule.id, state);
  });
  return [
    told(
      [say(`daily-is-${state}`)],
      [{ id: 'daily:resume', label: say('daily-resume'), style: 'primary' }],
    ),
  ];
}

/** Completes the last word: zones by any part of their name, topics, levels. */
function suggestions(
  typed: string,
  { language }: Pick<Turn, 'language'>,
  services: Services,
): readonly Suggestion[] {
  const [, before = '', word = ''] = /^(.*?)(\S*)$/su.exec(typed) ?? [];
  const begun = word.toLowerCase();
  const topics = services.bank.packs.flatMap((pack) => pack.topics);
  const words = [
    ...[...ZONES, ...CHINESE_PLACES].map((zone) => ({ label: zone, value: zone })),
    ...topics
      .filter(({ id }) => topicWords(services).has(id))
      .map(({ id, title }) => ({ label: title[language], value: id })),
    ...['every day', 'weekdays', 'weekend', ...Object.keys(LEVEL_WORDS), ...Object.keys(MANNERS)]
      .filter((name) => /^[a-z ]+$/u.test(name))
      .map((name) => ({ label: name, value: name })),
  ];
  if (typed.trim() === '') return FIRST.map((value) => ({ label: value, value }));
  if (begun === '') return [];
  const time = timeOf(begun);
  const times = time === undefined ? [] : [time, `${time} weekdays`];
  const score = ({ label, value }: Suggestion): number => {
    const text = `${value} ${label}`.toLowerCase();
    return text.startsWith(begun) || text.includes(`/${begun}`) ? 0 : text.includes(begun) ? 1 : 2;
  };
  const found = words.filter((one) => score(one) < 2).toSorted((a, b) => score(a) - score(b));
  return [...times.map((value) => ({ label: value, value })), ...found]
    .slice(0, 25)
    .map(({ label, value }) => ({ label, value: `${before}${value}` }));
}

const FIRST = ['09:00', '09:00 weekdays', '20:30'];
