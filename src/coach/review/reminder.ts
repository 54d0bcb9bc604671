/** The daily word about due cards, for those who asked for one: an activity of the kind `review`. */
import { document, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { counted, wordsOf } from '#locales/words.ts';
import { nextTime } from '#schedule/calendar.ts';
import type { Activity } from '#store/activities.ts';
import type { Services } from '../ability.ts';
import { PlatformError } from '../messenger.ts';
import { settings, settingsFrom } from '../settings/settings.ts';
import type { Turn } from '../turn.ts';
import { dueCards } from './due.ts';

/** A reminder later than this (the coach was down) is left out: nobody wants it in the middle of the night. */
const GRACE_MS = 3 * 3_600_000;

interface State {
  /** The language the person last wrote in, for those who chose none. */
  readonly language: Turn['language'];
}

/** Follows the setting `reminder`: begins, moves or ends the person's reminder. */
export async function setReminder(
  time: string,
  turn: Pick<Turn, 'person' | 'language' | 'now' | 'mine'>,
  { store, chance }: Services,
): Promise<void> {
  const person = turn.person.id;
  for (const activity of await store.activities.open('review', { person })) {
    await store.activities.advance(activity, { open: false, dueAt: null }, turn.now);
  }
  if (time === 'off') return;
  await store.activities.begin(
    {
      id: chance.id(),
      kind: 'review',
      place: turn.person.account,
      person,
      state: { language: turn.language } satisfies State,
      dueAt: nextTime(time, turn.mine.zone, turn.now),
    },
    turn.now,
  );
}

/**
 * Says what is due, if anything, and sets the next day's hour first: a failed send is not repeated. Who can't be
 * reached any more is reminded no more.
 */
export async function remindAgain(activity: Activity, services: Services): Promise<void> {
  const { store } = services;
  const { person, place } = activity;
  const now = services.now();
  if (person === null) return;
  const mine = settingsFrom(await store.settings.of(person));
  const next =
    mine.reminder === 'off'
      ? { open: false, dueAt: null }
      : { dueAt: nextTime(mine.reminder, mine.zone, now) };
  if (!(await store.activities.advance(activity, next, now)) || mine.reminder === 'off') return;
  if (now - (activity.dueAt ?? now) > GRACE_MS) return;
  const { due } = await dueCards(
    { person: { id: person, name: '', account: place }, mine, now },
    services,
  );
  if (due.length === 0) return;
  const language = mine.language === 'auto' ? (activity.state as State).language : mine.language;
  const say = wordsOf(language);
  const reminder: Reply = {
    document: document(paragraph(say('review-reminder', { count: counted(due.length) }))),
    actions: [
      { id: 'review', label: say('review-start'), style: 'primary' },
      { id: 'settings:reminder off', label: say('review-remind-off') },
    ],
  };
  try {
    await services.post(place, [reminder], language);
  } catch (error) {
    if (!(error instanceof PlatformError && isUnreachable(error))) throw error;
    await store.settings.clear(person, settings.reminder.name);
    await store.activities.advance(
      { id: activity.id, version: activity.version + 1 },
      { open: false, dueAt: null },
      now,
    );
  }
}

const isUnreachable = ({ code }: PlatformError): boolean => code === 'blocked' || code === 'gone';
