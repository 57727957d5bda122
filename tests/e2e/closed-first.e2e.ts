import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import seedrandom from 'seedrandom';
import { alive, expect, expectAccessible, test } from './fixtures.ts';
import { readWorkbook, tableIn } from './read-workbook.ts';
import {
  answerByKeyboard,
  download,
  firstVisit,
  importRegister,
  newControlFrom,
  saveControlAndStart,
  tableOnScreen,
  verifyOnCommandLine,
} from './steps.ts';

const register = path.resolve(import.meta.dirname, '../fixtures/registers/avslutade-arenden-2026-08.csv');
const NOT_BY_LOT = 'Inte slumpvis utvalt: de första i datumordning granskas.';
const SHORTFALL = 'Urvalet skulle vara 3 i gruppen Familjerätten, men det finns bara 2. Alla är med.';

type Closed = { key: string; group: string; closedOn: string };

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The cases closed in August, read here without the program. */
const closed: Closed[] = readFileSync(register, 'utf8')
  .replace('\u{feff}', '')
  .trim()
  .split('\r\n')
  .slice(1)
  .map((line) => line.split(';'))
  .map(([key = '', group = '', , , , closedOn = '']) => ({ key, group, closedOn }))
  .filter(({ closedOn }) => closedOn.startsWith('2026-08-'));

/** The first three of each group by day; those of the same day by ticket. */
function firstThree(seed: string) {
  const ticketOf = ({ key }: Closed) => seedrandom(`${seed}|${key}`)();
  return [...new Set(closed.map(({ group }) => group))].sort(byBytes).flatMap((name) =>
    closed
      .filter(({ group }) => group === name)
      .sort((a, b) => byBytes(a.closedOn, b.closedOn) || ticketOf(a) - ticketOf(b))
      .slice(0, 3)
      .map((one) => ({ ...one, ticket: ticketOf(one) })),
  );
}

/** Where a day leaves fewer places than it has cases, the lot decides: the fixture must have such days. */
function groupsWithTies(): number {
  const names = [...new Set(closed.map(({ group }) => group))];
  return names.filter((name) => {
    const days = closed
      .filter(({ group }) => group === name)
      .map(({ closedOn }) => closedOn)
      .sort();
    return days[2] !== undefined && days[2] === days[3];
  }).length;
}

async function fixedDays(page: Page, from: string, to: string) {
  await page.getByLabel('Från och med').selectOption({ label: 'en viss dag' });
  await page.getByLabel('Vilken dag').fill(from);
  await page.getByLabel('Till och med').selectOption({ label: 'en viss dag' });
  await page.getByLabel('Vilken dag').last().fill(to);
}

