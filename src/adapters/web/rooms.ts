/**
 * What was said at the page: rooms with transcripts, in memory and bounded. What must last is the coach's
 * business, not the page's.
 */
import type { PersonKey } from './sessions.ts';

export interface Entry {
  /** Counts up in the room from 1; a message that changed gets a new one. */
  readonly number: number;
  /** Its first number: where it stands, however often it changes. */
  readonly slot: number;
  /** Who said it; nobody is the coach. */
  readonly by?: PersonKey;
  /** The only one who sees it; without it everybody in the room. */
  readonly only?: PersonKey;
  /** A person's words, or the coach's message as HTML. */
  readonly text?: string;
  readonly html?: string;
  /** A message that is kept up to date. */
  readonly key?: string;
  /** The buttons of a coach's message: id → label. */
  readonly actions?: ReadonlyMap<string, string>;
}

export interface Room {
  /** The entries that are new after number `after`, as `reader` sees them. */
  since(after: number, reader: PersonKey): readonly Entry[];
  /** Adds an entry, or puts it in the place of the one with its key. */
  add(entry: Omit<Entry, 'number' | 'slot'>): Entry;
  /** Whether a message of this key stands there, for everybody or for `only` one. */
  holds(key: string, only: PersonKey | undefined): boolean;
  /** The label of a button that stands in the room. */
  labelOf(action: string): string | undefined;
}

const LIMITS = { rooms: 1000, entries: 200 } as const;

/** Rooms by the id of their place. The least recently used goes when there are too many. */
export function createRooms() {
  const rooms = new Map<string, Room>();
  return (place: string): Room => {
    const room = rooms.get(place) ?? createRoom();
    rooms.delete(place);
    rooms.set(place, room);
    if (rooms.size > LIMITS.rooms) rooms.delete(rooms.keys().next().value!);
    return room;
  };
}

function createRoom(): Room {
  const entries: Entry[] = [];
  let last = 0;
  return {
    since: (after, reader) =>
      entries.filter(
        ({ number, only }) => number > after && (only === undefined || only === reader),
      ),
    add: (entry) => {
      const old = entries.findIndex(
        ({ key, only }) => key !== undefined && key === entry.key && only === entry.only,
      );
      const number = ++last;
      const numbered: Entry = { ...entry, number, slot: entries[old]?.slot ?? number };
      if (old >= 0) entries[old] = numbered;
      else entries.push(numbered);
      if (entries.length > LIMITS.entries) entries.shift();
      return numbered;
    },
    holds: (key, only) => entries.some((entry) => entry.key === key && entry.only === only),
    labelOf: (action) =>
      entries.findLast(({ actions }) => actions?.has(action))?.actions?.get(action),
  };
}
