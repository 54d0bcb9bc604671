/** `/daily set`: words in any order → a daily question. What is not said stays as it was. */
import { distance } from 'fastest-levenshtein';
import { UserError } from '#locales/user-error.ts';
import type { Services } from '../ability.ts';
import { topicWords } from '../topic-option.ts';
import type { Daily, DailyOptions } from './schedule.ts';
import { timeOf, ZONES, zoneOf } from './times.ts';
import { FILLERS, LANGUAGE_WORDS, LEVEL_WORDS, MANNERS, weekdaysOf } from './words.ts';

/** What was said; a time is needed only where there was none. */
type Said = Partial<Pick<Daily, 'time' | 'zone' | 'weekdays'>> & {
  readonly options: Partial<DailyOptions>;
};

/** Chinese is written without spaces: 每天早上9点. */
const CHINESE =
  /每天|工作日|周末|(?:周|星期|礼拜)[一二三四五六日天](?:[至到-](?:周|星期|礼拜)?[一二三四五六日天])?|(?:早上|上午|中午|下午|晚上)?\d{1,2}[点时](?:半|\d{1,2}分?)?/gu;

/** Throws a `UserError` at the first word that means nothing. */
export function readDaily(typed: string, services: Pick<Services, 'bank'>): Said {
  let rest = typed
    .trim()
    .replaceAll(CHINESE, ' $& ')
    .split(/[\s,，、;；]+/u)
    .filter(Boolean);
  let said: Said = { options: {} };
  const topics = topicWords(services);
  while (rest.length > 0) {
    // The longest name first: "new york", "masks and training targets", "9 am".
    const tries = [5, 4, 3, 2, 1].filter((length) => length <= rest.length);
    const taken = tries.find((length) => {
      const next = understood(rest.slice(0, length), said, topics);
      if (next) said = next;
      return next !== undefined;
    });
    if (taken === undefined) throw unknown(rest[0]!, topics);
    rest = rest.slice(taken);
  }
  return said;
}

function understood(
  words: readonly string[],
  said: Said,
  topics: ReadonlyMap<string, string>,
): Said | undefined {
  const name = words.join(' ');
  const word = name.toLowerCase();
  const withOptions = (more: Partial<DailyOptions>): Said => ({
    ...said,
    options: { ...said.options, ...more },
  });
  if (words.length === 1 && FILLERS.has(word)) return said;
  const time = timeOf(words.length === 2 ? words.join('').toLowerCase() : word);
  if (time !== undefined && words.length <= 2) return { ...said, time };
  if (words.length === 1) {
    const weekdays = weekdaysOf(word);
    if (weekdays)
      return {
        ...said,
        weekdays: [...new Set([...(said.weekdays ?? ''), ...weekdays])].toSorted().join(''),
      };
    const level = LEVEL_WORDS[word];
    if (level) return withOptions({ level });
    const language = LANGUAGE_WORDS[word];
    if (language) return withOptions({ language });
    const [, no, manner = ''] = /^(no-|不)?(.+)$/u.exec(word) ?? [];
    const option = MANNERS[manner];
    if (option) return withOptions({ [option]: no === undefined });
    if (word === 'no-role') return { ...said, options: { ...said.options, calls: '' } };
    const [, role] = /^<@&(\d+)>$/u.exec(word) ?? [];
    if (role !== undefined) return withOptions({ calls: role });
  }
  if (word === 'all' || word === 'all topics' || word === '全部')
    return withOptions({ topics: [] });
  const topic = topics.get(word);
  if (topic !== undefined)
    return withOptions({ topics: [...new Set([...(said.options.topics ?? []), topic])] });
  const zone = zoneOf(name);
  return zone === undefined ? undefined : { ...said, zone };
}

function unknown(word: string, topics: ReadonlyMap<string, string>): UserError {
  const known = [
    ...Object.keys(LEVEL_WORDS),
    ...Object.keys(MANNERS),
    ...topics.keys(),
    ...ZONES,
    ...ZONES.map((zone) => zone.split('/').at(-1)!),
  ];
  const far = (other: string) => distance(other.toLowerCase(), word.toLowerCase());
  const nearest = known.reduce((best, other) => (far(other) < far(best) ? other : best));
  const shown = [...word].slice(0, 40).join('');
  // What differs in half of its letters was not meant.
  return far(nearest) * 2 < word.length
    ? new UserError('daily-word', { word: shown, nearest })
    : new UserError('daily-word-unknown', { word: shown });
}
