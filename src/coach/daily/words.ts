/** The words of `/daily set` as people type them, in both languages; times and zones are read in `times.ts`. */

/** Days of the week: a word, or two with a hyphen. */
const DAYS: readonly (readonly string[])[] = [
  ['mon', 'monday', '周一', '星期一', '礼拜一'],
  ['tue', 'tues', 'tuesday', '周二', '星期二', '礼拜二'],
  ['wed', 'wednesday', '周三', '星期三', '礼拜三'],
  ['thu', 'thur', 'thurs', 'thursday', '周四', '星期四', '礼拜四'],
  ['fri', 'friday', '周五', '星期五', '礼拜五'],
  ['sat', 'saturday', '周六', '星期六', '礼拜六'],
  ['sun', 'sunday', '周日', '周天', '星期日', '星期天', '礼拜天'],
];

const SETS: Readonly<Record<string, string>> = {
  daily: '1234567',
  everyday: '1234567',
  每天: '1234567',
  weekdays: '12345',
  workdays: '12345',
  工作日: '12345',
  weekend: '67',
  weekends: '67',
  周末: '67',
};

/** Words that only join others: "every day at 9 in Berlin". */
export const FILLERS = new Set(['every', 'day', 'days', 'at', 'in', 'on', 'and', 'to', '在', '和']);

const dayNumbered = (word: string): number => DAYS.findIndex((names) => names.includes(word)) + 1;

/** `mon-fri`, `sat`, `weekdays`, `周一至周五` → `12345`; `undefined` where it is no such word. */
export function weekdaysOf(word: string): string | undefined {
  const set = SETS[word];
  if (set) return set;
  const [first = '', last = first, ...more] = word.split(/[-–—~～至到]/u);
  // 周一至五
  const end = /^[一二三四五六日天]$/u.test(last) ? `周${last}` : last;
  const [from, until] = [dayNumbered(first), dayNumbered(end)];
  if (from === 0 || until === 0 || more.length > 0) return undefined;
  const days: number[] = [from];
  for (let day = from; day !== until; ) {
    day = (day % 7) + 1;
    days.push(day);
  }
  return days.toSorted().join('');
}

export const LANGUAGE_WORDS: Readonly<Record<string, 'en' | 'zh' | 'auto'>> = {
  en: 'en',
  english: 'en',
  英文: 'en',
  英语: 'en',
  zh: 'zh',
  chinese: 'zh',
  中文: 'zh',
  汉语: 'zh',
  auto: 'auto',
};

export const LEVEL_WORDS: Readonly<Record<string, 'any' | 'core' | 'advanced' | 'expert'>> = {
  any: 'any',
  core: 'core',
  基础: 'core',
  advanced: 'advanced',
  进阶: 'advanced',
  expert: 'expert',
  专家: 'expert',
};

/** What a post can be besides; `no-` before one takes it back. */
export const MANNERS: Readonly<Record<string, 'silent' | 'pin'>> = {
  silent: 'silent',
  quiet: 'silent',
  静音: 'silent',
  pin: 'pin',
  置顶: 'pin',
};
