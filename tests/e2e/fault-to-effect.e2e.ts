import type { Page } from '@playwright/test';
import { DEMO_PASSWORD, demoEmail } from '#db/demo/municipality.ts';
import { alive, expect, expectAccessible, test } from './fixtures.ts';
import { readWorkbook, tableIn } from './read-workbook.ts';
import { answerByKeyboard, download, finaliseWithoutTheRest, logIn, tableOnScreen } from './steps.ts';

const NOT_HEARD = 'Det framgår inte att barnet har fått berätta själv.';
const LATER = '2027-06-02T07:00:00.000Z';

async function as(page: Page, account: string): Promise<void> {
  await page.context().clearCookies();
  await logIn(page, demoEmail(account), DEMO_PASSWORD);
}

/** Opens the first of the person's reviews that waits; its case. */
async function openNextReview(page: Page): Promise<string> {
  await page.goto('/granskningar');
  const link = page.getByRole('link', { name: /^\d{4}-\d+$/ }).first();
  const key = await link.innerText();
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: `Granskning av ${key}` })).toBeVisible();
  return key;
}

async function handIn(page: Page, key: string): Promise<void> {
  await page.getByRole('button', { name: 'Lämna in granskningen' }).click();
  // The button is gone: the focus goes to the heading, not to the top of the document.
  await expect(page.getByRole('heading', { name: `Granskningen av ${key} är inlämnad` })).toBeFocused();
}

