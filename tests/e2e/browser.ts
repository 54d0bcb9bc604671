/** The browser of the end-to-end tests: Chromium or Chrome as it is installed, or none. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const executablePath = PLACES.find((path) => path && existsSync(path));

/** Whether the tests can run. In CI a missing browser is a failure, elsewhere one visible line. */
export const hasBrowser = executablePath !== undefined;
if (!hasBrowser) {
  if (process.env.CI) throw new Error('No browser found: install chromium, or set CHROMIUM_PATH.');
  console.warn(
    'No browser found: the end-to-end tests are skipped. Install chromium, or set CHROMIUM_PATH.',
  );
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executablePath!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
