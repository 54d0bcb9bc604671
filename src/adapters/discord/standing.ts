/**
 * Messages that are kept up to date: where each stands, in the store, so that an edit finds it after a restart; and,
 * where the coach is no member, the token that can still edit it, in memory, as it lives for a quarter of an hour.
 */
import type { Reply } from '#document/reply.ts';
import type { Store } from '#store/store.ts';
import { createRecent } from '../shared/recent.ts';
import { LIMITS } from './limits.ts';
import type { Form } from './message.ts';

export interface Standing {
  readonly channel: string;
  /** A long reply is several messages; top first. */
  readonly messages: readonly string[];
  readonly form: Form;
  /** Only the person sees it, and only by the token of its interaction it can be edited. */
  readonly ephemeral: boolean;
}

/** Tokens remembered; beyond it the oldest go. */
const MOST_TOKENS = 2000;

export type StandingMessages = ReturnType<typeof createStanding>;

export function createStanding({ messages }: Pick<Store, 'messages'>, now: () => number) {
  const tokens = createRecent<string, { readonly token: string; readonly until: number }>(
    MOST_TOKENS,
  );
  const tokenOf = (message: string): string | undefined => {
    const known = tokens.get(message);
    return known && known.until > now() ? known.token : undefined;
  };
  return {
    find: async (place: string, key: string): Promise<Standing | undefined> => {
      const [channel, ids, form, ephemeral] = (await messages.find(place, key))?.split('/') ?? [];
      if (!channel || !ids) return undefined;
      return {
        channel,
        messages: ids.split(','),
        form: (form ?? 'rich') as Form,
        ephemeral: ephemeral === 'e',
      };
    },
    remember: (place: string, key: string, standing: Standing) =>
      messages.remember(
        place,
        key,
        [
          standing.channel,
          standing.messages.join(),
          standing.form,
          ...(standing.ephemeral ? ['e'] : []),
        ].join('/'),
        now(),
      ),
    noteToken: (message: string, token: string): void =>
      tokens.set(message, { token, until: now() + LIMITS.tokenMs }),
    tokenOf,
  };
}

/** Where the messages of a reply are kept track of: what is for one person alone, with that person. */
export const trackOf = ({ privately }: Reply, place: string, account: string): string =>
  privately ? account : place;
