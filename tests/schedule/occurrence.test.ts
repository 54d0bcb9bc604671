import { describe, expect, it } from 'vitest';
import { localDate } from '#schedule/calendar.ts';
import { nextOccurrence } from '#schedule/occurrence.ts';

const EVERY_DAY = '1234567';
const at = (moment: string): number => Date.parse(moment);

/** The moments of `days` days after `after`, and the date of each. */
function moments(time: string, zone: string, after: string, days: number, weekdays = EVERY_DAY) {
  const found: string[] = [];
  let from = at(after);
  for (let i = 0; i < days; i++) {
    const next = nextOccurrence({ time, zone, weekdays }, from);
    found.push(`${next.date} ${new Date(next.at).toISOString().slice(0, 16)}Z`);
    from = next.at;
  }
  return found;
}

describe('the next day of a schedule', () => {
  it('Berlin, the day of 23 hours: a time that does not exist comes an hour later, once', () => {
    expect(moments('02:30', 'Europe/Berlin', '2026-03-28T00:00Z', 3)).toEqual([
      '2026-03-28 2026-03-28T01:30Z',
      '2026-03-29 2026-03-29T01:30Z',
      '2026-03-30 2026-03-30T00:30Z',
    ]);
  });

  it('Berlin, the day of 25 hours: a time that comes twice is taken the first time', () => {
    expect(moments('02:30', 'Europe/Berlin', '2026-10-24T12:00Z', 2)).toEqual([
      '2026-10-25 2026-10-25T00:30Z',
      '2026-10-26 2026-10-26T01:30Z',
    ]);
  });

  it('nine o’clock stays nine o’clock on both', () => {
    expect(moments('09:00', 'America/New_York', '2026-03-07T20:00Z', 2)).toEqual([
      '2026-03-08 2026-03-08T13:00Z',
      '2026-03-09 2026-03-09T13:00Z',
    ]);
    expect(moments('09:00', 'America/New_York', '2026-10-31T20:00Z', 1)).toEqual([
      '2026-11-01 2026-11-01T14:00Z',
    ]);
  });

  it('Kathmandu is three quarters of an hour off', () => {
    expect(moments('09:00', 'Asia/Kathmandu', '2026-11-24T12:00Z', 1)).toEqual([
      '2026-11-25 2026-11-25T03:15Z',
    ]);
  });

  it('Lord Howe changes its clock by half an hour', () => {
    expect(moments('02:15', 'Australia/Lord_Howe', '2026-10-02T12:00Z', 3)).toEqual([
      '2026-10-03 2026-10-02T15:45Z',
      '2026-10-04 2026-10-03T15:45Z',
      '2026-10-05 2026-10-04T15:15Z',
    ]);
    expect(moments('01:45', 'Australia/Lord_Howe', '2027-04-03T00:00Z', 2)).toEqual([
      '2027-04-04 2027-04-03T14:45Z',
      '2027-04-05 2027-04-04T15:15Z',
    ]);
  });

  it('the leap day is a day', () => {
    expect(moments('09:00', 'UTC', '2028-02-28T10:00Z', 2)).toEqual([
      '2028-02-29 2028-02-29T09:00Z',
      '2028-03-01 2028-03-01T09:00Z',
    ]);
  });

  it('a day that a zone left out has none', () => {
    expect(moments('09:00', 'Pacific/Apia', '2011-12-29T12:00Z', 2)).toEqual([
      '2011-12-29 2011-12-29T19:00Z',
      '2011-12-31 2011-12-30T19:00Z',
    ]);
  });

  it('weekdays are those of the zone', () => {
    // In Auckland it is Monday while it is Sunday in UTC.
    expect(moments('08:00', 'Pacific/Auckland', '2026-11-28T00:00Z', 3, '15')).toEqual([
      '2026-11-30 2026-11-29T19:00Z',
      '2026-12-04 2026-12-03T19:00Z',
      '2026-12-07 2026-12-06T19:00Z',
    ]);
  });

  it('in every zone each of two years’ days comes exactly once', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      let from = at('2026-01-01T00:00Z');
      let date = localDate(from, { zone });
      const dates = new Set<string>();
      while (from < at('2028-01-01T00:00Z')) {
        const next = nextOccurrence({ time: '02:30', zone, weekdays: EVERY_DAY }, from);
        expect(next.at).toBeGreaterThan(from);
        expect(dates.has(next.date), `${zone} ${next.date}`).toBe(false);
        dates.add(next.date);
        from = next.at;
        date = next.date;
      }
      expect(dates.size, zone).toBe(
        Temporal.PlainDate.from([...dates][0]!).until(Temporal.PlainDate.from(date)).days + 1,
      );
    }
  });
});
