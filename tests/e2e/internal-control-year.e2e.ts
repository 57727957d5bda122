import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readZip } from '../factories/read-zip.ts';
import { alive, expect, expectAccessible, test } from './fixtures.ts';
import { expectGoodPdf } from './print-page.ts';
import { readWorkbook } from './read-workbook.ts';
import { finaliseWithoutTheRest, logIn } from './steps.ts';
import { deviationsInFile, deviationsOnScreen, expectRightSums, findDeviations } from './year-table.ts';

const REASON = 'Den som skulle göra det slutade i augusti.';

async function report(page: Page, link: string, fill: (page: Page) => Promise<void>): Promise<void> {
  const plan = page.url();
  await page.getByRole('link', { name: link, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Rapportera');
  await fill(page);
  await page.getByRole('button', { name: 'Spara rapporten' }).click();
  await expect(page).toHaveURL(plan);
}

async function addMoment(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Lägg till rad' }).click();
  await page.getByLabel('Moment', { exact: true }).fill(title);
  await page.getByLabel('Sannolikhet').selectOption('3');
  await page.getByLabel('Konsekvens').selectOption('3');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: new RegExp(title) })).toBeVisible();
}

test('a plan with ten moments goes through its year to the report to the nämnd', async ({
  page,
  program,
}) => {
  test.setTimeout(180_000);
  await page.goto('/');
  await alive(page);
  await page.getByRole('button', { name: 'Fyll programmet med den påhittade kommunen' }).click();
  await expect(page).toHaveURL(/logga-in/, { timeout: 60_000 });
  await logIn(page, 'kvalitet@ekhamra.example', 'Aktsam-demo-2026');

  // The adopted plan has eight moments; the nämnd wants two more in a new version.
  await page.goto('/planer');
  await page.getByRole('link', { name: 'Internkontrollplan 2026' }).click();
  await expect(page.getByText('av 8 moment genomförda')).toBeVisible();
  await page.getByRole('button', { name: 'Gör en ny version' }).click();
  await expect(page.getByText('Utkast till version 2')).toBeVisible();
  await addMoment(page, 'Direktupphandling');
  await addMoment(page, 'Utlämnande av handlingar');
  await page.getByRole('button', { name: 'Anta planen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Dag då nämnden antog planen').fill('2026-06-23');
  await dialog.getByLabel('Paragraf i protokollet').fill('§ 71');
  await dialog.getByRole('button', { name: 'Anta planen' }).click();
  await expect(page.getByText(/^Antagen av nämnden .*§ 71$/).first()).toBeVisible();

  // What was reported of the first version came along. Half of the round's moment is done: the autumn's is under way.
  await expect(page.getByText('2 av 10 moment genomförda, 8 återstår')).toBeVisible();
  const plan = page.url();
  await page.getByRole('link', { name: 'Andra halvåret 2026' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Andra halvåret 2026' })).toBeVisible();
  await finaliseWithoutTheRest(page);

  // Nobody reports that moment: its rounds do.
  await page.goto(plan);
  await expect(page.getByText('3 av 10 moment genomförda, 7 återstår')).toBeVisible();
  const done = async (form: Page) => {
    await form.getByLabel('Ja, genomfört').check();
    await form.getByLabel('Resultat').fill('Inga fel i stickprovet.');
  };
  await report(page, 'Rapportera Andra halvåret, Delegationsbeslut anmäls till nämnden', done);
  for (const title of [
    'Kontroll av åtkomstloggen',
    'Avtal med familjehem',
    'Skyddade personuppgifter',
    'Direktupphandling',
    'Utlämnande av handlingar',
  ]) {
    await report(page, `Rapportera Helåret, ${title}`, done);
  }
  await report(page, 'Rapportera Helåret, Kontanta medel till placerade barn', async (form) => {
    await form.getByLabel('Nej, det blir inte genomfört').check();
    await form.getByLabel('Varför det inte genomfördes').fill(REASON);
  });

  const words = '9 av 10 moment genomförda, 1 inte genomfört';
  await page.getByRole('link', { name: 'Sammanfattning' }).click();
  await expect(page.getByRole('heading', { level: 1, name: words })).toBeVisible();
  await expect(page.getByText(REASON)).toBeVisible();
  await expect(page.getByText('2026-001').first()).toBeVisible();
  await expectAccessible(page);
  const address = new URL(page.url()).pathname.replace('/sammanfattning', '');

  const fetched = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hämta Word' }).click();
  const text = readZip(readFileSync(await (await fetched).path())).get('word/document.xml') ?? '';
  expect(text).toContain(words);
  expect(text).toContain(REASON);
  expect(text).not.toContain('Tomas Wik');

  await page.goto(address);
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hämta Excel' }).click();
  const sheets = await readWorkbook(await (await file).path());
  expect(sheets.get('Sammanfattning')?.[0]?.[0]).toBe(words);
  expect(JSON.stringify(sheets.get('Tillfällen'))).toContain(REASON);

  // And the year that the quality report is written from says the same, with deviations of two years that add up.
  const there = findDeviations(program.dataFolder);
  await page.goto('/aret');
  await expect(page).toHaveURL(/\/aret\/2026$/);
  await expect(page.getByText(words)).toBeVisible();
  await expect(page.getByText(REASON)).toBeVisible();
  expectRightSums(await deviationsOnScreen(page), there);
  await expectAccessible(page);
  await expectGoodPdf(page);
  const bundle = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hämta Excel' }).click();
  const year = await readWorkbook(await (await bundle).path());
  expect(JSON.stringify(year.get('Inte genomfört'))).toContain(REASON);
  expect(JSON.stringify(year.get('Sammanfattning'))).toContain(words);
  expectRightSums(deviationsInFile(year), there);
});
