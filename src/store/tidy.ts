/** Removes what nobody needs any more: how long each is kept stands in `PRIVACY.md`. */
import type { Kysely } from 'kysely';
import { adaptersIn } from './deliveries.ts';
import type { Database } from './schema.ts';

const DAY = 86_400_000;

/** How long rows are kept after they were last of use, in milliseconds. */
export const KEPT = {
  webSessions: 180 * DAY,
  messages: 90 * DAY,
  /** Telegram keeps an update for a day. */
  handled: 3 * DAY,
  /** Buttons of old messages hold these. */
  buttonIds: 400 * DAY,
  /** The last three months are what a status and a streak look back on. */
  deliveries: 90 * DAY,
  /** So long the day of a schedule that was ended can't come a second time. */
  endedSchedules: 3 * DAY,
} as const;

/** The place under which adapters keep the ids of buttons that are too long for their platform. */
export const BUTTON_IDS = 'ids';

export const tidyIn =
  (db: Kysely<Database>) =>
  async (now: number): Promise<void> => {
    await db.deleteFrom('link_codes').where('expires_at', '<=', now).execute();
    await db
      .deleteFrom('handled')
      .where('at', '<', now - KEPT.handled)
      .execute();
    await db
      .deleteFrom('web_sessions')
      .where('seen_at', '<', now - KEPT.webSessions)
      .execute();
    await db
      .deleteFrom('messages')
      .where('place', '!=', BUTTON_IDS)
      .where('at', '<', now - KEPT.messages)
      .execute();
    await db
      .deleteFrom('messages')
      .where('place', '=', BUTTON_IDS)
      .where('at', '<', now - KEPT.buttonIds)
      .execute();
    await db
      .deleteFrom('deliveries')
      .where('due_at', '<', now - KEPT.deliveries)
      .execute();
    // Those of a platform that this coach is not on any more.
    for (const adapter of await adaptersIn(db)) {
      await db
        .updateTable('deliveries')
        .set({ state: 'skipped', wake_at: null, lease_by: null, error: 'late' })
        .where('adapter', '=', adapter)
        .where('state', '=', 'pending')
        .where('due_at', '<', now - DAY)
        .execute();
    }
    await db
      .deleteFrom('schedules')
      .where('state', '=', 'off')
      .where('changed_at', '<', now - KEPT.endedSchedules)
      .execute();
    // Of rates only those of the last seconds matter.
    await db
      .deleteFrom('rates')
      .where('expire', '<', now - DAY)
      .execute();
  };
