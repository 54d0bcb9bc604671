/** What others see of a person: their name where they agreed to it, otherwise a number. */
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import type { Store } from '#store/store.ts';
import { settings } from './settings/settings.ts';
import { groupOf, type Turn } from './turn.ts';

/** Kept beside the setting `names`: what to show, and where, for those who chose `group`. */
export const SHOWN_NAME = 'shown-name';
export const SHOWN_IN = 'shown-in';

/** Names of `people` in a group; those who are hidden get none. */
export async function namesIn(
  group: string,
  people: readonly string[],
  store: Pick<Store, 'settings'>,
): Promise<ReadonlyMap<string, string>> {
  const [levels, names, places] = await Promise.all([
    store.settings.ofAll(people, settings.names.name),
    store.settings.ofAll(people, SHOWN_NAME),
    store.settings.ofAll(people, SHOWN_IN),
  ]);
  return new Map(
    people.flatMap((person) => {
      const level = levels.get(person);
      const name = names.get(person);
      const shown =
        level === 'everywhere' ||
        (level === 'group' &&
          (places.get(person) as readonly string[] | undefined)?.includes(group));
      return shown && typeof name === 'string' ? [[person, name]] : [];
    }),
  );
}

/** A name for everybody: their own, or "someone 3" by their position. */
export function shownAs(
  people: readonly string[],
  names: ReadonlyMap<string, string>,
  language: Language,
): ReadonlyMap<string, string> {
  const say = wordsOf(language);
  return new Map(
    people.map((person, i) => [
      person,
      names.get(person) ?? say('someone', { number: String(i + 1) }),
    ]),
  );
}

/** A name for everybody in a ranking, where the rank tells those without one apart. */
export const rankedAs = (
  people: readonly string[],
  names: ReadonlyMap<string, string>,
  language: Language,
): ReadonlyMap<string, string> => {
  const unnamed = wordsOf(language)('someone-unnamed');
  return new Map(people.map((person) => [person, names.get(person) ?? unnamed]));
};

/** Follows the setting `names`: keeps what may be shown, or forgets it. */
export async function setNames(
  level: 'nowhere' | 'group' | 'everywhere',
  turn: Pick<Turn, 'person' | 'place'>,
  store: Pick<Store, 'settings'>,
): Promise<void> {
  const { id, name } = turn.person;
  if (level === 'nowhere') {
    await store.settings.clear(id, SHOWN_NAME);
    await store.settings.clear(id, SHOWN_IN);
    return;
  }
  await store.settings.set(id, SHOWN_NAME, [...name].slice(0, 40).join(''));
  if (level !== 'group' || turn.place.kind !== 'group') return;
  const before = (await store.settings.of(id))[SHOWN_IN];
  const places = Array.isArray(before) ? (before as string[]) : [];
  await store.settings.set(id, SHOWN_IN, [...new Set([...places, groupOf(turn.place)])]);
}
