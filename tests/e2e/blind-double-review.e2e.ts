import path from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { ONE_REVIEWER } from '#app/features/controls/domain/review-procedure.ts';
import { DEMO_PASSWORD, demoEmail } from '#db/demo/municipality.ts';
import { alive, expect, expectAccessible, test } from './fixtures.ts';
import { answerByKeyboard, logIn } from './steps.ts';

const QUESTION = 'barnet-till-tals';
const DESCRIPTION = 'Barnet har inte hörts.';
const REASON = 'Samtalet finns inte i akten.';

type Prepared = { agreed: number; annas: number; sofias: number; key: string; sofia: string };

/** The invented municipality; one case of its round under way is given to two reviewers, blind. */
async function prepare(page: Page, dataFolder: string): Promise<Prepared> {
  await page.goto('/start');
  await alive(page);
  await page.getByRole('button', { name: /påhittad/ }).click();
  await expect(page).not.toHaveURL(/\/start$/, { timeout: 60_000 });
  const db = new Database(path.join(dataFolder, 'aktsam.sqlite'));
  const procedure = JSON.stringify({ ...ONE_REVIEWER, reviewersPerCase: 2, isBlind: true });
  db.prepare('UPDATE rounds SET procedure = ? WHERE id = 2').run(procedure);
  const other = db
    .prepare("SELECT id, email, case_worker_name AS worker FROM people WHERE display_name = 'Sofia Berg'")
    .get() as { id: number; email: string; worker: string | null };
  const annas = db
    .prepare(
      `SELECT r.id, r.frame_case_id AS caseId, f.key FROM reviews r JOIN people p ON p.id = r.reviewer_id
       JOIN frame_cases f ON f.id = r.frame_case_id
       WHERE p.email = ? AND r.round_id = 2 AND r.state = 'assigned'
       AND f.case_worker <> ? AND coalesce(f.co_worker, '') <> ? ORDER BY r.id`,
    )
    .get(demoEmail('granskare'), other.worker ?? '', other.worker ?? '') as {
    id: number;
    caseId: number;
    key: string;
  };
  db.prepare('UPDATE reviews SET slot = 1 WHERE id = ?').run(annas.id);
  const insert = db.prepare(
    "INSERT INTO reviews (round_id, frame_case_id, slot, state, reviewer_id, created_at) VALUES (2, ?, ?, 'assigned', ?, '2026-11-02T08:00:00.000Z')",
  );
  const sofias = Number(insert.run(annas.caseId, 2, other.id).lastInsertRowid);
  const agreed = Number(insert.run(annas.caseId, 0, null).lastInsertRowid);
  db.close();
  return { agreed, annas: annas.id, sofias, key: annas.key, sofia: other.email };
}

async function answer(page: Page, reviewId: number, faults: Readonly<Record<string, string>>): Promise<void> {
  await page.goto(`/granskningar/${reviewId}`);
  await answerByKeyboard(page, faults);
  await page.getByRole('button', { name: 'Lämna in granskningen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('är inlämnad');
}

test('two answer blind, settle what differs with a reason, and hand in one result', async ({
  page,
  program,
  complaints,
}) => {
  test.setTimeout(120_000);
  const { agreed, annas, sofias, key, sofia } = await prepare(page, program.dataFolder);
  await logIn(page, demoEmail('granskare'), DEMO_PASSWORD);
  await answer(page, annas, {});

  await page.context().clearCookies();
  await logIn(page, sofia, DEMO_PASSWORD);
  expect((await page.goto(`/granskningar/${annas}`))?.status()).toBe(404);
  expect((await page.goto(`/granskningar/${agreed}/enas`))?.status()).toBe(404);
  complaints.splice(0);
  await answer(page, sofias, { [QUESTION]: DESCRIPTION });

  await page.goto('/granskningar');
  await page.getByRole('link', { name: `Enas om ${key}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Enas om svaren i ${key}`);
  await alive(page);
  await expectAccessible(page);
  const question = page.locator(`#fraga-${QUESTION}`);
  await expect(question.getByText(DESCRIPTION)).toBeVisible();
  await question.getByRole('radio', { name: 'Nej' }).check();
  await question.getByRole('button', { name: 'Spara svaret' }).click();
  await expect(question.getByText('Skriv varför det är det gemensamma svaret.').first()).toBeVisible();
  // The browser tells of the refused form; that is what was asked for.
  expect(complaints.splice(0).filter((one) => !one.includes('422'))).toEqual([]);
  await question.getByLabel('Varför är det svaret?').fill(REASON);
  await question.getByRole('button', { name: 'Spara svaret' }).click();
  await expect(question.getByText(REASON).first()).toBeVisible();

  // "Nej" opens a question that only one of them was asked.
  const handIn = page.getByRole('button', { name: 'Lämna in det gemensamma svaret' });
  const opened = page.locator('#fraga-skal-barnet-inte-hort');
  await expect(opened.or(handIn).first()).toBeVisible();
  if (!(await handIn.isVisible())) {
    await opened.getByRole('radio').first().check();
    await opened.getByRole('button', { name: 'Spara svaret' }).click();
  }
  await expectAccessible(page);
  await handIn.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('är inlämnad');
  await page.goto(`/granskningar/${agreed}`);
  await expect(page.getByText(`Därför är det svaret: ${REASON}`, { exact: false })).toBeVisible();
  await expect(page.getByText('Alla svarade lika.').first()).toBeVisible();

  await page.context().clearCookies();
  await logIn(page, demoEmail('avdelningschef'), DEMO_PASSWORD);
  await page.goto('/omgangar/2');
  await page.getByRole('link', { name: 'Så lika svarade granskarna' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Samstämmighet');
  await expect(page.getByText('0 av 1 lika')).toBeVisible();
  await alive(page);
  await expectAccessible(page);
});
