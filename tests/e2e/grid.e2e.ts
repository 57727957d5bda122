import path from 'node:path';
import type { Page } from '@playwright/test';
import { alive, expect, expectAccessible, test } from './fixtures.ts';
import { firstVisit, importRegister, newControlFrom, saveControlAndStart } from './steps.ts';

const register = path.resolve(import.meta.dirname, '../fixtures/registers/stadning-promenader-2020.csv');
const FAULT = 'Det står 60 minuter men inte hur ofta.';

/** How the whole table stands, once nothing is on its way. A pattern takes the spaces within numbers as they are. */
const status = (page: Page, words: string) =>
  expect(page.getByText(new RegExp(`^${words} besvarade · sparat`.replaceAll(' ', '\\s')))).toBeVisible({
    timeout: 60_000,
  });

/** The active cell: its row number, its column's heading, and what it says. */
const cell = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement?.closest('[data-cell]');
    const at = Number(active?.getAttribute('data-cell'));
    return {
      row: Number(active?.closest('tr')?.getAttribute('aria-rowindex')),
      column: document.querySelectorAll('[role="grid"] thead th')[at]?.textContent ?? '',
      text: active?.textContent ?? '',
    };
  });

test('480 decisions are answered as a table by keyboard alone', async ({ page }) => {
  test.setTimeout(300_000);
  await firstVisit(page);
  await importRegister(page, { name: 'Biståndsbeslut', kind: 'Beslut', file: register, rows: '480' });
  await newControlFrom(page, 'Städning och promenader, alla beslut');
  await page.getByLabel('Maria Ek').check();
  await saveControlAndStart(page, '2020-12-31');
  await page.getByRole('button', { name: 'Frys urvalsramen' }).click();
  await page.getByRole('button', { name: 'Bestäm urvalet' }).click();
  await page.getByRole('link', { name: 'Fördela granskningarna', exact: true }).click();
  await page.getByRole('button', { name: 'Fördela granskningarna', exact: true }).click();
  await expect(page.getByText('0 av 480 inlämnade').first()).toBeVisible();
  await page.goto('/granskningar');
  await page.getByRole('link', { name: 'Svara i tabellen' }).click();
  await alive(page);
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '481');
  // Far from all of them are drawn.
  expect(await grid.getByRole('row').count()).toBeLessThan(80);

  // The page is alive a moment before it listens to single keys.
  await expect(async () => {
    await page.keyboard.press('o');
    expect(await cell(page)).toMatchObject({ row: 2 });
  }).toPass();

  // One number is written, and fills the whole column.
  await page.keyboard.press('6');
  await page.keyboard.press('0');
  await page.keyboard.press('Enter');
  await expect.poll(() => cell(page)).toMatchObject({ row: 3, text: /inte besvarad/ });
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expect(page.getByText('479 svar ifyllda: 60 minuter per månad.')).toBeVisible();
  await status(page, '480 av 1 440');
  // Taken back in one step, and filled anew.
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Ångrat: 479 svar återställda.')).toBeVisible();
  await page.keyboard.press('Control+Home');
  await expectAccessible(page);
  await page.keyboard.press('o');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await status(page, '480 av 1 440');

  // J through the next column, every cell by its own key; a further question then applies to each.
  await page.keyboard.press('o');
  expect(await cell(page)).toMatchObject({ row: 2, column: 'Skillnaden är förklarad' });
  for (let row = 0; row < 480; row += 1) await page.keyboard.press('j');
  await status(page, '960 av 1 920');

  // Several choices: one is switched on, and marked rows are filled with it.
  await page.keyboard.press('o');
  expect(await cell(page)).toMatchObject({ row: 2, column: 'Vad som förklarar skillnaden' });
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await status(page, '1 440 av 1 920');

  // A fault with its description, in the column that makes deviations, and the rest of the column filled with J.
  await page.keyboard.press('o');
  expect(await cell(page)).toMatchObject({ row: 2, column: 'Hur ofta insatsen ges framgår' });
  await page.keyboard.press('n');
  await expect(page.getByLabel('Beskriv bristen kort')).toBeFocused();
  await page.keyboard.type(FAULT);
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => cell(page)).toMatchObject({ row: 3 });
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expect(page.getByText('478 svar ifyllda: Ja.')).toBeVisible();
  await status(page, '1 920 av 1 920');

  // All of it is on the server: read again, only the row with the fault and its description are found.
  await page.reload();
  await alive(page);
  await status(page, '1 920 av 1 920');
  await page.getByLabel('Visa').focus();
  await page.keyboard.type('Med');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await expect(grid.getByRole('row').nth(1)).toContainText('Nej');
  await page.getByRole('button', { name: 'Lämna in alla som är klara (480)' }).focus();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { level: 1, name: '480 av 480 granskningar är inlämnade' }),
  ).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('480 granskningar lämnades in nu.')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/avvikelser');
  await expect(page.getByText('1 avvikelse', { exact: true })).toBeVisible();
});
