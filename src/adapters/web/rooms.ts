/**
 * Who sits at the page and what was said: sessions (one a browser), their people, and their rooms with
 * transcripts. In memory and bounded; what must last is the coach's business, not the page's.
 */
import { randomBytes } from 'node:crypto';
import type { Person, Place } from '#coach/turn.ts';

/** The people a session can speak as, so that a group can be tried alone. */
export const PEOPLE = ['ada', 'lin', 'sam'] as const;
export type PersonKey = (typeof PEOPLE)[number];
export type RoomKind = Place['kind'];

export interface Entry {
  /** Counts up in the room from 1. */
  readonly number: number;
  /** Who said it; nobody is the coach. */
  readonly by?: PersonKey;
  /** A person's words, or the coach's message as HTML. */
  readonly text?: string;
  readonly html?: string;
  /** The buttons of a coach's message: id → label. */
  readonly actions?: ReadonlyMap<string, string>;
}

export interface Room {
  readonly place: Place;
  /** The entries after number `after`, in order. */
  since(after: number): readonly Entry[];
  add(entry: Omit<Entry, 'number'>): Entry;
  /** The label of a button that stands in the room. */
  labelOf(action: string): string | undefined;
}

export interface Session {
  readonly id: string;
  person(key: PersonKey, name: string): Person;
  room(kind: RoomKind, as: PersonKey): Room;
  /** Whether it may say something now: so many messages in ten seconds. */
  maySpeak(now: number): boolean;
}

const LIMITS = { sessions: 500, entries: 200, messages: 20, withinMs: 10_000 } as const;

/** Sessions by the secret of their cookie. The least recently used goes when there are too many. */
export function createSessions() {
  const sessions = new Map<string, Session>();
  const remember = (session: Session): Session => {
    sessions.delete(session.id);
    sessions.set(session.id, session);
    if (sessions.size > LIMITS.sessions) sessions.delete(sessions.keys().next().value!);
    return session;
  };
  return {
    open: (): Session => remember(createSession(randomBytes(18).toString('base64url'))),
    find: (id: string | undefined): Session | undefined => {
      const session = id === undefined ? undefined : sessions.get(id);
      return session && remember(session);
    },
  };
}

function createSession(id: string): Session {
  const rooms = new Map<string, Room>();
  // Ids carry no part of the cookie's secret: they may stand in logs and, later, in the store.
  const name = randomBytes(6).toString('hex');
  let spoken: number[] = [];
  return {
    id,
    person: (key, shown) => ({ id: `web:${name}:${key}`, name: shown }),
    room: (kind, as) => {
      const place: Place = { id: `web:${name}:${kind === 'group' ? 'group' : as}`, kind };
      const room = rooms.get(place.id) ?? createRoom(place);
      rooms.set(place.id, room);
      return room;
    },
    maySpeak: (now) => {
      spoken = spoken.filter((at) => now - at < LIMITS.withinMs);
      if (spoken.length >= LIMITS.messages) return false;
      spoken.push(now);
      return true;
    },
  };
}

function createRoom(place: Place): Room {
  const entries: Entry[] = [];
  let last = 0;
  return {
    place,
    since: (after) => entries.filter(({ number }) => number > after),
    add: (entry) => {
      const numbered = { ...entry, number: ++last };
      entries.push(numbered);
      if (entries.length > LIMITS.entries) entries.shift();
      return numbered;
    },
    labelOf: (action) =>
      entries.findLast(({ actions }) => actions?.has(action))?.actions?.get(action),
  };
}
