import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { alive } from './fixtures.ts';

const root = path.resolve(import.meta.dirname, '../..');

export const PASSWORD = 'fyra vanliga ord räcker';
export const VECTOR_SEED = '2026-H2-530177';
export const VECTOR_FINGERPRINT = 'e8c3d946b8712b7ed8c4e31d2547869b16102714b01c52e1549bce284534835c';

/** The first visit: an administrator who also leads controls. */
export async function firstVisit(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page).toHaveURL(/\/start$/);
  await alive(page);
  await page.getByLabel('Kommunens eller förvaltningens namn').fill('Ekhamra kommun');
  await page.getByLabel('Ditt namn').fill('Maria Ek');
  await page.getByLabel('Din e-postadress').fill('maria.ek@exempel.se');
  await page.getByLabel('Välj ett lösenord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Skapa och logga in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Översikt' })).toBeVisible();
}

export async function logOut(page: Page): Promise<void> {
  await page.getByText('Maria Ek').first().click();
  await page.getByRole('button', { name: 'Logga ut' }).first().click();
  await expect(page).toHaveURL(/\/logga-in/);
}

export async function logIn(page: Page, email = 'maria.ek@exempel.se', password = PASSWORD): Promise<void> {
  await page.goto('/logga-in');
  await alive(page);
  await page.getByLabel('E-post').fill(email);
  await page.getByLabel('Lösenord').fill(password);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Översikt' })).toBeVisible();
}

