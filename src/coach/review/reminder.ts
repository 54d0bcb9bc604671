/** The daily word about due cards, for those who asked for one: an activity of the kind `review`. */
import { document, paragraph } from '#document/build.ts';
import { counted, wordsOf } from '#locales/words.ts';
import { nextTime } from '#schedule/calendar.ts';
import type { Activity } from '#store/activities.ts';
import type { Services } from '../ability.ts';
import { settingsFrom } from '../settings/settings.ts';
import type { Turn } from '../turn.ts';
import { dueCards } from './due.ts';

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

/** Says what is due, if anything, and sets the next day's hour first: a failed send is not repeated. */
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
  const { due } = await dueCards(
    { person: { id: person, name: '', account: place }, mine, now },
    services,
  );
  if (due.length === 0) return;
  const language = mine.language === 'auto' ? (activity.state as State).language : mine.language;
  const say = wordsOf(language);
  await services.post(
    place,
    [
      {
        document: document(paragraph(say('review-reminder', { count: counted(due.length) }))),
        actions: [{ id: 'review', label: say('review-start'), style: 'primary' }],
      },
    ],
    language,
  );
}
