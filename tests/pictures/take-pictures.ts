import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { DEMO_PASSWORD, demoEmail } from '#db/demo/municipality.ts';
import playwrightConfig from '../../playwright.config.ts';
import { alive, expect, Program } from '../e2e/fixtures.ts';
import {
  answerByKeyboard,
  download,
  firstVisit,
  freezeAndDraw,
  logIn,
  shareOut,
  startRound,
} from '../e2e/steps.ts';

/*
 * The pictures of README.md, taken of the built program while it does the main job:
 *   npm run build && npx tsx tests/pictures/take-pictures.ts
 */
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'docs/pictures');
const register = path.join(root, 'tests/fixtures/registers/placeringar-2026-10-31.csv');
const WIDTH = 1200;
const FAULTS: Readonly<Record<number, Record<string, string>>> = {
  2: { 'barnet-till-tals': 'Det framgår inte att barnet har fått berätta själv.' },
  5: { 'vardplan-aktuell': 'Vårdplanen gäller en äldre placering.' },
};

type Cut = { from?: string; until?: string; height?: number };

/** The page from the top of one selector to the top of another, no taller than `height`. */
async function take(page: Page, name: string, { from, until, height = 1100 }: Cut = {}): Promise<void> {
  await alive(page);
  await page.mouse.move(0, 0);
  // What sticks to the window stands where it belongs only at the top of the page.
  await page.evaluate(() => window.scrollTo(0, 0));
  const top = from ? await page.locator(from).first().evaluate(topOf) : 0;
  const end = until ? await page.locator(until).first().evaluate(topOf) : Number.POSITIVE_INFINITY;
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.screenshot({
    path: path.join(folder, name),
    fullPage: true,
    clip: { x: 0, y: top, width: WIDTH, height: Math.min(height, end - top, whole - top) },
  });
}

/** A little air above, so that a heading does not touch the picture's edge. */
const topOf = (element: Element) => Math.max(0, element.getBoundingClientRect().top + scrollY - 16);

/** The units that the register names. */
async function addUnits(page: Page): Promise<void> {
  await page.goto('/organisation');
  await page.getByRole('link', { name: 'Ekhamra kommun' }).last().click();
  for (const unit of ['Barn och unga 1', 'Barn och unga 2']) {
    await page.getByLabel('Namn på ny enhet').fill(unit);
    await page.getByLabel('Nivå').selectOption('unit');
    await page.getByRole('button', { name: 'Lägg till' }).click();
    await expect(page.getByRole('link', { name: unit })).toBeVisible();
  }
}

