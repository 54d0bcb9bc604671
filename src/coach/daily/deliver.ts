/** Sends a day's question, and tells the queue what became of it: what a platform's refusal means for the schedule. */
import { document, paragraph, strong } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { wordsOf } from '#locales/words.ts';
import type { Attempt, DrainParts, Outcome } from '#schedule/drain.ts';
import { markOf } from '#schedule/drain.ts';
import { Crowded } from '#schedule/pace.ts';
import type { Delivery } from '#store/deliveries.ts';
import type { Schedule } from '#store/schedules.ts';
import type { Services } from '../ability.ts';
import { PlatformError, type PostOptions } from '../messenger.ts';
import { settingsFrom } from '../settings/settings.ts';
import { askDay, dayReply } from './post.ts';
import { recapBefore } from './recap.ts';
import { resultsBefore } from './results.ts';
import { dailyOf, languageOfDaily } from './schedule.ts';

/** So often a missing right is tried again, then the schedule is suspended. */
const REFUSALS = 3;
const REFUSED_PAUSE_MS = 60_000;
/** A platform that is busy and doesn't say for how long. */
const BUSY_MS = 5000;
/** So long one waits for a chat that has just got a message; then it is the turn of others first. */
const PATIENCE_MS = 250;

/** Another process has the delivery by now. */
class Lost extends Error {}
/** It may have arrived before, and the platform does not know its mark any more. */
class Forgotten extends Error {}

