import path from 'node:path';
import type { Page } from '@playwright/test';
import DatabaseDriver from 'better-sqlite3';
import { alive, expect, test } from './fixtures.ts';
import { firstVisit, freezeAndDraw, importPlacements, shareOut, startRound } from './steps.ts';

const register = path.resolve(import.meta.dirname, '../fixtures/registers/placeringar-2026-10-31.csv');
const BEFORE = ['overvagande-i-tid'];
const CUT_OFF = ['barnet-till-tals', 'vardplan-aktuell', 'genomforandeplan-aktuell'];
const ANSWERS = [...BEFORE, ...CUT_OFF];

const question = (page: Page, key: string) => page.locator(`[data-question="${key}"]`);

/** Which questions of the review have an answer on the server's disk. */
function onDisk(dataFolder: string): string[] {
  const db = new DatabaseDriver(path.join(dataFolder, 'aktsam.sqlite'), { readonly: true });
  try {
    const rows = db.prepare('SELECT question_id FROM answers WHERE review_id = 1').pluck().all();
    return rows.map(String).toSorted();
  } finally {
    db.close();
  }
}

test('a minute without network in the middle of a review loses nothing, and says so', async ({
  page,
  context,
  program,
  complaints,
}) => {
  await firstVisit(page);
  await importPlacements(page, register);
  await startRound(page);
  await freezeAndDraw(page);
  await shareOut(page);
  // The page's own clock goes on as clocks do, and can be moved: the minute passes in the page, not in the test.
  await page.clock.install();
  await page.goto('/granskningar/1');
  await alive(page);
  for (const key of BEFORE) {
    await question(page, key).getByRole('radio', { name: 'Ja' }).check();
    await expect(question(page, key).getByText(/Sparat \d|Svaret är sparat\./)).toBeVisible();
  }

  await context.setOffline(true);
  const [first = '', ...rest] = CUT_OFF;
  await question(page, first).getByRole('radio', { name: 'Ja' }).check();
  await expect(question(page, first).getByText('Inte sparat', { exact: false })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'besvarade' })).toContainText(
    '1 svar är inte sparat. Ingen kontakt med servern. Försöker igen.',
  );
  await page.clock.fastForward('01:00');
  for (const key of rest) await question(page, key).getByRole('radio', { name: 'Ja' }).check();
  await expect(page.getByRole('status').filter({ hasText: 'besvarade' })).toContainText(
    '3 svar är inte sparade.',
  );
  expect(onDisk(program.dataFolder)).toEqual(BEFORE);

  // Closing the tab now would lose them: the browser asks, and the person stays.
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();

  await context.setOffline(false);
  await page.clock.fastForward('01:00');
  for (const key of ANSWERS)
    await expect(question(page, key).getByText(/Sparat \d|Svaret är sparat\./)).toBeVisible();
  expect(onDisk(program.dataFolder)).toEqual(ANSWERS.toSorted());
  await page.reload();
  for (const key of ANSWERS)
    await expect(question(page, key).getByRole('radio', { name: 'Ja' })).toBeChecked();
  // The browser tells of every request that found no network, and Remix of the routes it looks ahead for.
  const noNetwork = /Failed to load resource: net::ERR_|Failed to fetch manifest patches/;
  const other = complaints.filter((text) => !noNetwork.test(text));
  complaints.splice(0, complaints.length, ...other);
});
