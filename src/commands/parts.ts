/** What the commands of the terminal share: the coach without the web page, and checks of their options. */
import { readConfig } from '../config.ts';
import { isLanguage, type Language } from '../locales/language.ts';
import { createLog } from '../log.ts';
import { CommandFailure } from './failure.ts';

/**
 * The coach for one command; faults of the bank are `content check`'s business, so only errors are
 * logged. One command needs no memory, so the store is gone with it.
 */
export async function terminalParts() {
  const [{ createCoachParts }, { openMemoryStore }] = await Promise.all([
    import('../coach-parts.ts'),
    import('#store/open.ts'),
  ]);
  const store = await openMemoryStore();
  return createCoachParts(readConfig(process.env), createLog('error'), { store });
}

export function languageOption(value: string | undefined): Language | undefined {
  if (value === undefined || isLanguage(value)) return value;
  throw new CommandFailure(`--lang must be en or zh, not "${value}".`, 2);
}
