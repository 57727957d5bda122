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

/** The groups of the page as Chromium's own tree of accessibility has them. */
async function heardGroups(page: Page): Promise<{ name: string; description: string }[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ role }) => role?.value === 'group')
    .map(({ name, description }) => ({
      name: String(name?.value ?? ''),
      description: String(description?.value ?? ''),
    }));
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
    await expect(page.getByRole('heading', { level: 1, name: /^Granskning av / })).toBeVisible();
    await expectFrame(page);
    const main = page.getByRole('main');
    const wordings = await main
      .locator('fieldset[data-question] > legend')
      .evaluateAll((all) => all.map((legend) => legend.textContent?.trim() ?? ''));
    expect(wordings.length).toBeGreaterThan(2);
    expectInOrder(await readingOf(main), [
      /link "Mina granskningar"/,
      /heading "Granskning av .+" \[level=1\]/,
      'complementary "Ärendets uppgifter"',
      'heading "Ärendet" [level=2]',
      'term: Referensdatum',
      /\d+ av \d+ besvarade/,
      'progressbar "Besvarade frågor"',
      'form "Checklista"',
      ...wordings.map((wording) => `group "${wording}"`),
      'button "Lämna in granskningen"',
    ]);
  });

  await test.step('each question is a group with its wording as name and its help and law as description', async () => {
    // Folded help is no less a description: what the browser itself computes for a screen reader, before anything is opened.
    const groups = (await heardGroups(page)).filter(({ name }) => /^\d+\. /.test(name));
    expect(groups.length).toBe(await page.locator('fieldset[data-question]').count());
    for (const card of await page.locator('fieldset[data-question]').all()) {
      const name = (await card.locator('legend').textContent())?.trim();
      const folded = card.locator('details', { hasText: 'När gäller frågan?' });
      const help = (await folded.locator('p').allTextContents()).map((words) => words.trim());
      expect(help[0]?.length).toBeGreaterThan(10);
      const heard = groups.find((group) => group.name === name);
      for (const words of help) expect(heard?.description).toContain(words);
    }
    expect(groups.some(({ description }) => /Rättsligt stöd: .*\d+ §/.test(description))).toBe(true);
  });

  await test.step('one question: its wording, the choices with the chosen one, where the answer is', async () => {
    const card = page.locator('fieldset[data-question]').filter({ hasText: 'Rättsligt stöd:' }).first();
    await card.getByRole('radio', { name: /^Ja/ }).check();
    await expect(card.getByText(/Sparat \d|Svaret är sparat\./)).toBeVisible();
    await card.getByText('När gäller frågan?').click();
    await expect(card.locator('details').getByText('Rättsligt stöd:')).toBeVisible();
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
      'navigation "Omgångens steg"',
      ...['Urvalsram', 'Dragning', 'Granskning', 'Resultat', 'Fastställd'].map((step) => `link "${step}"`),
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
    await alive(page);
    await page.getByRole('button', { name: /^Börja på version \d/ }).click();
    await expect(page).toHaveURL(/\/checklistor\/1\/utkast$/);
    await expectFrame(page);
    const main = page.getByRole('main');
    const sections = await main.getByRole('heading', { level: 2 }).allTextContents();
    const first = main.locator('ol').first().getByRole('listitem');
    const question = await first.first().getByRole('link').first().textContent();
    expect(sections.length).toBeGreaterThan(2);
    expectInOrder(await readingOf(main), [
      /heading "Placerade barn.*" \[level=1\]/,
      `heading "${sections[0]}" [level=2]`,
      `link "Ändra avsnittet ${sections[0]}"`,
      /listitem:\s+- paragraph:\s+- text: "?1\./,
      `link "${question}"`,
      new RegExp(`link "Ta bort frågan ${question}"`),
      `link "Lägg till fråga i avsnittet ${sections[0]}"`,
      `heading "${sections[1]}" [level=2]`,
    ]);
  });
});
