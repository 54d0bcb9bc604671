/**
 * The store: everything the coach remembers, as repositories. No query stands outside this folder.
 *
 * Nothing is known of a person who only asks: rows come with the first answer, card, setting or bookmark.
 */
import type { Kysely } from 'kysely';
import { activitiesIn } from './activities.ts';
import { bookmarksIn } from './bookmarks.ts';
import { cardsIn } from './cards.ts';
import { deliveriesIn } from './deliveries.ts';
import { handledIn } from './handled.ts';
import { linksIn } from './links.ts';
import { mediaIn } from './media.ts';
import { messagesIn } from './messages.ts';
import { missesIn } from './misses.ts';
import { personalDataIn } from './personal-data.ts';
import { placesIn } from './places.ts';
import { quizzesIn } from './quizzes.ts';
import { ratesIn } from './rates.ts';
import { schedulesIn } from './schedules.ts';
import type { Database } from './schema.ts';
import { scoresIn } from './scores.ts';
import { settingsIn } from './settings.ts';
import { tidyIn } from './tidy.ts';
import { uptimeIn } from './uptime.ts';
import { webSessionsIn } from './web-sessions.ts';

const repositories = (db: Kysely<Database>) => ({
  activities: activitiesIn(db),
  bookmarks: bookmarksIn(db),
  cards: cardsIn(db),
  deliveries: deliveriesIn(db),
  handled: handledIn(db),
  links: linksIn(db),
  media: mediaIn(db),
  messages: messagesIn(db),
  misses: missesIn(db),
  places: placesIn(db),
  personalData: personalDataIn(db),
  quizzes: quizzesIn(db),
  rates: ratesIn(db),
  schedules: schedulesIn(db),
  scores: scoresIn(db),
  settings: settingsIn(db),
  tidy: tidyIn(db),
  uptime: uptimeIn(db),
  webSessions: webSessionsIn(db),
});

export type Repositories = ReturnType<typeof repositories>;

export interface Store extends Repositories {
  /** All of `work` or nothing of it. Not to be nested. */
  atomically<T>(work: (store: Repositories) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export const storeOn = (db: Kysely<Database>): Store => ({
  ...repositories(db),
  atomically: (work) => db.transaction().execute((transaction) => work(repositories(transaction))),
  close: () => db.destroy(),
});
