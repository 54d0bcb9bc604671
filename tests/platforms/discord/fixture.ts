/** A Discord for one test: its clock is moved by hand, and a fault that nobody took fails the test. */
import { onTestFinished } from 'vitest';
import { handClock } from '../../support/clock.ts';
import { openDiscord } from './discord.ts';
import type { ServerOptions } from './server.ts';

/** Noon of a Tuesday, UTC. */
export const NOON = Date.UTC(2026, 10, 24, 12);

export async function discordForTest(options: Omit<ServerOptions, 'clock'> = {}) {
  const clock = handClock(NOON);
  const discord = await openDiscord({ ...options, clock });
  onTestFinished(async () => {
    await discord.close();
    const faults = discord.takeFaults();
    if (faults.length > 0) throw new Error(`malformed calls:\n${faults.join('\n')}`);
  });
  return { ...discord, clock };
}

export type TestDiscord = Awaited<ReturnType<typeof discordForTest>>;
