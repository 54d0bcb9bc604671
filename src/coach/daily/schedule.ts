/** A place's daily question as the coach keeps it: a schedule of the kind `daily` with these options. */
import type { Level } from '#bank/question.ts';
import { isLanguage, type Language } from '#locales/language.ts';
import type { Hour } from '#schedule/occurrence.ts';
import type { Schedule } from '#store/schedules.ts';

export const KIND = 'daily';
export const EVERY_DAY = '1234567';

export interface DailyOptions {
  /** Ids of topics; none means all. */
  readonly topics: readonly string[];
  readonly level: Level | 'any';
  /** `auto`: the place's setting, else the language it was set up in. */
  readonly language: Language | 'auto';
  readonly spoken: Language;
  readonly silent: boolean;
  readonly pin: boolean;
  /** The id of a role that is called. */
  readonly calls?: string;
}

export interface Daily extends Hour {
  readonly options: DailyOptions;
}

const INITIAL: DailyOptions = {
  topics: [],
  level: 'any',
  language: 'auto',
  spoken: 'en',
  silent: false,
  pin: false,
};

export const initialOptions = (spoken: Language): DailyOptions => ({ ...INITIAL, spoken });

export const dailyOf = ({ time, zone, weekdays, options }: Schedule): Daily => ({
  time,
  zone,
  weekdays,
  options: { ...INITIAL, ...(JSON.parse(options) as Partial<DailyOptions>) },
});

/** The language of the post: what was chosen for it, then the place's, then that of whoever set it up. */
export const languageOfDaily = (
  { language, spoken }: DailyOptions,
  setting: Language | 'auto',
): Language => [language, setting].find(isLanguage) ?? spoken;
