import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentFolders, loadBank } from '#bank/load.ts';
import { quizContent } from '#coach/quiz/items.ts';
import type { Language } from '#locales/language.ts';
import { openStore } from '#store/open.ts';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { hasBrowser, launch } from './browser.ts';

describe.skipIf(!hasBrowser)('the web page in a real browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'coach-e2e-'));
  const app = createApp(readConfig({ PORT: '0', DATA_DIR: dataDir }), createLog('silent'));
  const { bank } = loadBank(contentFolders([]));
  const complaints: string[] = [];
  let browser: Browser;
  let context: BrowserContext;
  let url: string;

  beforeAll(async () => {
    [{ url }, browser] = await Promise.all([app.start(), launch()]);
    context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en-GB' });
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
    rmSync(dataDir, { recursive: true });
  });

  /** A tab; whatever the console complains of (the security policy does it there) fails the last test. */
  const open = async (path = '/'): Promise<Page> => {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url + path);
    return page;
  };
  const says = async (page: Page, text: string): Promise<void> => {
    await page.getByRole('textbox').fill(text);
    await page.keyboard.press('Enter');
  };
  const answers = (page: Page) => page.locator('.message.coach');

  it('asks, reads the number computed, presses a button', async () => {
    const page = await open();
    await says(page, 'why scale attention');
    await answers(page).first().waitFor();
    expect(await answers(page).first().innerText()).toMatch(
      /the measured variance of q·k is [\d.]+/u,
    );
    expect(await answers(page).first().locator('.formula svg').count()).toBeGreaterThan(2);
    await page.getByRole('button', { name: 'Try d_k = 512 (variance)' }).click();
    await answers(page).nth(1).waitFor();
    expect(await answers(page).nth(1).innerText()).toMatch(/With d_k = 512/u);
    await page.close();
  });

  it('opens a figure large, and closes it again with Escape', async () => {
    const page = await open('/?as=lin');
    await says(page, '/demo masks');
    await answers(page).first().waitFor();
    await page.locator('.enlarge').last().click();
    await page.getByRole('dialog').waitFor();
    expect(await page.locator('#large img').getAttribute('alt')).toMatch(/Heatmap/u);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.close();
  });

  it('switches the language', async () => {
    const page = await open();
    await page.getByText('Settings', { exact: true }).click();
    await page.getByLabel('Language').selectOption('zh');
    await page.waitForURL(/language=zh/u);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Transformer 面试教练');
    await says(page, '/demo variance dk:16');
    await page.getByText('d_k = 16 时').last().waitFor();
    await page.close();
  });

  it('is dark where the system is, or where one says so', async () => {
    const page = await open();
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(paper).not.toBe(light);
    await page.getByText('Settings', { exact: true }).click();
    await page.getByLabel('Colours').selectOption('light');
    await expect.poll(paper).toBe(light);
    await page.close();
  });

  it('works with the keyboard alone', async () => {
    const page = await open('/?as=sam');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/topics');
    await page.keyboard.press('Enter');
    await answers(page).first().waitFor();
    const button = answers(page).first().getByRole('button').first();
    await button.focus();
    await page.keyboard.press('Enter');
    await answers(page).nth(1).waitFor();
    await page.close();
  });

  it('offers the rest of a command while it is typed', async () => {
    const page = await open();
    await page.getByRole('textbox').pressSequentially('/demo sinu');
    await page.getByRole('button', { name: /^sinusoid/u }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('textbox').inputValue()).toBe('/demo sinusoid');
    await page.close();
  });

  it('shows every command of the menu on a small screen', async () => {
    const page = await open();
    await page.locator('.menu summary').click();
    const first = page.locator('.menu button').first();
    await first.scrollIntoViewIfNeeded();
    expect((await first.boundingBox())!.y).toBeGreaterThanOrEqual(0);
    await first.click();
    expect(await page.getByRole('textbox').inputValue()).toBe('/ask ');
    await page.close();
  });

  it('two people in a group see each other', async () => {
    const [ada, lin] = [await open('/?room=group&as=ada'), await open('/?room=group&as=lin')];
    await says(ada, '/help');
    await lin.locator('.message.person', { hasText: '/help' }).waitFor();
    await lin.locator('.message.coach', { hasText: '/topics' }).waitFor();
    await Promise.all([ada.close(), lin.close()]);
  });

  it('answers a quiz: the question turns into its explanation', async () => {
    const page = await open('/?as=lin');
    await says(page, '/quiz attention 1');
    const quiz = answers(page).filter({ hasText: 'Question 1 of 1' }).last();
    await quiz.getByRole('button', { name: 'A', exact: true }).click();
    const several = quiz.getByRole('button', { name: 'Confirm' });
    if (await several.isVisible()) {
      await quiz.getByRole('button', { name: '☑ A' }).waitFor();
      await several.click();
    }
    await quiz.getByText(/Right\.|Not quite/u).waitFor();
    await quiz.getByRole('button', { name: 'Finish' }).click();
    await page.getByText(/of 1 right/u).waitFor();
    await page.close();
  });

  /** The letters that are right in the quiz whose buttons stand there. */
  const rightLetters = async (quiz: Locator): Promise<readonly string[]> => {
    const action = quiz.locator('button[data-action*=".answer:"]').first();
    const [, id = ''] = /:(\S+) /u.exec((await action.getAttribute('data-action')) ?? '') ?? [];
    const store = await openStore({ dataDir });
    const asked = (await store.quizzes.find(id))!;
    await store.close();
    const content = quizContent(bank, asked.quiz, asked.seed, asked.language as Language)!;
    return content.answers.map((letter) => letter.toUpperCase());
  };

  it.each([
    {
      language: 'en',
      time: 'You have 60 seconds',
      confirm: 'Confirm',
      taken: 'it is. You’ll see',
      answered: '3 answered',
      skip: 'Skip',
      end: /First place: someone, with \d+ points/u,
      podium: /Points in this room/u,
    },
    {
      language: 'zh',
      time: '限时 60 秒',
      confirm: '提交',
      taken: '已收到',
      answered: '已有 3 人作答',
      skip: '跳过',
      end: /第一名：匿名成员，\d+ 分/u,
      podium: /本场积分/u,
    },
  ])(
    'three people play a study room, each sees only their own answer, in $language',
    async ({ language, ...sees }) => {
      const [ada, lin, sam] = (await Promise.all(
        ['ada', 'lin', 'sam'].map((who) => open(`/?room=group&as=${who}&language=${language}`)),
      )) as [Page, Page, Page];
      await says(ada, '/study start attention 1 60');
      const roundAt = (page: Page) => answers(page).filter({ hasText: sees.time });
      await roundAt(sam).waitFor();
      const right = await rightLetters(roundAt(sam));
      const wrong = 'ABCD'.split('').find((letter) => !right.includes(letter))!;
      for (const [page, letters] of [
        [ada, [wrong]],
        [lin, [wrong]],
        [sam, right],
      ] as const) {
        for (const letter of letters) {
          await roundAt(page).getByRole('button', { name: letter, exact: true }).click();
          await page.locator('.message.person', { hasText: letter }).last().waitFor();
        }
        if (right.length > 1) await page.getByRole('button', { name: sees.confirm }).last().click();
        await page.getByText(sees.taken).waitFor();
      }
      expect(await ada.getByText(sees.taken).count()).toBe(1);
      await sam.getByText(sees.answered).waitFor();
      for (const page of [ada, lin])
        await page.getByRole('button', { name: sees.skip, exact: true }).click();
      await sam.getByText(sees.end).waitFor();
      await sam.getByRole('img', { name: sees.podium }).first().waitFor();
      await Promise.all([ada, lin, sam].map((page) => page.close()));
    },
  );

  it.each([
    {
      language: 'en',
      as: 'lin',
      answer: 'The dot product is one matrix multiplication, so it is fast on the hardware.',
      words: {
        hint: 'Hint',
        skip: 'Skip',
        end: 'End',
        contest: 'I did say that',
        count: 'I said 1',
      },
      heard: {
        hint: /Hint:/u,
        next: /Question 2/u,
        report: 'Your interview',
        missed: /didn’t hear these/u,
      },
      told: [/Score: \d+ of 100/u, /hints: 1/u, /skipped/u, /This is practice/u],
      self: /Your report says \d+ of 100 now/u,
      counted: /\(counted by yourself\)/u,
      share: 'Picture to share',
      figure: /Mock interview: \d+ of 100/u,
    },
    {
      language: 'zh',
      as: 'sam',
      answer: '点积可以写成一次矩阵乘法，硬件上很快。',
      words: {
        hint: '提示',
        skip: '跳过',
        end: '结束',
        contest: '这点我说了',
        count: '第 1 点我说了',
      },
      heard: { hint: /提示：/u, next: /第 2 题/u, report: '面试报告', missed: /我没有听到/u },
      told: [/得分：\d+/u, /提示 1 次/u, /跳过/u, /这只是练习/u],
      self: /报告现在是 \d+ \/ 100/u,
      counted: /（自评计入）/u,
      share: '分享',
      figure: /模拟面试：\d+ \/ 100/u,
    },
  ])('is interviewed from the first question to the report, in $language', async (it) => {
    const page = await open(`/?as=${it.as}&language=${it.language}`);
    const last = () => answers(page).last();
    const press = (name: string | RegExp) => last().getByRole('button', { name }).first().click();
    const until = (pattern: RegExp) => last().filter({ hasText: pattern }).waitFor();
    await says(page, '/interview attention 20 core');
    await until(/20/u);
    await says(page, it.answer);
    await until(/[?？]/u);
    await press(it.words.hint);
    await until(it.heard.hint);
    await press(it.words.skip);
    await until(it.heard.next);
    await says(page, it.answer);
    await until(/[?？]/u);
    await press(it.words.end);
    await page.getByRole('heading', { name: it.heard.report }).waitFor();
    const report = await last().innerText();
    for (const pattern of it.told) expect(report).toMatch(pattern);
    expect(await last().locator('img').count()).toBeGreaterThan(0);
    await press(it.words.contest);
    await until(it.heard.missed);
    await press(it.words.count);
    await until(it.self);
    await answers(page).filter({ hasText: it.counted }).waitFor();
    await answers(page)
      .filter({ hasText: it.counted })
      .getByRole('button', { name: it.share })
      .click();
    await last().locator('img').first().waitFor();
    expect(await last().locator('img').first().getAttribute('alt')).toMatch(it.figure);
    expect(await last().innerText()).not.toContain(it.answer);
    await says(page, '/stats');
    await until(/\d{4}-\d\d-\d\d · /u);
    await page.close();
  });

  it('downloads an export', async () => {
    const page = await open('/?as=sam');
    await says(page, '/review anki');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'interview-coach-anki.txt' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('interview-coach-anki.txt');
    await page.close();
  });

  it('shows a person’s words as words', async () => {
    const page = await open('/?as=sam&room=group');
    await says(page, '<img src=x onerror="document.title=1">');
    const words = page.locator('.message.person p').filter({ hasText: 'onerror' });
    await words.waitFor();
    expect(await page.title()).not.toBe('1');
    expect(await words.innerText()).toBe('<img src=x onerror="document.title=1">');
    await page.close();
  });

  it('fits a phone: nothing scrolls sideways', async () => {
    const page = await open();
    await says(page, 'why scale attention');
    await answers(page).first().waitFor();
    const [inner, outer] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      innerWidth,
    ]);
    expect(inner).toBeLessThanOrEqual(outer!);
    await page.close();
  });

  it('the browser had nothing to complain of', () => {
    expect(complaints).toEqual([]);
  });
});
