/** Makes the pictures of the README with the program itself: figures of demos, and the page as Chromium shows it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { findDemo, parseParameters, runDemo } from '#demos/index.ts';
import type { Figure } from '#document/nodes.ts';
import { draw } from '#figures/draw.ts';
import { rasterise } from '#figures/png.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { launch } from '../tests/e2e/browser.ts';

const FOLDER = 'docs/pictures';
mkdirSync(FOLDER, { recursive: true });

async function figure(
  name: string,
  typed: Record<string, string>,
  language: Language,
): Promise<void> {
  const demo = findDemo(name)!;
  const parameters = parseParameters(demo, typed);
  const shown = demo.present(runDemo(name, parameters, 1), {
    language,
    say: wordsOf(language),
    parameters: parameters as never,
    seed: 1,
  });
  const { spec } = shown.figures.at(-1) as Figure;
  writeFileSync(`${FOLDER}/${name}-${language}.png`, await rasterise(draw(spec, 'light').svg, 2));
}

await figure('saturation', { dk: '64' }, 'en');
await figure('saturation', { dk: '64' }, 'zh');

const app = createApp(readConfig({ PORT: '0' }), createLog('silent'));
const [{ url }, browser] = await Promise.all([app.start(), launch()]);
for (const [language, question] of [
  ['en', 'why scale attention'],
  ['zh', '为啥要除根号dk'],
] as const) {
  const page = await browser.newPage({ viewport: { width: 900, height: 1250 } });
  await page.goto(`${url}/?language=${language}`);
  await page.getByRole('textbox').fill(question);
  await page.keyboard.press('Enter');
  await page.locator('.message.coach figure').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${FOLDER}/page-${language}.png` });
  await page.close();
}
await browser.close();
await app.stop();
