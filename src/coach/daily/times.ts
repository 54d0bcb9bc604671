/** Hours and zones as people type them: `9am`, `下午3点半`, `berlin`, `北京`. */

/** `09:00`, `9:30pm`, `9`, `9点半`, `noon` → `09:00`; `undefined` where it is no time of day. */
export function timeOf(word: string): string | undefined {
  if (word === 'noon' || word === '中午') return '12:00';
  if (word === 'midnight' || word === '午夜') return '00:00';
  const [, part, hours, minutes, half, end] =
    /^(早上|上午|中午|下午|晚上)?(\d{1,2})(?:[:：.点时h](\d{2})?(?:分|(半))?)?(am|pm|a\.m\.|p\.m\.)?$/u.exec(
      word,
    ) ?? [];
  if (hours === undefined) return undefined;
  const late = part === '下午' || part === '晚上' || end?.startsWith('p') === true;
  const early = end?.startsWith('a') === true;
  const given = Number(hours);
  if ((late || early) && end && (given < 1 || given > 12)) return undefined;
  const hour = late && given < 12 ? given + 12 : early && given === 12 ? 0 : given;
  const minute = half ? 30 : Number(minutes ?? 0);
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Every zone that is a place. */
export const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

const OTHER_NAMES: Readonly<Record<string, string>> = {
  gmt: 'UTC',
  北京: 'Asia/Shanghai',
  上海: 'Asia/Shanghai',
  深圳: 'Asia/Shanghai',
  杭州: 'Asia/Shanghai',
  香港: 'Asia/Hong_Kong',
  台北: 'Asia/Taipei',
  新加坡: 'Asia/Singapore',
  东京: 'Asia/Tokyo',
  悉尼: 'Australia/Sydney',
  伦敦: 'Europe/London',
  巴黎: 'Europe/Paris',
  柏林: 'Europe/Berlin',
  纽约: 'America/New_York',
  旧金山: 'America/Los_Angeles',
  洛杉矶: 'America/Los_Angeles',
};

/** Places by which people call a zone in Chinese. */
export const CHINESE_PLACES = Object.keys(OTHER_NAMES).filter((name) => /\p{sc=Han}/u.test(name));

/** A zone by its name or its city, whatever the case; abbreviations such as EST know no daylight saving and are none. */
export function zoneOf(word: string): string | undefined {
  const name = word.toLowerCase().replaceAll(' ', '_');
  const other = OTHER_NAMES[name];
  if (other) return other;
  const listed =
    ZONES.find((zone) => zone.toLowerCase() === name) ??
    ZONES.find((zone) => zone.toLowerCase().endsWith(`/${name}`));
  if (listed) return listed;
  // Older names, such as Asia/Calcutta or Asia/Kolkata, of which the list has one.
  if (!/^[a-z]+\/[a-z_/+-]+$/u.test(name)) return undefined;
  try {
    return Temporal.Now.zonedDateTimeISO(word).timeZoneId;
  } catch {
    return undefined;
  }
}
