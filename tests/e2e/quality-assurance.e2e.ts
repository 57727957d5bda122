import path from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { ONE_REVIEWER } from '#app/features/controls/domain/review-procedure.ts';
import { DEMO_PASSWORD, demoEmail } from '#db/demo/municipality.ts';
import { alive, expect, expectAccessible, test } from './fixtures.ts';
import { logIn } from './steps.ts';

const QUESTION = 'barnet-till-tals';
const DESCRIPTION = 'Barnet är 15 år och har inte hörts.';

/** The invented municipality, whose round under way asks for approval; returns a review that Anna has begun. */
async function prepare(page: Page, dataFolder: string): Promise<number> {
  await page.goto('/');
  await alive(page);
  await page.getByRole('button', { name: /påhittad/ }).click();
  await expect(page).not.toHaveURL(/\/start$/, { timeout: 60_000 });
  const db = new Database(path.join(dataFolder, 'aktsam.sqlite'));
  const procedure = JSON.stringify({ ...ONE_REVIEWER, needsApproval: true });
  db.prepare("UPDATE rounds SET procedure = ? WHERE state = 'reviewing'").run(procedure);
  const row = db
    .prepare(
      `SELECT r.id FROM reviews r JOIN people p ON p.id = r.reviewer_id JOIN rounds o ON o.id = r.round_id
       WHERE p.email = ? AND o.state = 'reviewing' AND r.state <> 'finished' ORDER BY r.id`,
    )
    .get(demoEmail('granskare')) as { id: number };
  db.close();
  return row.id;
}

const card = (page: Page, key: string) => page.locator(`[data-question="${key}"]`);

/** As somebody else, in a window of her own. */
async function windowOf(page: Page, account: string): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser');
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const own = await context.newPage();
  await logIn(own, demoEmail(account), DEMO_PASSWORD);
  return own;
}

async function open(page: Page, reviewId: number): Promise<void> {
  await page.goto(`/granskningar/${reviewId}`);
  await alive(page);
}

/** Everything yes but one, by mouse; each saved before the next. */
async function answerAll(page: Page): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    const lacking = page.locator('#lamna-in-rubrik ~ ul a').first();
    if ((await lacking.count()) === 0) break;
    const key = ((await lacking.getAttribute('href')) ?? '').replace('#fraga-', '');
    const one = card(page, key);
    await one.getByRole('radio', { name: key === QUESTION ? /^Nej/ : /^Ja/ }).check();
    const reason = one.locator(`textarea[name="reason:${key}"]`);
    await expect(async () => {
      if ((await reason.isVisible()) && (await reason.inputValue()) === '')
        await reason.fill(key === QUESTION ? DESCRIPTION : 'Se akten.');
      await expect(page.locator(`#lamna-in-rubrik ~ ul a[href="#fraga-${key}"]`)).toHaveCount(0, {
        timeout: 300,
      });
    }).toPass();
  }
}

test('a review goes back with two comments, is changed and approved, and only then makes its deviation', async ({
  page,
  program,
}) => {
  const reviewId = await prepare(page, program.dataFolder);
  const anna = await windowOf(page, 'granskare');
  await open(anna, reviewId);
  await answerAll(anna);
  await expect(anna.getByText('Granskningen väntar sedan på att någon annan godkänner den.')).toBeVisible();
  await anna.getByRole('button', { name: 'Lämna in granskningen' }).click();
  await expect(anna.getByText('Först då skapas eller ändras avvikelser.')).toBeVisible();

  const chef = await windowOf(page, 'avdelningschef');
  await chef.getByRole('link', { name: /på godkännande/ }).click();
  await expect(chef.getByRole('table', { name: 'Granskningar som väntar på godkännande' })).toBeVisible();
  await expectAccessible(chef);
  await chef.locator(`table a[href="/granskningar/${reviewId}"]`).click();
  await expect(chef.getByRole('heading', { name: 'Kvalitetssäkring' })).toBeVisible();
  await card(chef, QUESTION).getByText('Kommentera svaret').click();
  await card(chef, QUESTION)
    .getByLabel('Kommentar till svaret')
    .fill('Se journalen 12 mars: barnet har hörts.');
  await card(chef, QUESTION).getByRole('button', { name: 'Spara kommentaren' }).click();
  await expect(card(chef, QUESTION).getByText('Se journalen 12 mars')).toBeVisible();
  await chef.getByText('Kommentera granskningen som helhet').click();
  await chef.getByLabel('Kommentar till granskningen').fill('Bra gjort i övrigt.');
  await chef
    .getByRole('region', { name: 'Kvalitetssäkring' })
    .getByRole('button', { name: 'Spara kommentaren' })
    .click();
  await expect(chef.getByRole('button', { name: 'Godkänn (2 kommentarer kvar)' })).toBeDisabled();
  await expectAccessible(chef);
  await chef.getByRole('button', { name: 'Skicka tillbaka med 2 kommentarer' }).click();
  await expect(chef.getByText('Granskningen är skickad tillbaka.')).toBeVisible();

  await open(anna, reviewId);
  await expect(anna.getByText('2 kommentarer är inte klara.')).toBeVisible();
  // The key M finds the commented question; what she answers there is changed in place.
  await expect(async () => {
    await anna.keyboard.press('m');
    await expect(card(anna, QUESTION)).toBeFocused({ timeout: 500 });
  }).toPass();
  await card(anna, QUESTION).getByRole('radio', { name: /^Ja/ }).check();
  await card(anna, QUESTION).getByText('Svara', { exact: true }).click();
  await card(anna, QUESTION).getByLabel('Ditt svar').fill('Du har rätt, jag har ändrat.');
  await expectAccessible(anna);
  await card(anna, QUESTION).getByRole('button', { name: 'Skicka svaret' }).click();
  await expect(card(anna, QUESTION).getByText('Du har rätt, jag har ändrat.')).toBeVisible();
  // Another answer becomes the fault.
  const other = card(anna, 'genomforandeplan-aktuell');
  await other.getByRole('radio', { name: /^Nej/ }).check();
  await other.locator('textarea[name^="reason:"]').fill('Planen är två år gammal.');
  await answerAll(anna);
  await anna.getByRole('button', { name: 'Lämna in granskningen' }).click();
  await expect(anna.getByText('Först då skapas eller ändras avvikelser.')).toBeVisible();

  await open(chef, reviewId);
  for (const left of ['1 kommentar är inte klar.', 'Alla kommentarer är klara.']) {
    await chef.getByRole('button', { name: 'Markera som klar' }).first().click();
    await expect(chef.getByRole('region', { name: 'Kvalitetssäkring' }).getByText(left)).toBeVisible();
  }
  await chef.getByRole('button', { name: 'Godkänn granskningen' }).click();
  await expect(chef.getByText('Granskningen är godkänd.')).toBeVisible();
  await chef.goto(`/granskningar/${reviewId}/lamna-in`);
  await expect(
    chef.getByRole('table', { name: 'Avvikelser från granskningen' }).locator('tbody tr'),
  ).toHaveCount(1);
  // Nothing that was said is lost.
  await chef.goto(`/granskningar/${reviewId}`);
  await expect(chef.getByText('Godkänd', { exact: true })).toBeVisible();
  await card(chef, QUESTION).getByText('Kommentar av Marianne Svärd (klar)').click();
  await expect(card(chef, QUESTION).getByText('Du har rätt, jag har ändrat.')).toBeVisible();
});
