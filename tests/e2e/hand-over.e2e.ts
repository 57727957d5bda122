import type { Page } from '@playwright/test';
import { DEMO_PASSWORD, demoEmail } from '#db/demo/municipality.ts';
import { alive, expect, expectAccessible, test } from './fixtures.ts';
import { logIn, tableOnScreen } from './steps.ts';

/** The invented municipality has a round under review, half handed in. */
const ROUND = '/omgangar/2';

test.beforeEach(async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/start');
  await alive(page);
  await page.getByRole('button', { name: 'Fyll programmet med den påhittade kommunen' }).click();
  await expect(page).toHaveURL(/\/logga-in/, { timeout: 60_000 });
});

/** Case, reviewer and state of each review of the round. */
async function whoHasWhat(page: Page): Promise<{ key: string; name: string; state: string }[]> {
  await page.goto(`${ROUND}/fordela`);
  await alive(page);
  const rows = await tableOnScreen(page, 'Fördelade granskningar');
  return rows.map(([key = '', name = '', state = '']) => ({ key, name, state }));
}

test('jäv by one click, an absent reviewer’s cases handed over, and one moved by hand', async ({ page }) => {
  await logIn(page, demoEmail('granskare'), DEMO_PASSWORD);
  await page.goto('/granskningar');
  await alive(page);
  const link = page
    .getByRole('main')
    .getByRole('link', { name: /^\d{4}-\d+$/ })
    .first();
  const key = (await link.textContent()) ?? '';
  await link.click();
  await alive(page);
  await page.getByRole('button', { name: 'Anmäl jäv' }).click();
  await page.getByRole('button', { name: 'Ja, anmäl jäv' }).click();
  await expect(page.getByText('Jäv är anmält')).toBeVisible();

  await page.context().clearCookies();
  await logIn(page, demoEmail('avdelningschef'), DEMO_PASSWORD);
  const before = await whoHasWhat(page);
  const moved = before.find((row) => row.key === key);
  expect(moved?.name).not.toBe('');
  expect(moved?.name).not.toContain('Anna Lindgren');
  const left = before.filter(({ name, state }) => name === 'Sofia Berg' && state !== 'Inlämnad');
  expect(left.length).toBeGreaterThan(0);

  await page.getByRole('link', { name: 'Lämna över allt som Sofia Berg har kvar' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lämna över allt som Sofia Berg har kvar');
  await expectAccessible(page);
  await expect(page.getByRole('radio', { name: 'Jämnt mellan de andra' })).toBeChecked();
  await page.getByRole('button', { name: 'Lämna över', exact: true }).click();
  await expect(page.getByText('är överlämna')).toContainText(String(left.length));
  await expectAccessible(page);
  const after = await whoHasWhat(page);
  expect(after.filter(({ name, state }) => name === 'Sofia Berg' && state !== 'Inlämnad')).toEqual([]);

  await page.getByRole('link', { name: 'Ändra för hand' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Fördela för hand' })).toBeVisible();
  await alive(page);
  await expectAccessible(page);
  const choice = page.getByRole('combobox', { name: `Granskare för ${key}` });
  await choice.focus();
  await choice.selectOption('Sofia Berg');
  await page.getByRole('button', { name: 'Spara fördelningen' }).click();
  await expect(page.getByText('Fördelningen är sparad')).toBeVisible();
  expect((await whoHasWhat(page)).find((row) => row.key === key)?.name).toBe('Sofia Berg');
});
