/**
 * `t.me/<bot>?start=<payload>`: links that open the private chat and say something there. A question
 * (`q_scale-sqrt-dk`), a command (`interview_attention_20`), or what was pressed in a group (`r_<hash>`, kept in the store).
 */
import { LIMITS } from './limits.ts';

export const linkTo = (bot: string, payload?: string): string =>
  `https://t.me/${bot}${payload === undefined ? '' : `?start=${payload}`}`;

/** Ids of supergroups in the Bot API are the group's own, negative and beyond this. */
const SUPERGROUPS = 1_000_000_000_000;

/** Leads the members of a supergroup into one of its topics. */
export const linkToTopic = (chat: number, thread: number): string =>
  `https://t.me/c/${-chat - SUPERGROUPS}/${thread}`;

export const questionPayload = (slug: string): string | undefined => checked(`q_${slug}`);

/** `/interview attention 20` as a payload; `undefined` where it holds what a link can't. */
export const commandPayload = (ability: string, words: string): string | undefined =>
  checked([ability, ...words.split(/\s+/u).filter(Boolean)].join('_'));

/** `hash` as `shortId` makes it: its mark is no sign of a payload. */
export const keptPayload = (hash: string): string => `r_${hash.slice(1)}`;

const checked = (payload: string): string | undefined =>
  payload.length <= LIMITS.deepLink && /^[\w-]+$/u.test(payload) ? payload : undefined;

export type Opened =
  | { readonly kind: 'question'; readonly slug: string }
  | { readonly kind: 'kept'; readonly hash: string }
  | { readonly kind: 'command'; readonly name: string; readonly line: string };

/** `undefined` for payloads that are none of ours. */
export function opened(payload: string): Opened | undefined {
  if (checked(payload) === undefined) return undefined;
  const [head = '', ...rest] = payload.split('_');
  if (head === 'q' && rest.length > 0) return { kind: 'question', slug: rest.join('_') };
  if (head === 'r' && rest.length > 0) return { kind: 'kept', hash: `~${rest.join('_')}` };
  return /^[a-z]+$/u.test(head)
    ? { kind: 'command', name: head, line: `/${[head, ...rest].join(' ')}` }
    : undefined;
}
