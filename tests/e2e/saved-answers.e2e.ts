import path from 'node:path';
import type { Page } from '@playwright/test';
import { alive, expect, expectAccessible, test } from './fixtures.ts';
import { firstVisit, freezeAndDraw, importPlacements, shareOut, startRound } from './steps.ts';

const register = path.resolve(import.meta.dirname, '../fixtures/registers/placeringar-2026-10-31.csv');
const BASE_QUESTIONS = [
  'overvagande-i-tid',
  'barnet-till-tals',
  'vardplan-aktuell',
  'genomforandeplan-aktuell',
];

test.beforeEach(async ({ page }) => {
  await firstVisit(page);
  await importPlacements(page, register);
  await startRound(page);
  await freezeAndDraw(page);
  await shareOut(page);
});

/** What a question says when its answer is on the server's disk; the second when the answer still asks for a reason. */
const SAVED = /Sparat \d|Svaret är sparat\./;
const question = (page: Page, key: string) => page.locator(`[data-question="${key}"]`);

/** The questions that the page says are saved, read in one moment. */
function shownAsSaved(page: Page): Promise<string[]> {
  return page.evaluate(
    (saved) =>
      [...document.querySelectorAll('[data-question]')]
        .filter((card) => new RegExp(saved).test(card.textContent ?? ''))
        .map((card) => card.getAttribute('data-question') ?? ''),
    SAVED.source,
  );
}

test('what was shown as saved is there after the server is killed, and the rest is sent when it is back', async ({
  page,
  program,
  complaints,
}) => {
  let shownInAll = 0;
  let wereCutOff = 0;
  for (const [review, answersBeforeTheCut] of [0, 1, 2, 3].entries()) {
    await page.goto(`/granskningar/${review + 1}`);
    await alive(page);
    // The cut comes while an answer is on its way: the reply to that request never reaches the page.
    let requests = 0;
    let killed: Promise<void> | undefined;
    await page.route('**/svar', async (route) => {
      requests += 1;
      if (requests === answersBeforeTheCut + 1) {
        const sent = route.continue();
        killed = program.kill();
        await sent;
      } else await route.continue();
    });
    for (const key of BASE_QUESTIONS) {
      await question(page, key).getByRole('radio', { name: 'Ja' }).check();
      if (killed === undefined && requests <= answersBeforeTheCut) {
        await expect(question(page, key).getByText(/Sparat \d|Svaret är sparat\.|Inte sparat/)).toBeVisible();
      }
    }
    if (killed === undefined) throw new Error('The server was never killed');
    await killed;
    await expect(page.getByText('Ingen kontakt med servern').first()).toBeVisible();
    const shown = await shownAsSaved(page);
    shownInAll += shown.length;
    wereCutOff += BASE_QUESTIONS.length - shown.length;
    await page.unroute('**/svar');
    await program.start();

    // A stranger's look: another page in the same browser reads from disk what was shown as saved here.
    const other = await page.context().newPage();
    await other.goto(`/granskningar/${review + 1}`);
    for (const key of shown)
      await expect(question(other, key).getByRole('radio', { name: 'Ja' })).toBeChecked();
    await other.close();

    // The waiting answers go by themselves, and the page says so.
    for (const key of BASE_QUESTIONS)
      await expect(question(page, key).getByText(SAVED)).toBeVisible({ timeout: 30_000 });
  }
  // The test would prove nothing if nothing had been shown as saved, or nothing had been cut off.
  expect(shownInAll).toBeGreaterThanOrEqual(5);
  expect(wereCutOff).toBeGreaterThanOrEqual(5);
  // Without a server the browser tells of every request that failed, and so does Remix of the routes it looks ahead for.
  const noServer =
    /Failed to load resource: net::ERR_|^Failed to fetch manifest patches TypeError: Failed to fetch/;
  const other = complaints.filter((text) => !noServer.test(text));
  complaints.splice(0, complaints.length, ...other);
});

test('two tabs never overwrite each other unseen', async ({ page, complaints }) => {
  const other = await page.context().newPage();
  await page.goto('/granskningar/1');
  await other.goto('/granskningar/1');
  await alive(page);
  await alive(other);
  const key = 'vardplan-aktuell';
  await question(page, key).getByRole('radio', { name: 'Ja' }).check();
  await expect(question(page, key).getByText(/Sparat \d/)).toBeVisible();
  await question(other, key).getByRole('radio', { name: 'Handling saknas' }).check();
  await expect(question(other, key).getByText('Frågan har besvarats någon annanstans')).toBeVisible();
  // Both answers, each under the words that say whose it is.
  const sides = question(other, key).locator('dl > div');
  await expect(sides.nth(0)).toHaveText(/^Ditt svar, inte sparat\s*Handling saknas$/);
  await expect(sides.nth(1)).toHaveText(/^Sparat av Maria Ek .+[^\p{L}]Ja$/u);
  await expect(sides).toHaveCount(2);
  await expectAccessible(other);

  await page.reload();
  await expect(question(page, key).getByRole('radio', { name: 'Ja' })).toBeChecked();
  await question(other, key).getByRole('button', { name: 'Behåll det sparade' }).click();
  await expect(question(other, key).getByRole('radio', { name: 'Ja' })).toBeChecked();
  await other.close();
  const unexpected = complaints.filter((text) => !text.includes('409'));
  complaints.splice(0, complaints.length, ...unexpected);
});

test.describe('without JavaScript', () => {
  test('a review can be answered and handed in', async ({ page, browser, baseURL }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
      locale: 'sv-SE',
      ...(baseURL ? { baseURL } : {}),
    });
    const plain = await context.newPage();
    await plain.goto('/granskningar/1');
    for (const key of BASE_QUESTIONS) await question(plain, key).getByRole('radio', { name: 'Ja' }).check();
    await plain.getByRole('button', { name: /Spara/ }).first().click();
    for (const key of BASE_QUESTIONS) {
      await expect(question(plain, key).getByRole('radio', { name: 'Ja' })).toBeChecked();
    }
    for (const key of ['vardplan-synpunkter', 'genomforandeplan-uppfoljning']) {
      await question(plain, key).getByRole('radio', { name: 'Ja' }).check();
    }
    // Handing in saves first: the last answers are given without "Spara svaren" in between.
    await plain.getByRole('button', { name: 'Lämna in granskningen' }).click();
    await expect(plain.getByRole('heading', { name: /är inlämnad/ })).toBeVisible();
    await context.close();
  });
});