export function createDelivering(services: Services): Pick<DrainParts, 'attempt' | 'orphaned'> {
  const { store, outletOf } = services;
  return {
    attempt: async (attempt) => {
      const schedule = await store.schedules.find(attempt.delivery.schedule);
      if (schedule?.state !== 'on') return { kind: 'skipped', error: schedule?.state ?? 'gone' };
      const lost = await store.places.lost(schedule.place);
      if (lost !== undefined) return suspend(schedule, lost);
      return send(schedule, attempt);
    },
    // A second try within the platform's memory can't arrive twice.
    orphaned: ({ place, first_try_at }) =>
      place !== null && isRemembered(place, first_try_at) ? 'again' : 'unsure',
  };

  function isRemembered(place: string, firstTryAt: number | null): boolean {
    const { onceMs = 0 } = outletOf(place);
    return firstTryAt !== null && services.now() - firstTryAt < onceMs;
  }

  async function send(schedule: Schedule, attempt: Attempt): Promise<Outcome> {
    const { place } = schedule;
    const { delivery } = attempt;
    const day = await askDay(schedule, delivery.date, services);
    if (!day) return { kind: 'skipped', error: 'no question' };
    const recap = await recapBefore(schedule, day, services);
    const question = dayReply(day, await resultsBefore(schedule, day, services), services);
    const leaving = leavingOf(place, attempt);
    const post = (reply: Reply, manners: PostOptions) =>
      services.post(place, [reply], day.language, { ...manners, pass: leaving.pass });
    const manners = mannersOf(schedule);
    const once = markOf(delivery);
    try {
      // One that stands there already is known by its key, and does not come again when the question has to.
      if (recap) await post(recap, { silent: manners.silent, once: `${once}w` });
      leaving.next();
      await post(question, { ...manners, once });
      return { kind: 'sent' };
    } catch (error) {
      const stopped = leaving.stopped();
      if (stopped instanceof Lost) return { kind: 'waits', ms: 0 };
      if (stopped instanceof Crowded) return { kind: 'waits', ms: stopped.waitMs };
      if (stopped instanceof Forgotten)
        return { kind: 'unsure', error: delivery.error ?? 'its sender died' };
      if (stopped !== undefined) throw stopped;
      if (!(error instanceof PlatformError)) throw error;
      // Part of it stands there already: to begin again would say it twice.
      if (leaving.arrived() > 0) return { kind: 'unsure', error: `partly sent: ${error.message}` };
      return refused(error, schedule, delivery);
    }
  }

  /** What lets the messages of one try leave, and knows which have arrived. */
  function leavingOf(place: string, { delivery: { first_try_at }, leaves }: Attempt) {
    let stopped: unknown;
    let [all, arrived] = [0, 0];
    const mayLeave = async (): Promise<void> => {
      if (first_try_at !== null && !isRemembered(place, first_try_at)) throw new Forgotten();
      if (!(await leaves())) throw new Lost();
    };
    return {
      pass: async () => {
        try {
          // What has begun is brought to its end.
          const passed = await services.laterTurn(place, all > 0 ? undefined : PATIENCE_MS);
          await mayLeave().catch((error: unknown) => {
            passed(false);
            throw error;
          });
          return (took: boolean) => {
            if (took) [all, arrived] = [all + 1, arrived + 1];
            passed(took);
          };
        } catch (error) {
          stopped = error;
          throw error;
        }
      },
      /** Why nothing was let through any more, whatever an adapter made of it. */
      stopped: () => stopped,
      /** How many messages the platform has taken since `next`. */
      arrived: () => arrived,
      next: () => {
        arrived = 0;
      },
    };
  }

  async function refused(
    { code, message, retryAfterMs, movedTo }: PlatformError,
    schedule: Schedule,
    { refusals, first_try_at }: Delivery,
  ): Promise<Outcome> {
    switch (code) {
      case 'busy':
        return { kind: 'later', error: message, ms: retryAfterMs ?? BUSY_MS };
      case 'failed':
        return { kind: 'later', error: message };
      case 'unsure':
        return {
          kind: 'unsure',
          error: message,
          again: isRemembered(schedule.place, first_try_at ?? services.now()),
        };
      case 'moved': {
        if (movedTo === undefined) return { kind: 'later', error: message };
        await store.atomically((kept) => kept.places.move(groupPart(schedule.place), movedTo));
        return { kind: 'later', error: message, ms: 0 };
      }
      case 'blocked':
      case 'gone':
        await store.places.lose(schedule.place, code, services.now());
        return suspend(schedule, code);
      case 'forbidden':
        if (refusals + 1 < REFUSALS)
          return { kind: 'later', error: message, ms: REFUSED_PAUSE_MS, refused: true };
        return suspend(schedule, message, true);
    }
  }

  async function suspend(schedule: Schedule, reason: string, tell = false): Promise<Outcome> {
    await store.schedules.change(schedule.id, {
      state: 'suspended',
      reason,
      next_at: null,
      changed_at: services.now(),
    });
    if (tell) await tellWhoSetItUp(schedule, services).catch(() => {});
    return { kind: 'suspended', error: reason };
  }
}

const groupPart = (place: string): string => place.split('/')[0]!;

function mannersOf(schedule: Schedule) {
  const { silent, pin, calls } = dailyOf(schedule).options;
  return { silent, pin, ...(calls ? { calls } : {}) };
}

/** Says in private what is missing; a person who can't be reached finds it in the status. */
async function tellWhoSetItUp(schedule: Schedule, services: Services): Promise<void> {
  const { told, place } = schedule;
  if (told === null) return;
  const { store } = services;
  const mine = settingsFrom(await store.settings.of(await store.links.personOf(told)));
  const language = languageOfDaily(
    { ...dailyOf(schedule).options, language: 'auto' },
    mine.language,
  );
  const say = wordsOf(language);
  const [missing, name] = await Promise.all([
    services.missingRights(place, language).catch(() => []),
    services.nameOf(place).catch(() => undefined),
  ]);
  await services.post(
    told,
    [
      {
        document: document(
          paragraph(
            strong(
              name === undefined
                ? say('daily-suspended')
                : say('daily-suspended-in', { place: name }),
            ),
          ),
          paragraph(
            missing.length > 0
              ? say('daily-missing-there', { rights: missing.join(say('list-separator')) })
              : say('daily-refused'),
          ),
          paragraph(say('daily-resume-there')),
        ),
        actions: [],
      },
    ],
    language,
  );
}