async function finalise(page: Page): Promise<void> {
  await alive(page);
  await page.getByRole('button', { name: 'Fastställ omgången' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Fastställ omgången' }).click();
  await expect(page.getByText(/Omgången är fastställd som nummer/)).toBeVisible();
}

test('from a fault in a review to a follow-up that shows what came of the action', async ({
  page,
  program,
}) => {
  test.setTimeout(180_000);
  await page.goto('/start');
  await alive(page);
  await page.getByRole('button', { name: 'Fyll programmet med den påhittade kommunen' }).click();
  await expect(page).toHaveURL(/\/logga-in/, { timeout: 60_000 });

  // A reviewer finds the fault, and handing in makes the deviation.
  await as(page, 'granskare');
  const key = await openNextReview(page);
  await alive(page);
  await page.getByRole('button', { name: 'Lämna in granskningen' }).click();
  await expect(page.getByText(/inte inlämnad: \d\sfrågor kvar$/)).toBeVisible();
  await answerByKeyboard(page, { 'barnet-till-tals': NOT_HEARD });
  await handIn(page, key);
  const number =
    (
      await page
        .getByText(/AV-2026-\d{3}/)
        .first()
        .innerText()
    ).match(/AV-2026-\d{3}/)?.[0] ?? '';

  // Whoever leads the department judges it, plans an action for it and has it done.
  await as(page, 'avdelningschef');
  await page.goto('/avvikelser');
  await page.getByRole('link', { name: number, exact: true }).click();
  await expect(page.getByLabel('Din bedömning')).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await alive(other);
  await page.getByLabel('Din bedömning').fill('Samtalen förbereds inte.');
  await page.getByRole('button', { name: 'Spara bedömningen' }).click();
  await expect(page.getByRole('heading', { name: 'Nästa steg' })).toBeVisible();
  // A second window that saw it before is refused once, shows how it stands and takes what was written there.
  await other.getByLabel('Din bedömning').fill('Skrivet i ett annat fönster.');
  await other.getByRole('button', { name: 'Spara bedömningen' }).click();
  await expect(other.getByText(/^Någon annan har ändrat avvikelsen/)).toBeVisible();
  await expect(other.getByText('Samtalen förbereds inte.')).toBeVisible();
  await expect(other.getByLabel('Vad har hänt?')).toHaveValue('Skrivet i ett annat fönster.');
  await other.getByRole('button', { name: 'Spara som kommentar' }).click();
  await expect(other.getByText(/^Någon annan har ändrat/)).toHaveCount(0);
  await expect(other.getByText('Skrivet i ett annat fönster.')).toBeVisible();
  await other.close();
  await page.getByRole('link', { name: 'Ny åtgärd för avvikelsen' }).click();
  await page.getByLabel('Vad ska göras?').fill('Ny rutin för samtal');
  await page.getByLabel('Vad ska det ändra?').fill('Varje barn ska ha kommit till tals.');
  await page.getByLabel('Ansvarig').selectOption({ label: 'Marianne Svärd' });
  await page.getByLabel('Ska vara genomförd senast').fill('2026-11-30');
  await page.getByRole('button', { name: 'Spara åtgärden' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ny rutin för samtal' })).toBeVisible();
  await expect(page.getByRole('link', { name: number, exact: true })).toBeVisible();
  const action =
    (await page.getByText(/^Åtgärd ÅT-/).innerText()).match(/ÅT-\d{4}-\d{3}/)?.[0] ??
    'an action without a number';
  await page.getByRole('button', { name: 'Åtgärden är genomförd' }).click();
  await expect(page.getByRole('heading', { name: 'Följ upp åtgärden' })).toBeVisible();

  // The round that found it is finalised without what is left of it.
  await page.getByRole('link', { name: 'Andra halvåret 2026' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Andra halvåret 2026' })).toBeVisible();
  await finaliseWithoutTheRest(page);

  // Six months later the first page asks for the follow-up, and a small round gives it something to go by.
  await page.goto('about:blank');
  await program.kill();
  await program.start(LATER);
  await as(page, 'avdelningschef');
  await page.getByRole('link', { name: action }).first().click();
  await page.getByRole('link', { name: 'Starta en uppföljningsomgång' }).click();
  await expect(page.getByText('Frågar: Barnet har kommit till tals.').first()).toBeVisible();
  await expectAccessible(page);
  const chosen = await page.getByRole('checkbox', { checked: true }).all();
  // From the last: each that is let go is no longer among them.
  for (const one of chosen.reverse()) await one.uncheck();
  await page.getByLabel('Marianne Svärd').check();
  await page.getByRole('button', { name: 'Starta uppföljningsomgången' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Uppföljning av ÅT-\d{4}-\d+$/ })).toBeVisible();
  const round = page.url();
  await page.getByRole('button', { name: 'Frys urvalsramen' }).click();
  await page.getByRole('button', { name: 'Dra urvalet' }).click();
  await page.getByRole('link', { name: 'Fördela granskningarna', exact: true }).click();
  await page.getByRole('button', { name: 'Fördela granskningarna', exact: true }).click();
  await expect(page.getByText('0 av 5 inlämnade').first()).toBeVisible();
  for (let left = 5; left > 0; left -= 1) {
    const reviewed = await openNextReview(page);
    await answerByKeyboard(page);
    await handIn(page, reviewed);
  }
  await page.goto(round);
  await finalise(page);
  await expectAccessible(page);

  // Before and after stand beside each other; people answer whether it helped.
  await page.getByRole('link', { name: action }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ny rutin för samtal' })).toBeVisible();
  const [effect = []] = await tableOnScreen(page, /före och efter åtgärden$/);
  expect(effect[0]).toBe('Barnet har kommit till tals');
  expect(effect[1]).toMatch(/^\d av\s\d+ \(\d+\s%\)\./);
  expect(effect[1]).not.toContain('100');
  expect(effect[2]).toMatch(/^5 av\s5 \(100\s%\)\./);
  expect(effect[3]).toMatch(/^\d+ procentenheter högre än Andra halvåret 2026\. Det är för få ärenden/);
  await expectAccessible(page);
  await page.getByLabel('Ja', { exact: true }).check();
  await page.getByLabel('Hur ser ni det?').fill('Alla barn i urvalet är hörda.');
  await page.getByRole('button', { name: 'Spara uppföljningen' }).click();
  await expect(page.getByRole('heading', { name: 'Följ upp åtgärden' })).toHaveCount(0);

  // The action plan says so, on screen and in the file.
  await page.goto('/atgarder/plan');
  await expect(page.getByRole('row', { name: action })).toContainText(/Uppföljd.*Ja.*Alla barn i urvalet/);
  await expectAccessible(page);
  const sheets = await readWorkbook(await download(page, 'Hämta Excel'));
  expect(tableIn(sheets, 'Åtgärder', 'Enhet').find((row) => row['Nummer'] === action)).toMatchObject({
    Avvikelser: `Barnet har kommit till tals: ${number}`,
    'Avsedd effekt': 'Ja',
    'Så ser vi det': 'Alla barn i urvalet är hörda.',
  });
  expect([...sheets.values()].flat(2).map(String).join('\n')).not.toContain(key);
});
