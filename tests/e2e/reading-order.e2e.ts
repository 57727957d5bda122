import type { Locator, Page } from '@playwright/test';
import { DEMO_PASSWORD, demoEmail } from '#db/demo/municipality.ts';
import { alive, expect, test } from './fixtures.ts';
import { logIn } from './steps.ts';

/** What Chromium hands to a screen reader, in the order it is read: a line for each thing with its role and name. */
async function readingOf(place: Locator): Promise<string> {
  return place.ariaSnapshot();
}

/** The things stand in this order; each is looked for after the one before. */
function expectInOrder(reading: string, things: readonly (string | RegExp)[]): void {
  let from = 0;
  for (const thing of things) {
    const rest = reading.slice(from);
    const at = typeof thing === 'string' ? rest.indexOf(thing) : rest.search(thing);
    expect(
      at,
      `${thing} after\n${reading.slice(Math.max(0, from - 200), from)}\nin\n${rest}`,
    ).toBeGreaterThanOrEqual(0);
    from += at + 1;
  }
}

/** Landmarks, one heading of the first level, and no level of headings jumped over. */
async function expectFrame(page: Page): Promise<void> {
  await expect(page.getByRole('banner')).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('navigation').first()).toBeAttached();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  const levels = await page
    .getByRole('main')
    .locator('h1, h2, h3, h4, h5')
    .evaluateAll((headings) => headings.map((heading) => Number(heading.tagName[1])));
  expect(levels[0]).toBe(1);
  for (const [index, level] of levels.entries())
    expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
}

test('the work list, a review, the round and the editor are read in an order that makes sense', async ({
  page,
}) => {
  await page.goto('/start');
  await alive(page);
  await page.getByRole('button', { name: 'Fyll programmet med den påhittade kommunen' }).click();
  await expect(page).toHaveURL(/\/logga-in/, { timeout: 60_000 });

  await test.step('the work list: heading, the round with its progress, then each review', async () => {
    await logIn(page, demoEmail('granskare'), DEMO_PASSWORD);
    await page.goto('/granskningar');
    await expectFrame(page);
    expectInOrder(await readingOf(page.getByRole('main')), [
      'heading "Mina granskningar" [level=1]',
      /heading ".+, .+" \[level=2\]/,
      /\d+ granskning(ar)? kvar\. Klart senast/,
      /progressbar "\d+ av \d+ klara"/,
      /table "Granskningar i .+"/,
      'columnheader "Ärende"',
      'columnheader "Läge"',
      /rowheader ".+"/,
      /Inlämnade \(\d+\)/,
    ]);
  });

  await test.step('a review: heading, facts, how far, then the questions with what belongs to each', async () => {
    await page.getByRole('table').first().getByRole('rowheader').getByRole('link').first().click();
    await alive(page);
    await expectFrame(page);
    const main = page.getByRole('main');
    const wordings = await main
      .locator('fieldset[data-question] > legend')
      .evaluateAll((all) => all.map((legend) => legend.textContent?.trim() ?? ''));
    expect(wordings.length).toBeGreaterThan(2);
    expectInOrder(await readingOf(main), [
      /link "Mina granskningar"/,
      /heading "Granskning av .+" \[level=1\]/,
      /heading "Ärendet.*" \[level=2\]|heading "Uppgifter.*" \[level=2\]|heading .+ \[level=2\]/,
      /\d+ av \d+ besvarade/,
      'progressbar "Besvarade frågor"',
      'form "Checklista"',
      ...wordings.map((wording) => `group "${wording}"`),
      'button "Lämna in granskningen"',
    ]);
  });

  await test.step('one question: its wording, the choices with the chosen one, where the answer is', async () => {
    const card = page.locator('[data-question="overvagande-i-tid"]');
    await card.getByRole('radio', { name: 'Ja', exact: true }).check();
    await expect(card.getByText(/Sparat \d|Svaret är sparat\./)).toBeVisible();
    await card.getByText('När gäller frågan?').click();
    await expect(card.getByText('Rättsligt stöd:', { exact: false })).toBeVisible();
    expectInOrder(await readingOf(card), [
      /^- group "\d+\. /,
      /radio "Ja.*" \[checked\]/,
      /radio "Nej/,
      /sparat/i,
      'När gäller frågan?',
      'Rättsligt stöd:',
    ]);
  });

  await test.step('the round: heading, the five steps, then each step in turn', async () => {
    await page.context().clearCookies();
    await logIn(page, demoEmail('avdelningschef'), DEMO_PASSWORD);
    await page.goto('/omgangar/2');
    await expectFrame(page);
    expectInOrder(await readingOf(page.getByRole('main')), [
      /heading ".+" \[level=1\]/,
      'list "Omgångens steg"',
      'heading "1. Urvalsram" [level=2]',
      'heading "2. Dragning" [level=2]',
      'heading "3. Granskning" [level=2]',
      /progressbar "\d+ av \d+ inlämnade"/,
      'table "Granskarna och hur långt de har kommit"',
      'columnheader "Granskare"',
      'columnheader "Inlämnade"',
      /link "Påminn .+"/,
      'table "Granskningar"',
      'heading "4. Resultat" [level=2]',
    ]);
  });

  await test.step('the editor: heading, then the sections of the checklist with their questions', async () => {
    await page.context().clearCookies();
    await logIn(page, demoEmail('kvalitet'), DEMO_PASSWORD);
    await page.goto('/checklistor/1');
    await expectFrame(page);
    expectInOrder(await readingOf(page.getByRole('main')), [
      /heading ".+" \[level=1\]/,
      /heading ".+" \[level=2\]/,
    ]);
  });
});
