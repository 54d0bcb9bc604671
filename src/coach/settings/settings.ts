/** Every setting of people and groups, and their values at a turn. Adding one is adding its line here. */
import { LANGUAGES } from '#locales/language.ts';
import { listOfNames, numberWithin, oneOf, timeOfDay, timeZone } from './kinds.ts';
import type { Setting } from './setting.ts';

export const settings = {
  /** `auto`: the language one writes in. */
  language: oneOf({ name: 'language', scope: 'both' }, ['auto', ...LANGUAGES], 'auto'),
  zone: timeZone({ name: 'zone', scope: 'both' }),
  level: oneOf({ name: 'level', scope: 'both' }, ['any', 'core', 'advanced', 'expert'], 'any'),
  /** The packs whose questions are known; none means all. */
  packs: listOfNames({ name: 'packs', scope: 'both' }),
  /** Answers a day. */
  goal: numberWithin({ name: 'goal', scope: 'person' }, 1, 200, 5),
  /** Where one's name may be shown to others. */
  names: oneOf({ name: 'names', scope: 'person' }, ['nowhere', 'group', 'everywhere'], 'nowhere'),
  /** The hour at which a day begins, for people who study past midnight. */
  dayStart: numberWithin({ name: 'day-start', scope: 'person' }, 0, 12, 0),
  /** The chance to remember a card when it comes up again. */
  retention: numberWithin({ name: 'retention', scope: 'person' }, 0.7, 0.97, 0.9, { whole: false }),
  newCards: numberWithin({ name: 'new-cards', scope: 'person' }, 0, 100, 5),
  reminder: timeOfDay({ name: 'reminder', scope: 'person' }),
  /** Whether the words of a question that was misunderstood may be kept for the maintainers. */
  shareWords: oneOf({ name: 'share-words', scope: 'person' }, ['no', 'yes'], 'no'),
  /** Who judges answers in interviews: the built-in grader, or the host's language model where there is one. */
  examiner: oneOf({ name: 'examiner', scope: 'person' }, ['built-in', 'model'], 'built-in'),
  /** The colours of pictures, where a platform doesn't know what the reader sees; `auto` is the platform's usual one. */
  theme: oneOf({ name: 'theme', scope: 'both' }, ['auto', 'light', 'dark'], 'auto'),
  /** `classic`: plain messages where a platform has a richer form that old clients can't show. */
  messages: oneOf({ name: 'messages', scope: 'both' }, ['rich', 'classic'], 'rich'),
} as const;

export type SettingKey = keyof typeof settings;
export type Settings = {
  readonly [K in SettingKey]: (typeof settings)[K] extends Setting<infer T> ? T : never;
};

export const findSetting = (name: string): Setting<unknown> | undefined =>
  (Object.values(settings) as Setting<unknown>[]).find((setting) => setting.name === name);

/** The values `stored` holds, defaults for the rest; what is no value any more counts as not set. */
export function settingsFrom(stored: Readonly<Record<string, unknown>>): Settings {
  return Object.fromEntries(
    Object.entries(settings).map(([key, setting]) => {
      const value = stored[setting.name];
      return [key, setting.accepts(value) ? value : setting.default];
    }),
  ) as Settings;
}