test('the first three closed in August in each group, by date and not by lot', async ({ page }) => {
  test.setTimeout(300_000);
  expect(groupsWithTies()).toBeGreaterThanOrEqual(2);
  await firstVisit(page);
  await importRegister(page, { name: 'Avslutade ärenden', kind: 'Ärenden', file: register, rows: '41' });
  await newControlFrom(page, 'De tre först avslutade i varje grupp');
  await expect(page.getByLabel('Grupper efter kolumnen')).toHaveValue('Grupp');
  await fixedDays(page, '2026-08-01', '2026-08-31');
  await page.getByLabel('Maria Ek').check();
  await expect(page.getByText(`${closed.length} ärenden`).first()).toBeVisible();
  await expectAccessible(page);
  await saveControlAndStart(page, '2026-09-30');
  await page.getByRole('button', { name: 'Frys urvalsramen' }).click();

  // Nothing to choose a seed for.
  await expect(page.getByRole('button', { name: 'Bestäm urvalet' })).toBeVisible();
  await expect(page.getByText('Var ska fröet komma ifrån?')).toHaveCount(0);
  await page.getByRole('button', { name: 'Bestäm urvalet' }).click();
  await expect(page.getByRole('table', { name: 'Ärenden i urvalet' })).toBeVisible();
  const seed = await page.locator('dt', { hasText: /^Frö$/ }).locator('+ dd').innerText();
  const chosen = firstThree(seed);
  expect(chosen.length).toBe(20);
  const asListed = chosen.map(({ key, group }, index) => [String(index + 1), key, group]);
  expect((await tableOnScreen(page, 'Ärenden i urvalet')).map((row) => row.slice(0, 3))).toEqual(asListed);
  await expect(page.getByText(NOT_BY_LOT)).toBeVisible();
  await expect(page.getByText(SHORTFALL)).toBeVisible();
  await expectAccessible(page);
  const roundAt = page.url().replace(/#.*$/, '');

  // The protocol: marked on the page and in both files, and it can be checked.
  await page.getByRole('link', { name: 'Visa urvalsprotokollet' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Urvalsprotokoll' })).toBeVisible();
  await alive(page);
  await expect(page.getByText(NOT_BY_LOT)).toBeVisible();
  await expect(page.getByText(SHORTFALL)).toBeVisible();
  await expectAccessible(page);
  const protocol = await download(page, 'Protokoll (JSON)');
  const { dragningar } = JSON.parse(readFileSync(protocol, 'utf8'));
  expect(dragningar.length).toBe(1);
  expect(dragningar[0].dragnaÄrenden).toEqual(
    chosen.map(({ key, group, ticket }, index) => ({
      ordning: index + 1,
      ärende: key,
      slumptal: ticket,
      grupp: group,
      skäl: 'datumordning',
      ersatt: false,
    })),
  );
  expect(dragningar[0].bristerData).toEqual([
    { slag: 'förLitenGrupp', grupp: 'Familjerätten', önskat: 3, fanns: 2 },
  ]);
  const verified = await verifyOnCommandLine(protocol, await download(page, 'Urvalsram (CSV)'));
  expect(verified.output).toContain('Allt som går att räkna om stämmer.');
  expect(verified.code).toBe(0);

  // Everything reviewed and finalised: now a random sample would have had its intervals.
  await page.goto(roundAt);
  await page.getByRole('link', { name: 'Fördela granskningarna', exact: true }).click();
  await page.getByRole('button', { name: 'Fördela granskningarna', exact: true }).click();
  await expect(page.getByText('0 av 20 inlämnade').first()).toBeVisible();
  for (const { key } of chosen) {
    await page.goto('/granskningar');
    await page.getByRole('link', { name: key }).click();
    await answerByKeyboard(page);
    await page.getByRole('button', { name: 'Lämna in granskningen' }).click();
    await expect(page.getByRole('heading', { name: `Granskningen av ${key} är inlämnad` })).toBeVisible();
  }
  await page.goto(roundAt);
  await alive(page);
  await page.getByRole('button', { name: 'Fastställ omgången' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Fastställ omgången' }).click();
  await expect(page.getByText(/Omgången är fastställd som nummer/)).toBeVisible();
  await expectNoInterval(page);
  await expect(page.getByText('Inte slumpvis utvalt', { exact: true })).toBeVisible();
  const workbook = await readWorkbook(await download(page, 'Hämta Excel, intern'));
  const questions = tableIn(workbook, 'Per fråga', 'Nr');
  expect(questions.length).toBeGreaterThan(0);
  for (const row of questions) {
    for (const end of ['Minst antal', 'Högst antal', 'Minst andel', 'Högst andel']) {
      expect(row[`${end} i gruppen`]).toBe('–');
    }
  }
  expect(workbook.get('Urvalsprotokoll')?.some((row) => row[1] === NOT_BY_LOT)).toBe(true);

  // And for whoever reads only the finished result.
  await page.goto(roundAt.replace('omgangar', 'resultat'));
  await expect(page.getByText(NOT_BY_LOT)).toBeVisible();
  await expectNoInterval(page);
  await expect(page.getByText('Familjerätten')).toHaveCount(0);
  await expectAccessible(page);
});

/** Shares are given, and nothing is said of more cases than those reviewed. */
async function expectNoInterval(page: Page) {
  const figures = await tableOnScreen(page, 'Alla siffror');
  expect(figures.length).toBeGreaterThan(0);
  expect(figures.map((row) => row[4])).toEqual(figures.map(() => '–'));
  await expect(page.locator('main').getByText('troligen')).toHaveCount(0);
}
