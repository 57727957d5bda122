import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import seedrandom from 'seedrandom';
import { alive, expect, expectAccessible, test } from './fixtures.ts';
import {
  addPerson,
  download,
  firstVisit,
  importPlacements,
  logInFirstTime,
  startRound,
  tableOnScreen,
  verifyOnCommandLine,
} from './steps.ts';

const register = path.resolve(import.meta.dirname, '../fixtures/registers/placeringar-2026-10-31.csv');
const FIRST_PART = 'gräsklippare 7 åttio';
const SECOND_PART = '3516-2241-ö';

type Told = { readonly where: string; readonly text: string };

/** Keeps all that the server tells the page from now on: documents, data, files; not the program's own scripts. */
function listen(page: Page): { told: Told[]; settled: () => Promise<void> } {
  const told: Told[] = [];
  const reading: Promise<unknown>[] = [];
  page.on('response', (response) => {
    const where = response.url();
    if (/\/(assets|fonts)\//.test(where) || (response.status() >= 300 && response.status() < 400)) return;
    const headers = JSON.stringify(response.headers());
    // A page that is left before its answer has come never gets to read it, and neither does its reader.
    const body = response.text().catch(() => '');
    reading.push(body.then((text) => told.push({ where, text: `${headers}\n${text}` })));
  });
  return {
    told,
    settled: async () => {
      await Promise.all(reading);
    },
  };
}

/** Where a part was told, whole or in a piece that could be recognised, as it stands or as addresses and JSON write it. */
function leaksIn(told: readonly Told[]): string[] {
  const pieces = [FIRST_PART, SECOND_PART, 'gräsklippare', '3516-2241'];
  const written = pieces.flatMap((piece) => [
    piece,
    encodeURIComponent(piece),
    JSON.stringify(piece).slice(1, -1),
    Buffer.from(piece).toString('base64').replace(/=+$/, ''),
  ]);
  return told.filter(({ text }) => written.some((piece) => text.includes(piece))).map(({ where }) => where);
}

/** Everything about the round that a person can open while the seed is agreed on. */
async function lookEverywhere(page: Page, roundAt: string) {
  const told: Told[] = [];
  const places = ['', '/fro', '/protokoll', '/dra'].map((place) => `${roundAt}${place}`);
  for (const where of [...places, '/', '/kontroller', '/konto']) {
    await page.goto(where);
    await alive(page);
    told.push({ where, text: await page.content() });
  }
  // Fetched as a page's own script would; a file that is refused tells nothing either.
  for (const where of ['/protokoll.json', '/protokoll.xlsx', '/fro.data', '.data', '/protokoll.data']) {
    const response = await page.request.get(`${roundAt}${where}`);
    told.push({ where: `${roundAt}${where}`, text: await response.text() });
  }
  return told;
}

async function giveOwnPart(page: Page, name: string, part: string) {
  const box = page.getByRole('region', { name });
  await box.getByLabel('Din del', { exact: true }).fill(part);
  await box.getByRole('button', { name: 'Lämna min del' }).click();
}

async function anotherBrowser(browser: Browser, baseURL: string | undefined) {
  const context = await browser.newContext({ locale: 'sv-SE', baseURL: baseURL ?? '' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return { context, page, complaints };
}

test('two people give a part each, blind to the other, and the draw is made with the second', async ({
  page: maria,
  browser,
  baseURL,
}, testInfo) => {
  test.setTimeout(240_000);
  await firstVisit(maria);
  const password = await addPerson(maria, {
    name: 'Åke Öberg',
    email: 'ake.oberg@exempel.se',
    role: 'Kvalitetsutvecklare',
  });
  await importPlacements(maria, register);
  await startRound(maria);
  const roundAt = maria.url().replace(/#.*$/, '');
  await maria.getByRole('button', { name: 'Frys urvalsramen' }).click();
  await maria.getByLabel('Två personer ger varsin del').check();
  await maria.getByLabel('Första personen').selectOption({ label: 'Maria Ek' });
  await maria.getByLabel('Andra personen').selectOption({ label: 'Åke Öberg' });
  await maria.getByRole('button', { name: 'Utse de två' }).click();
  await expect(maria.getByRole('heading', { level: 1 })).toHaveText('Två personer ger varsin del av fröet');

  const { context, page: ake, complaints } = await anotherBrowser(browser, baseURL);
  await logInFirstTime(ake, 'ake.oberg@exempel.se', password);
  await ake.goto(`${roundAt}/fro`);
  await alive(ake);
  await expectAccessible(ake);
  const toldMaria = listen(maria);
  const toldAke = listen(ake);

  // Maria gives hers. Åke's page notices by itself, and nothing that either can open tells it.
  await giveOwnPart(maria, 'Maria Ek', FIRST_PART);
  const hasGiven = /Maria Ek.*har lämnat sin del kl\./;
  await expect(maria.getByRole('region', { name: 'Maria Ek' })).toHaveText(hasGiven);
  await expect(ake.getByRole('region', { name: 'Maria Ek' })).toHaveText(hasGiven);
  await expect(ake.getByRole('region', { name: 'Åke Öberg' })).toContainText('Väntar');
  await expectAccessible(maria);
  await maria.screenshot({ path: testInfo.outputPath('meeting-1440-waiting.png'), fullPage: true });
  expect(leaksIn(await lookEverywhere(maria, roundAt))).toEqual([]);
  expect(leaksIn(await lookEverywhere(ake, roundAt))).toEqual([]);
  await maria.goto('/logg');
  expect(leaksIn([{ where: '/logg', text: await maria.content() }])).toEqual([]);
  await maria.goto(roundAt);
  await expect(maria.getByText('Maria Ek har lämnat sin del. Väntar på Åke Öberg.')).toBeVisible();
  await expect(maria.getByRole('button', { name: 'Dra urvalet' })).toHaveCount(0);
  await expectAccessible(maria);
  await maria.goto(`${roundAt}/fro`);
  await alive(maria);

  // The last moment when nothing may have been told.
  await Promise.all([toldMaria.settled(), toldAke.settled()]);
  const before = [...toldMaria.told, ...toldAke.told];
  expect(before.filter(({ where }) => where.includes('/fro')).length).toBeGreaterThanOrEqual(4);
  expect(leaksIn(before)).toEqual([]);

  // With Åke's part the draw is made: he sees it, and so does Maria without touching anything.
  await ake.goto(`${roundAt}/fro`);
  await alive(ake);
  await giveOwnPart(ake, 'Åke Öberg', SECOND_PART);
  const seed = `${FIRST_PART}+${SECOND_PART}`;
  for (const page of [ake, maria]) {
    await expect(page.getByRole('heading', { level: 1, name: 'Urvalet är draget' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Maria Ek' })).toContainText(FIRST_PART);
    await expect(page.getByRole('region', { name: 'Åke Öberg' })).toContainText(SECOND_PART);
    await expect(page.getByRole('region', { name: 'Frö', exact: true })).toContainText(seed);
    await expectAccessible(page);
  }
  await maria.screenshot({ path: testInfo.outputPath('meeting-1440-drawn.png'), fullPage: true });
  const sideways = await maria.evaluate(() => {
    const wall = document.querySelector('h1')?.parentElement?.parentElement;
    return wall ? wall.scrollWidth - wall.clientWidth : -1;
  });
  expect(sideways).toBe(0);
  const drawn = await tableOnScreen(maria, 'Dragna ärenden');
  expect(drawn.length).toBe(10);
  for (const row of drawn) {
    expect(row[3]).toBe(seedrandom(`${seed}|${row[1]}`)().toFixed(6).replace('.', ','));
  }

  // The draw is nobody's: it followed of itself when both parts were in, and each was given on its own computer.
  await maria.goto(roundAt);
  await alive(maria);
  await expect(maria.getByText(/när båda delarna var lämnade: Maria Ek .+ och Åke Öberg/)).toBeVisible();
  await expect(maria.getByText(/med eget lösenord på datorn/)).toHaveCount(0);

  // The same look finds the parts now, in the pages, their data and the files: before, it was not blind itself.
  const after = leaksIn(await lookEverywhere(ake, roundAt));
  for (const place of ['', '/fro', '/protokoll', '/protokoll.json', '/fro.data', '.data', '/protokoll.data'])
    expect(after).toContain(`${roundAt}${place}`);

  // A part that has been given stands, and the protocol tells whose was whose.
  await maria.goto(`${roundAt}/protokoll`);
  await alive(maria);
  await expect(maria.getByText(seed, { exact: true })).toBeVisible();
  await expectAccessible(maria);
  const protocol = await download(maria, 'Protokoll (JSON)');
  const { dragningar } = JSON.parse(readFileSync(protocol, 'utf8'));
  expect(dragningar.length).toBe(1);
  expect(dragningar[0].frö).toBe(seed);
  expect(dragningar[0].fröetsSlag).toBe('tvåDelar');
  expect(dragningar[0].dragenAv).toBe('Åke Öberg');
  expect(
    dragningar[0].fröetsDelar.map(({ person, del }: { person: string; del: string }) => [person, del]),
  ).toEqual([
    ['Maria Ek', FIRST_PART],
    ['Åke Öberg', SECOND_PART],
  ]);
  const verified = await verifyOnCommandLine(protocol, await download(maria, 'Urvalsram (CSV)'));
  expect(verified.output).toContain('Allt som går att räkna om stämmer.');
  expect(verified.code).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});