async function importRegister(page: Page): Promise<void> {
  await page.goto('/register/ny');
  await alive(page);
  await page.getByLabel('Namn').fill('Placeringar');
  await page.getByLabel('Enhet').selectOption({ label: 'Ekhamra kommun' });
  await page.getByRole('radio', { name: 'Placeringar', exact: true }).check();
  await page.getByRole('button', { name: 'Skapa registret' }).click();
  await page.locator('input[type="file"]').setInputFiles(register);
  await page.getByRole('button', { name: 'Ladda upp och förhandsgranska' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kontrollera före inläsning' })).toBeVisible();
  await take(page, '1-inlasning.png', { height: 1050 });
  await page.getByRole('button', { name: 'Läs in 211 ärenden' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Inläst' })).toBeVisible();
}

/** The keys are switched on a moment after the page is alive: waits until one of them moves the focus. */
async function keysAnswer(page: Page): Promise<void> {
  await alive(page);
  await expect(async () => {
    await page.keyboard.press('o');
    await expect(page.locator('[data-question]:focus-within')).toBeAttached({ timeout: 200 });
  }).toPass();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
}

/** Ten reviews, with a fault in the third and in the sixth. */
async function reviewEverything(page: Page): Promise<void> {
  await page.goto('/granskningar');
  const reviews = await page
    .getByRole('link', { name: /^\d{4}-\d+$/ })
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(reviews).toHaveLength(10);
  for (const [index, address] of reviews.entries()) {
    await page.goto(address);
    await keysAnswer(page);
    await answerByKeyboard(page, FAULTS[index] ?? {});
    if (index === 2) {
      await page.reload();
      await take(page, '4-granskning.png', { height: 960 });
    }
    await page.getByRole('button', { name: 'Lämna in granskningen' }).click();
    await expect(page.getByRole('heading', { name: /är inlämnad$/ })).toBeVisible();
  }
}

/** A draw for each case worker, and what a stranger sees who has been given its protocol and frame. */
async function lookAtDraw(page: Page): Promise<void> {
  await page.goto('/kontroller');
  await page.getByRole('link', { name: 'Januari till oktober 2026' }).first().click();
  await take(page, '2-dragning.png', { from: '#dragning' });
  await page.getByRole('link', { name: 'Visa urvalsprotokollet' }).click();
  // Under the names that a person would see.
  const files = mkdtempSync(path.join(tmpdir(), 'aktsam-pictures-'));
  const protocol = path.join(files, 'urvalsprotokoll.json');
  const frame = path.join(files, 'urvalsram.csv');
  copyFileSync(await download(page, 'Protokoll (JSON)'), protocol);
  copyFileSync(await download(page, 'Urvalsram (CSV)'), frame);
  await page.context().clearCookies();
  await page.goto('/kontrollera');
  await alive(page);
  await page.getByLabel('Urvalsprotokoll (JSON)').setInputFiles(protocol);
  await page.getByLabel('Urvalsram (CSV)').setInputFiles(frame);
  await page.getByRole('button', { name: 'Kontrollera', exact: true }).click();
  await expect(page.getByText('Allt som går att räkna om stämmer')).toBeVisible();
  await take(page, '3-kontrollera.png', { from: 'h2:text-is("Resultat")', height: 1000 });
  rmSync(files, { recursive: true });
}

async function doTheMainJob(page: Page): Promise<void> {
  await firstVisit(page);
  await addUnits(page);
  await importRegister(page);
  await startRound(page);
  await freezeAndDraw(page);
  const round = new URL(page.url()).pathname;
  await shareOut(page);
  await reviewEverything(page);
  await page.goto('/avvikelser');
  await page.getByRole('link', { name: 'AV-2026-001' }).first().click();
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await take(page, '5-avvikelse.png', { height: 665 });
  await page.goto(round);
  await expect(page.getByText('10 av 10 inlämnade').first()).toBeVisible();
  await take(page, '6-resultat.png', { from: '#resultat', height: 1000 });
}

/** The invented municipality with its year behind it: what a manager meets, and what a reader may see. */
async function lookAround(page: Page): Promise<void> {
  await page.goto('/start');
  await alive(page);
  await page.getByRole('button', { name: 'Fyll programmet med den påhittade kommunen' }).click();
  await expect(page).toHaveURL(/\/logga-in/, { timeout: 60_000 });
  await logIn(page, demoEmail('avdelningschef'), DEMO_PASSWORD);
  await take(page, '7-oversikt.png', { height: 620 });
  await page.context().clearCookies();
  await logIn(page, demoEmail('kvalitet'), DEMO_PASSWORD);
  await lookAtDraw(page);
  await logIn(page, demoEmail('namnd'), DEMO_PASSWORD);
  await page.goto('/resultat');
  await page.locator('main table a[href^="/resultat/"]').first().click();
  await expect(page).toHaveURL(/\/resultat\/\d+$/);
  await take(page, '8-lasare.png', { height: 960 });
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(playwrightConfig.use?.launchOptions ?? {});
for (const story of [doTheMainJob, lookAround]) {
  const program = new Program();
  await program.start();
  const context = await browser.newContext({
    baseURL: program.address,
    locale: 'sv-SE',
    viewport: { width: WIDTH, height: 900 },
  });
  try {
    await story(await context.newPage());
  } finally {
    await context.close();
    await program.remove();
  }
}
await browser.close();
