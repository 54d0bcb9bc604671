/** Whom a text notifies, as far as it is allowed to (resources/message, Allowed Mentions Object). */
import type { Json } from './flaws.ts';

export function pingsOf(text: string, allowed: Json | null | undefined): string[] {
  const parse = (allowed?.parse ?? (allowed ? [] : ['users', 'roles', 'everyone'])) as string[];
  const may = (kind: 'users' | 'roles', id: string): boolean =>
    parse.includes(kind) || ((allowed?.[kind] ?? []) as string[]).includes(id);
  const pings = new Set<string>();
  for (const [, role, id] of text.matchAll(/<@(&?)!?(\d+)>/gu)) {
    if (may(role ? 'roles' : 'users', id!)) pings.add(id!);
  }
  if (parse.includes('everyone') && /@(?:everyone|here)\b/u.test(text)) pings.add('everyone');
  return [...pings];
}

/** Whom a text names, notified or not. */
export const namedIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/<@!?(\d+)>/gu)].map(([, id]) => id!)),
];
