/**
 * The tables, as Kysely sees them. One schema for SQLite and PostgreSQL: times are milliseconds since the
 * epoch, yes and no are 1 and 0, JSON is text. `PRIVACY.md` says of every table what it keeps and why.
 */

/** Another account that belongs to a person; an account that stands here in no row is its own person. */
export interface LinksTable {
  account: string;
  person: string;
  linked_at: number;
}

/** A code that joins two accounts, for a few minutes. */
export interface LinkCodesTable {
  code: string;
  person: string;
  expires_at: number;
}

/** One setting of a person or a place; `value` is JSON. */
export interface SettingsTable {
  owner: string;
  name: string;
  value: string;
}

/** How often somebody (a person or a group) was asked a quiz: `quiz` is `<slug>/<quiz id>`. */
export interface SeenTable {
  owner: string;
  quiz: string;
  slug: string;
  times: number;
  last_at: number;
}

/** A quiz as it was asked: with its seed it can be drawn again at any time. */
export interface AskedTable {
  id: string;
  quiz: string;
  slug: string;
  topic: string;
  seed: number;
  place: string;
  /** The one who may answer; `null` is everybody in the place. */
  person: string | null;
  /** The quiz run, study room or delivery it belongs to. */
  activity: string | null;
  language: string;
  points: number;
  asked_at: number;
  /** Answers count until then; `null` is for ever. */
  closes_at: number | null;
}

/** What one person did with an asked quiz. */
export interface AnswersTable {
  asked: string;
  person: string;
  /** The letters picked, sorted; a draft until `at` is set. */
  letters: string;
  hinted: number;
  correct: number;
  points: number;
  /** When it was answered for good; `null` before. */
  at: number | null;
}

/** Append-only: what earned points, once per `source` and person. */
export interface ScoreLogTable {
  source: string;
  person: string;
  place: string;
  kind: string;
  slug: string;
  topic: string;
  correct: number;
  points: number;
  at: number;
}

/** Sums of the score log by place and person, kept beside it. */
interface ScoreSums {
  place: string;
  person: string;
  points: number;
  answers: number;
  correct: number;
  /** When the last of them was earned. */
  last_at: number;
}

/** The sums of one day of UTC, counted from the epoch. */
export interface ScoreDaysTable extends ScoreSums {
  day: number;
}

/** The sums of all time. */
export interface ScoreTotalsTable extends ScoreSums {}

/** Scores of people who deleted their data: sums only. */
export interface AnonymousScoresTable {
  place: string;
  answers: number;
  correct: number;
  points: number;
}

/** Something that goes on over several messages: a quiz run, a study room, an interview. */
export interface ActivitiesTable {
  id: string;
  kind: string;
  place: string;
  /** Whose it is; `null` where it is a group's. */
  person: string | null;
  /** JSON, of the shape the ability of this kind declares. */
  state: string;
  version: number;
  /** When the coach must go on by itself; `null` waits for people. */
  due_at: number | null;
  open: number;
  created_at: number;
  changed_at: number;
}

/** A card of spaced repetition, one a person and question, whatever the language. */
export interface CardsTable {
  person: string;
  slug: string;
  due_at: number;
  /** The FSRS card as JSON. */
  card: string;
  /** 1 while the last answer was wrong. */
  missed: number;
  created_at: number;
  changed_at: number;
}

/** Each grade given, with the card as it was before: undo needs it, and so do the statistics. */
export interface GradesTable {
  person: string;
  slug: string;
  at: number;
  grade: number;
  /** The FSRS card and `missed` as JSON; `null` where there was no card yet. */
  before: string | null;
}

export interface BookmarksTable {
  person: string;
  slug: string;
  at: number;
}

/** Questions that were answered wrongly: a keyed hash, the words only where the person agreed. */
export interface MissesTable {
  hash: string;
  words: string | null;
  answered: string;
  language: string;
  times: number;
  last_at: number;
}

