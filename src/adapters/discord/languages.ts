/** The languages people's own apps are in: told with interactions, not with messages, so remembered for those. */
import type { Visit } from '#coach/turn.ts';
import type { Language } from '#locales/language.ts';
import { createRecent } from '../shared/recent.ts';

/** People remembered; beyond it those not heard of for longest go. */
const MOST = 10_000;

export type Languages = ReturnType<typeof createLanguages>;

export function createLanguages() {
  const known = createRecent<string, Language>(MOST);
  return {
    note: ({ account, language }: Pick<Visit, 'account' | 'language'>): void =>
      known.set(account.id, language),
    of: (account: string): Language | undefined => known.get(account),
  };
}
