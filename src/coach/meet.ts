/** From a visit to a turn: the person behind the account, the settings that hold, the language to answer in. */
import type { Ability, Services } from './ability.ts';
import { type Settings, settingsFrom } from './settings/settings.ts';
import type { Known, Place, Turn, Visit } from './turn.ts';

export async function turnOf(visit: Visit, { store, now }: Services): Promise<Turn> {
  const { account, place, placeLanguage = visit.language } = visit;
  const { person, mine, here } = visit.known ?? (await lookUp(visit, store));
  const isPrivate = place.kind === 'private';
  return {
    person: { id: person, name: account.name, account: account.id },
    place,
    ...languageFor(here, isPrivate ? visit : { ...visit, language: placeLanguage }),
    own: languageFor(mine, visit),
    mine,
    here,
    now: now(),
    mayManage: async () => isPrivate || ((await visit.mayManage?.()) ?? false),
  };
}

/** The person behind the account, and the settings that hold for them and in the place. */
export async function lookUp(
  { account, place }: Pick<Visit, 'account' | 'place'>,
  store: Pick<Services['store'], 'links' | 'settings'>,
): Promise<Known> {
  const person = await store.links.personOf(account.id);
  const mine = settingsFrom(await store.settings.of(person));
  return { person, mine, here: place.kind === 'private' ? mine : await settingsOf(place, store) };
}

/** A group's settings, with those of the place itself before them. */
export async function settingsOf(
  { id, within }: Place,
  store: Pick<Services['store'], 'settings'>,
): Promise<Settings> {
  const whole = within === undefined ? {} : await store.settings.of(within);
  return settingsFrom({ ...whole, ...(await store.settings.of(id)) });
}

/** A language that was chosen goes before what the platform guesses and what a question is written in. */
const languageFor = (
  { language }: Settings,
  visit: Pick<Visit, 'language' | 'fixedLanguage'>,
): Pick<Turn, 'language' | 'fixedLanguage'> =>
  language === 'auto'
    ? { language: visit.language, fixedLanguage: visit.fixedLanguage ?? false }
    : { language, fixedLanguage: true };

/** Personal answers are in the person's language, in a group too. */
export const inOwnWords = ({ personal = false }: Pick<Ability, 'personal'>, turn: Turn): Turn =>
  personal ? { ...turn, ...turn.own } : turn;
