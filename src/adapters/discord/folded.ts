/**
 * Folded parts of messages, kept until a button opens them: by their content, so that an answer that is given a
 * thousand times is kept once. Parts of what one person alone read are kept with that person, and go with them.
 */
import type { Details } from '#document/nodes.ts';
import type { Store } from '#store/store.ts';
import { createRecent } from '../shared/recent.ts';
import { type Folded, serialised } from './plan.ts';

/** Where parts that anybody may open are kept. */
const ANYBODY = 'discord:folded';
/** So many are known to be kept; beyond it they are written once more. */
const KNOWN = 5000;
const DAY = 86_400_000;

export interface FoldedParts {
  /** `account`: the only one who may open them. */
  keep(folded: Folded, account?: string): Promise<void>;
  /** `undefined` where it has been forgotten, or is not for this account. */
  find(id: string, part: number, account: string): Promise<Details | undefined>;
}

export function createFolded(
  { messages }: Pick<Store, 'messages'>,
  now: () => number,
): FoldedParts {
  const kept = createRecent<string, number>(KNOWN);
  return {
    keep: async ({ id, parts }, account = ANYBODY) => {
      const name = `${account} ${id}`;
      // Once a day it is written again, so that what is in use is not tidied away.
      if ((kept.get(name) ?? Number.NEGATIVE_INFINITY) + DAY > now()) return;
      await messages.remember(account, `folded-${id}`, serialised(parts), now());
      kept.set(name, now());
    },
    find: async (id, part, account) => {
      const text =
        (await messages.find(ANYBODY, `folded-${id}`)) ??
        (await messages.find(account, `folded-${id}`));
      return text === undefined ? undefined : (JSON.parse(text) as Details[])[part];
    },
  };
}
