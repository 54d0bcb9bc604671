/** Discord's channels as places of the coach, and back. */
import type { Place } from '#coach/turn.ts';
import type { Language } from '#locales/language.ts';

/** The first part of the ids. */
export const ADAPTER = 'discord';

/** `discord:<user>`: an account, and the place of the conversation with it. */
export const accountId = (user: string): string => `${ADAPTER}:${user}`;

export const directPlace = (user: string): Place => ({ id: accountId(user), kind: 'private' });

/** A channel or thread of a server. */
export const serverPlace = (guild: string, channel: string): Place => ({
  id: `discord:${guild}/${channel}`,
  kind: 'group',
  within: `discord:${guild}`,
});

/** A conversation of other people, where somebody uses the app they have installed for themselves. */
export const foreignPlace = (channel: string): Place => ({
  id: `discord:@me/${channel}`,
  kind: 'group',
});

/** Where to send for a place: to a person, or into a channel. */
export function addressOf(
  place: string,
): { readonly user: string } | { readonly guild: string; readonly channel: string } {
  const [first = '', channel] = place.replace(/^discord:/u, '').split('/');
  return channel === undefined ? { user: first } : { guild: first, channel };
}

export const languageFrom = (locale: string | null | undefined): Language =>
  /^zh\b/iu.test(locale ?? '') ? 'zh' : 'en';
