/**
 * Who of a group's people has left it: asked of the platform, and remembered for a while. Where the platform does not
 * say, they are taken to be there: a board must not fail because of it.
 */
import { createRecent } from './recent.ts';

const FOR_MS = 10 * 60_000;
const KEPT = 5000;

/** `isMember` asks about a person by the platform's own id. */
export function createAbsent(
  adapter: string,
  isMember: (group: string, user: string) => Promise<boolean>,
  now: () => number,
) {
  const known = createRecent<string, { readonly until: number; readonly value: Promise<boolean> }>(
    KEPT,
  );
  const isThere = (group: string, user: string): Promise<boolean> => {
    const key = `${group} ${user}`;
    const found = known.get(key);
    if (found && found.until > now()) return found.value;
    const value = isMember(group, user).catch(() => true);
    known.set(key, { until: now() + FOR_MS, value });
    return value;
  };
  return async (group: string, accounts: readonly string[]): Promise<ReadonlySet<string>> => {
    const own = accounts.filter((account) => account.startsWith(`${adapter}:`));
    const there = await Promise.all(
      own.map((account) => isThere(group, account.slice(adapter.length + 1))),
    );
    return new Set(own.filter((_, i) => !there[i]));
  };
}