/** The hours in which the coach ran, counted from the epoch: a day it was down breaks no streak. */
export interface UptimeTable {
  hour: number;
}

/** Where a message that is kept up to date stands on its platform; `ref` is the adapter's. */
export interface MessagesTable {
  place: string;
  key: string;
  ref: string;
  at: number;
}

/** A browser of the web page: the hash of its cookie's secret, and the name its people carry. */
export interface WebSessionsTable {
  secret: string;
  name: string;
  seen_at: number;
}

/** An update of a platform that was taken up; `source` is the bot's id. */
export interface HandledTable {
  source: string;
  update_id: string;
  at: number;
}

/** A picture that a platform keeps for us: `hash` is of what it shows, `ref` the platform's name for it. */
export interface MediaTable {
  source: string;
  hash: string;
  ref: string;
  at: number;
}

/** A place where nothing can be sent: we were blocked or put out, or it is gone. */
export interface UnreachableTable {
  place: string;
  reason: string;
  at: number;
}

/** Something that goes out to a place by the clock; one of a kind a place. */
export interface SchedulesTable {
  id: string;
  kind: string;
  place: string;
  /** The group the place is a part of. */
  within: string | null;
  /** Whose it is; `null` where it is a group's. */
  person: string | null;
  /** The account that set it up: it is told privately when nothing can be sent any more. */
  told: string | null;
  /** What the clock of `zone` shows (`09:30`), on days of `weekdays` (`12345`, Monday is 1). */
  time: string;
  zone: string;
  weekdays: string;
  /** JSON, of the shape the ability of this kind declares. */
  options: string;
  /** `off` keeps its id, so that its day can't come twice. */
  state: 'on' | 'paused' | 'suspended' | 'off';
  /** Why it is suspended. */
  reason: string | null;
  /** `null` where it is not on. */
  next_at: number | null;
  /** When `next_at` was worked out: later than now means that the clock was put back. */
  planned_at: number;
  created_at: number;
  changed_at: number;
}

/** One day of a schedule: the row is claimed before anything is sent. */
export interface DeliveriesTable {
  schedule: string;
  /** In the schedule's zone. */
  date: string;
  /** Whose place it is for, the first part of its id: only processes with that adapter take it. */
  adapter: string;
  /** Whose schedule it is. */
  person: string | null;
  /**
   * `sending`: it may be on its way; `unsure`: it was, and nobody knows whether it arrived, so it is not repeated;
   * `skipped`: it was too late, or not wanted any more.
   */
  state: 'pending' | 'sending' | 'sent' | 'unsure' | 'skipped' | 'suspended';
  due_at: number;
  /** Pending: when to try; of a process that has taken it, or is sending it, the end of its lease. */
  wake_at: number | null;
  /** The process that has taken it. */
  lease_by: string | null;
  attempts: number;
  /** How often a right was missing. */
  refusals: number;
  /** When it may have left for the first time. */
  first_try_at: number | null;
  sent_at: number | null;
  error: string | null;
}

/** What rate-limiter-flexible keeps, so that all processes keep to one pace. */
export interface RatesTable {
  key: string;
  points: number;
  expire: number | null;
}

export interface Database {
  links: LinksTable;
  link_codes: LinkCodesTable;
  settings: SettingsTable;
  seen: SeenTable;
  asked: AskedTable;
  answers: AnswersTable;
  score_log: ScoreLogTable;
  score_days: ScoreDaysTable;
  score_totals: ScoreTotalsTable;
  anonymous_scores: AnonymousScoresTable;
  activities: ActivitiesTable;
  cards: CardsTable;
  grades: GradesTable;
  bookmarks: BookmarksTable;
  misses: MissesTable;
  uptime: UptimeTable;
  messages: MessagesTable;
  web_sessions: WebSessionsTable;
  handled: HandledTable;
  media: MediaTable;
  unreachable: UnreachableTable;
  schedules: SchedulesTable;
  deliveries: DeliveriesTable;
  rates: RatesTable;
}
