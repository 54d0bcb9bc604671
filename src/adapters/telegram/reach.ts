/** Places that were lost and from which somebody speaks again: looked up now and then, not at every message. */
import type { Store } from '#store/store.ts';
import { createRecent } from '../shared/recent.ts';
import { chatId, placeOf, type Target } from './address.ts';

const FOR_MS = 10 * 60_000;
const KEPT = 5000;

export interface Reach {
  /** Somebody spoke there. */
  heard(target: Target): Promise<void>;
  /** It can be reached again for sure. */
  regain(chat: number): Promise<void>;
}

export function createReach({ places }: Pick<Store, 'places'>, now: () => number): Reach {
  const fresh = createRecent<string, number>(KEPT);
  const look = async (place: string) => {
    if ((fresh.get(place) ?? 0) > now()) return;
    if ((await places.lost(place)) !== undefined) await places.regain(place);
    fresh.set(place, now() + FOR_MS);
  };
  return {
    heard: async (target) => {
      await look(chatId(target.chat));
      if (target.thread !== undefined) await look(placeOf(target).id);
    },
    regain: async (chat) => {
      fresh.delete(chatId(chat));
      await places.regain(chatId(chat));
    },
  };
}
