/**
 * Who sits at the page: a session a browser, known by its cookie, with three people to speak as. The store
 * keeps the hash of the cookie's secret, so that a restart forgets nobody.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Account, Place } from '#coach/turn.ts';
import type { Store } from '#store/store.ts';

/** The people a session can speak as, so that a group can be tried alone. */
export const PEOPLE = ['ada', 'lin', 'sam'] as const;
export type PersonKey = (typeof PEOPLE)[number];

export interface Session {
  /** The secret of the cookie. */
  readonly id: string;
  account(key: PersonKey, name: string): Account;
  place(kind: Place['kind'], as: PersonKey): Place;
  /** Whether it may say something now: so many messages in ten seconds. */
  maySpeak(now: number): boolean;
  /** Keeps the session beyond a restart; the first call of a day writes. */
  keep(now: number): Promise<void>;
}

const DAY = 86_400_000;
const LIMITS = { sessions: 500, messages: 20, withinMs: 10_000 } as const;

/** Sessions by the secret of their cookie. The least recently used leaves the memory, not the store. */
export function createSessions(store: Pick<Store, 'webSessions'>) {
  const sessions = new Map<string, Session>();
  const remember = (session: Session): Session => {
    sessions.delete(session.id);
    sessions.set(session.id, session);
    if (sessions.size > LIMITS.sessions) sessions.delete(sessions.keys().next().value!);
    return session;
  };
  return {
    open: (): Session =>
      // The name carries no part of the secret: it stands in the store and may stand in logs.
      remember(
        createSession(randomBytes(18).toString('base64url'), randomBytes(6).toString('hex'), store),
      ),
    find: async (id: string | undefined): Promise<Session | undefined> => {
      if (id === undefined) return undefined;
      const known = sessions.get(id);
      if (known) return remember(known);
      const name = await store.webSessions.find(hashed(id));
      return name === undefined ? undefined : remember(createSession(id, name, store));
    },
  };
}

const hashed = (secret: string): string => createHash('sha256').update(secret).digest('hex');

function createSession(id: string, name: string, store: Pick<Store, 'webSessions'>): Session {
  let keptAt = Number.NEGATIVE_INFINITY;
  let spoken: number[] = [];
  return {
    id,
    account: (key, shown) => ({ id: `web:${name}:${key}`, name: shown }),
    place: (kind, as) => ({ id: `web:${name}:${kind === 'group' ? 'group' : as}`, kind }),
    maySpeak: (now) => {
      spoken = spoken.filter((at) => now - at < LIMITS.withinMs);
      if (spoken.length >= LIMITS.messages) return false;
      spoken.push(now);
      return true;
    },
    keep: async (now) => {
      if (now - keptAt < DAY) return;
      keptAt = now;
      await store.webSessions.keep(hashed(id), name, now);
    },
  };
}
