import { describe, expect } from 'vitest';
import { type Random, randomFrom } from '#compute/random.ts';
import { nextOccurrence } from '#schedule/occurrence.ts';
import { GRACE_MS } from '#schedule/planner.ts';
import type { Schedule } from '#store/schedules.ts';
import { onBothDatabases, saysOn } from '../store/databases.ts';
import { handClock } from '../support/clock.ts';
import { begin, process, SENT, schedule } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Half and three quarter hours, changes by half an hour and by two, the ends of the world, and a month without its hour. */
const ZONES = [
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Etc/GMT+12',
  'Pacific/Chatham',
  'Antarctica/Troll',
  'America/St_Johns',
  'Africa/Casablanca',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Apia',
  'UTC',
];
const TIMES = ['00:00', '01:45', '02:00', '02:15', '02:30', '03:00', '09:00', '12:00', '23:59'];
/** Around changes of the clock, a leap day and the turn of a year. */
const STARTS = [
  '2026-03-06',
  '2026-03-26',
  '2026-04-02',
  '2026-10-01',
  '2026-10-22',
  '2028-02-26',
  '2026-12-28',
];
const WEEKDAYS = ['1234567', '1234567', '12345', '67', '3'];

const one = <T>(of: readonly T[], random: Random): T => of[random.integer(0, of.length - 1)]!;

const anySchedule = (id: string, random: Random): Schedule =>
  schedule(id, {
    zone: one(ZONES, random),
    time: one(TIMES, random),
    weekdays: one(WEEKDAYS, random),
  });

/** Every day of a schedule whose moment lies in a span. */
function daysIn(hour: Schedule, from: number, until: number): string[] {
  const days: string[] = [];
  for (
    let next = nextOccurrence(hour, from);
    next.at <= until;
    next = nextOccurrence(hour, next.at)
  )
    days.push(`${hour.id} ${next.date}`);
  return days;
}

onBothDatabases((place) => {
  const says = saysOn(place);

  describe('whatever the schedules and the clock do', () => {
    says(
      'each local date has its question exactly once, through restarts and late ticks',
      async (store) => {
        for (let seed = 0; seed < 7; seed++) {
          const random = randomFrom(seed);
          const clock = handClock(Date.parse(`${STARTS[seed]}T00:00Z`) + random.integer(0, DAY));
          const start = clock.now();
          const schedules = Array.from({ length: 6 }, (_, i) =>
            anySchedule(`${seed}-${i}`, random),
          );
          for (const hour of schedules) await begin(store, clock, hour);
          const sent: string[] = [];
          let running = process(store, clock, { name: `P${seed}` });
          while (clock.now() < start + 9 * DAY) {
            clock.pass(random.integer(MINUTE, GRACE_MS - MINUTE));
            await running.tick();
            if (random.uniform() < 0.2) {
              sent.push(...running.sent);
              running = process(store, clock, { name: `P${seed} ${clock.now()}` });
            }
          }
          sent.push(...running.sent);
          const due = schedules.flatMap((hour) => daysIn(hour, start, clock.now()));
          expect(sent.toSorted(), `seed ${seed}`).toEqual(due.toSorted());
          for (const { id } of schedules) await store.schedules.change(id, { next_at: null });
        }
      },
    );

    says(
      'never twice, whichever way the clock jumps, zones change and tries fail',
      async (store) => {
        for (let seed = 0; seed < 6; seed++) {
          const random = randomFrom(100 + seed);
          const clock = handClock(Date.parse(`${STARTS[seed]}T00:00Z`) + random.integer(0, DAY));
          let schedules = Array.from({ length: 4 }, (_, i) => anySchedule(`${seed}-${i}`, random));
          for (const hour of schedules) await begin(store, clock, hour);
          const arrived: string[] = [];
          const two = ['A', 'B'].map((name) =>
            process(store, clock, {
              name: `${name}${seed}`,
              tries: async ({ delivery }) => {
                const luck = random.uniform();
                if (luck < 0.1) return { kind: 'later', error: 'down' };
                // Some of those nobody is sure of have arrived.
                if (luck > 0.05 + 0.1) arrived.push(`${delivery.schedule} ${delivery.date}`);
                return luck < 0.2 ? { kind: 'unsure', error: 'cut' } : SENT;
              },
            }),
          );
          for (let step = 0; step < 70; step++) {
            const luck = random.uniform();
            if (luck < 0.1) clock.pass(-random.integer(MINUTE, 3 * DAY));
            else if (luck < 0.2) clock.pass(random.integer(GRACE_MS, 3 * DAY));
            else clock.pass(random.integer(1000, 4 * HOUR));
            if (luck > 0.9) {
              const changed = { ...anySchedule('', random), id: one(schedules, random).id };
              schedules = schedules.map((hour) =>
                hour.id === changed.id ? { ...changed, place: hour.place } : hour,
              );
              await begin(store, clock, schedules.find(({ id }) => id === changed.id)!);
            }
            await Promise.all(two.map((process) => process.tick()));
          }
          expect(two.flatMap(({ bugs }) => bugs)).toEqual([]);
          expect(new Set(arrived).size, `seed ${seed}`).toBe(arrived.length);
          // Once the clock goes as it should, no day is left out.
          const from = clock.now() + 1;
          for (let i = 0; i < 4 * 24; i++) {
            clock.pass(HOUR);
            await two[0]!.tick();
          }
          for (const hour of schedules) {
            for (const due of daysIn(hour, from, clock.now() - HOUR)) {
              const date = due.split(' ')[1]!;
              const day = await store.deliveries.find({ schedule: hour.id, date });
              expect(day?.state, `${due} of seed ${seed} ${hour.zone} ${hour.time}`).toMatch(
                /sent|unsure|pending/u,
              );
            }
            const dates = (await store.deliveries.latest(hour.id, 999)).map(({ date }) => date);
            expect(new Set(dates).size).toBe(dates.length);
            await store.schedules.change(hour.id, { next_at: null });
          }
        }
      },
    );
  });
});