/** A register with the shared placements file read into it; ends on the page that says so. */
export async function importPlacements(page: Page, file: string): Promise<void> {
  await page.goto('/register/ny');
  await alive(page);
  await page.getByLabel('Namn').fill('Placeringar');
  await page.getByRole('radio', { name: 'Placeringar', exact: true }).check();
  await page.getByRole('button', { name: 'Skapa registret' }).click();
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole('button', { name: 'Ladda upp och förhandsgranska' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kontrollera före inläsning' })).toBeVisible();
  await page.getByRole('button', { name: 'Läs in 211 ärenden' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Inläst' })).toBeVisible();
}

/** A control from the shipped template and its round with reference date 31 October 2026; ends on the round's page. */
export async function startRound(page: Page): Promise<void> {
  await page.goto('/kontroller/ny');
  await alive(page);
  await page.getByLabel('Placerade barn, halvårskontroll').check();
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await page.getByLabel('Maria Ek').check();
  await page.getByRole('button', { name: 'Spara kontrollen' }).first().click();
  await page.getByRole('link', { name: 'Starta en omgång' }).first().click();
  await page.getByLabel('Referensdatum').fill('2026-10-31');
  await page.getByRole('button', { name: 'Starta omgången' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Andra halvåret 2026' })).toBeVisible();
}

/** Freezes and draws with the seed of the worked vector. */
export async function freezeAndDraw(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Frys urvalsramen' }).click();
  await page.getByLabel('Skriv in ett frö').check();
  await page.getByLabel('Inskrivet frö').fill(VECTOR_SEED);
  await page.getByRole('button', { name: 'Dra urvalet' }).click();
  await expect(page.getByRole('table', { name: 'Dragna ärenden' })).toBeVisible();
}

export async function shareOut(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Fördela granskningarna', exact: true }).click();
  await page.getByRole('button', { name: 'Fördela granskningarna', exact: true }).click();
  await expect(page.getByText('0 av 10 inlämnade').first()).toBeVisible();
}

/** The question that has the focus, by its key; null when none has. */
function focusedQuestion(page: Page): Promise<string | null> {
  return page.evaluate(
    () => document.activeElement?.closest('[data-question]')?.getAttribute('data-question') ?? null,
  );
}

/** Why the reviewer does not follow a suggestion that the register gives. */
const OVERRIDE = 'Akten har ett senare datum än registret.';

/**
 * Answers the open review by keyboard alone: J on everything but the questions in `faults`, where N is pressed and the
 * description typed. Where the register suggests "nej", J needs a reason. Ends with everything answered and saved.
 */
export async function answerByKeyboard(
  page: Page,
  faults: Readonly<Record<string, string>> = {},
): Promise<void> {
  await alive(page);
  // The page is alive a moment before it listens to single keys.
  await expect(async () => {
    await page.keyboard.press('o');
    expect(await focusedQuestion(page)).not.toBeNull();
  }).toPass();
  let question = await focusedQuestion(page);
  while (question !== null) {
    const card = page.locator(`[data-question="${question}"]`);
    const description = faults[question];
    const isSuggestedNo = await card.getByText('Förslag ur registret: Nej').isVisible();
    const words = description ?? (isSuggestedNo ? OVERRIDE : undefined);
    await page.keyboard.press(description === undefined ? 'j' : 'n');
    if (words !== undefined) {
      await expect(card.locator('textarea').first()).toBeFocused();
      await page.keyboard.type(words);
      await page.keyboard.press('Control+Enter');
    }
    question = await nextUnanswered(page, question);
  }
  await expect(page.getByText(/(\d) av \1 besvarade · sparat/)).toBeVisible();
}

/** Waits until the focus has moved on, or until nothing is left to answer. */
async function nextUnanswered(page: Page, from: string): Promise<string | null> {
  const next = await page.waitForFunction((previous) => {
    const now = document.activeElement?.closest('[data-question]')?.getAttribute('data-question') ?? null;
    if (now !== null && now !== previous) return { now };
    const isDone = /(\d+) av \1 besvarade/.test(document.querySelector('main')?.textContent ?? '');
    return isDone ? { now: null } : false;
  }, from);
  return ((await next.jsonValue()) as { now: string | null }).now;
}

/** A new register with one file read into it as the program suggests; ends on the page that says so. */
export async function importRegister(
  page: Page,
  { name, kind, file, rows }: { name: string; kind: string; file: string; rows: string },
): Promise<void> {
  await page.goto('/register/ny');
  await alive(page);
  await page.getByLabel('Namn').fill(name);
  await page.getByRole('radio', { name: kind, exact: true }).check();
  await page.getByRole('button', { name: 'Skapa registret' }).click();
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole('button', { name: 'Ladda upp och förhandsgranska' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kontrollera före inläsning' })).toBeVisible();
  await page.getByRole('button', { name: `Läs in ${rows} ärenden` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Inläst' })).toBeVisible();
}

/** The form of a new control from a ready one. */
export async function newControlFrom(page: Page, template: string): Promise<void> {
  await page.goto('/kontroller/ny');
  await alive(page);
  await page.getByRole('radio', { name: template, exact: true }).check();
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Urvalsram' })).toBeVisible();
}

/** Saves the control in the form and starts a round of it; ends on the round's page. */
export async function saveControlAndStart(page: Page, referenceOn: string): Promise<void> {
  await page.getByRole('button', { name: 'Spara kontrollen' }).first().click();
  await page.getByRole('link', { name: 'Starta en omgång' }).first().click();
  await page.getByLabel('Referensdatum').fill(referenceOn);
  await page.getByRole('button', { name: 'Starta omgången' }).click();
  await expect(page.getByRole('button', { name: 'Frys urvalsramen' })).toBeVisible();
}

/** Where a link that gives a file leads to on this disk. */
export async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  return file.path();
}

/** A table on screen as its cells' texts. */
export function tableOnScreen(page: Page, name: string | RegExp): Promise<string[][]> {
  return page
    .getByRole('table', { name, exact: true })
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th,td')].map((cell) => cell.textContent?.trim() ?? '')),
    );
}

/** On the page of a round: finalises it with a reason for each review that is not handed in. */
export async function finaliseWithoutTheRest(page: Page): Promise<void> {
  for (const reason of await page.getByLabel(/^Varför granskas inte/).all())
    await reason.fill('Hanns inte med.');
  await page.getByRole('button', { name: 'Fastställ utan dessa' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Fastställ utan/ })
    .click();
  await expect(page.getByText(/Omgången är fastställd som nummer/)).toBeVisible();
}

/** `aktsam verify` as a stranger runs it, in a process of its own. */
export async function verifyOnCommandLine(
  protocol: string,
  frame: string,
): Promise<{ code: number | null; output: string }> {
  const program = path.join(root, 'app/cli/aktsam.ts');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', program, 'verify', '--protocol', protocol, '--frame', frame],
    { cwd: root },
  );
  let output = '';
  child.stdout.on('data', (piece: Buffer) => {
    output += piece.toString('utf8');
  });
  child.stderr.on('data', (piece: Buffer) => {
    output += piece.toString('utf8');
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}

/** Adds a person to the organisation with a role in its only unit; answers with the temporary password. */
export async function addPerson(
  page: Page,
  { name, email, role }: { name: string; email: string; role: string },
): Promise<string> {
  await page.goto('/organisation/personer');
  await page.getByRole('link', { name: 'Lägg till person' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lägg till person' })).toBeVisible();
  await page.getByLabel('Namn', { exact: true }).fill(name);
  await page.getByLabel('E-post').fill(email);
  await page.getByRole('radio', { name: role, exact: true }).check();
  await page.getByLabel('Enhet').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Lägg till personen' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('button', { name: 'Skapa ett tillfälligt lösenord' }).click();
  const words = page.getByText('Det visas bara nu.', { exact: false });
  return words.locator('xpath=preceding-sibling::p[1]').innerText();
}

/** Logs in with a temporary password, and chooses a password of one's own as the program asks. */
export async function logInFirstTime(page: Page, email: string, temporary: string): Promise<void> {
  await page.goto('/logga-in');
  await alive(page);
  await page.getByLabel('E-post').fill(email);
  await page.getByLabel('Lösenord').fill(temporary);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page).toHaveURL(/\/konto$/);
  await page.getByLabel('Nuvarande lösenord').fill(temporary);
  await page.getByLabel('Nytt lösenord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Byt lösenord' }).click();
  await expect(page).toHaveURL(/sparat=losenord/);
}
